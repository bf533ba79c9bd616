import { RequestError } from './api.js'
import { byId, h } from './dom.js'
import { words } from './words.js'

/**
 * @typedef {import('../view.ts').FormView} FormView
 * @typedef {import('../../../chat/message.ts').Field} Field
 */

/** A text longer than this gets a box of several lines. */
const SHORT = 120

/**
 * Shows a form until it is sent or put away.
 * @param {FormView} form
 * @param {(values: Record<string, string>) => Promise<void>} submit
 */
export function openForm(form, submit) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('form'))
  const problem = h('p', { class: 'problem', role: 'alert' })
  const send = h('button', { type: 'submit', class: 'primary' }, h('span', {}, form.submit))
  const inputs = form.fields.map(field => ({ field, input: inputOf(field) }))
  const element = h(
    'form',
    {
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault()
        if (send.getAttribute('aria-busy')) return
        send.setAttribute('aria-busy', 'true')
        problem.textContent = ''
        try {
          const values = inputs.map(({ field, input }) => [field.name, input.value])
          await submit(Object.fromEntries(values))
        } catch (error) {
          const code = error instanceof RequestError ? error.code : ''
          problem.textContent = words.refused[code] ?? words.failed
        } finally {
          send.removeAttribute('aria-busy')
        }
      },
    },
    h('h2', { id: 'form-title' }, form.title),
    ...inputs.map(({ field, input }) => row(field, input)),
    problem,
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, words.cancel),
      send,
    ),
  )
  dialog.replaceChildren(element)
  if (!dialog.open) dialog.showModal()
}

/** Puts the form away. */
export function closeForm() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('form'))
  if (dialog.open) dialog.close()
}

/**
 * @param {Field} field
 * @param {HTMLElement} input
 */
function row(field, input) {
  const hint = field.kind === 'text' ? field.hint : undefined
  if (hint) input.setAttribute('aria-describedby', `${input.id}-hint`)
  const isOptional = field.kind === 'text' && !field.required
  return h(
    'div',
    { class: 'row' },
    h(
      'label',
      { for: input.id },
      field.label,
      isOptional && h('span', { class: 'muted' }, ` ${words.optional}`),
    ),
    hint && h('p', { class: 'muted', id: `${input.id}-hint` }, hint),
    input.tagName === 'SELECT' ? h('span', { class: 'select' }, input) : input,
  )
}

/** @param {Field} field */
function inputOf(field) {
  const id = `field-${field.name}`
  if (field.kind === 'select') {
    return h(
      'select',
      { id, name: field.name },
      ...field.options.map(({ value, label, selected }) => h('option', { value, selected }, label)),
    )
  }
  const { name, required, maxLength, placeholder, value } = field
  const common = { id, name, required, maxlength: maxLength, placeholder, autocomplete: 'off' }
  const input =
    maxLength > SHORT ? h('textarea', { ...common, rows: 3 }) : h('input', { ...common, type: 'text' })
  input.value = value ?? ''
  return input
}
