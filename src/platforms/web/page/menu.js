import { h } from './dom.js'
import { words } from './words.js'

/**
 * @typedef {import('./complete.js').Item} Item
 * @typedef {import('./complete.js').Completion} Completion
 * @typedef {import('../../../chat/command.ts').OptionSpec} OptionSpec
 */

/** The list of completions above a message box. The focus stays in the box; it says which item is current. */
export class Menu {
  /** @type {readonly Item[]} */
  #items = []
  #active = -1

  /**
   * @param {HTMLTextAreaElement} box
   * @param {(item: Item) => void} take
   */
  constructor(box, take) {
    this.box = box
    this.take = take
    this.id = `${box.id}-menu`
    this.usage = h('p', { class: 'usage' })
    this.list = h('ul', { id: this.id, role: 'listbox', 'aria-label': words.suggestions })
    this.keys = h('p', { class: 'keys' }, words.keys)
    this.element = h('div', { class: 'menu', hidden: true }, this.usage, this.list, this.keys)
    box.setAttribute('aria-autocomplete', 'list')
    box.setAttribute('aria-controls', this.id)
  }

  get isOpen() {
    return !this.element.hidden
  }

  /** The item that Enter would take. */
  get current() {
    return this.#items[this.#active]
  }

  get first() {
    return this.#items[0]
  }

  /**
   * @param {Completion} completion
   * @param {readonly Item[]} items
   */
  open(completion, items) {
    this.#items = items
    this.usage.replaceChildren(...usageOf(completion.usage))
    this.usage.hidden = !completion.usage
    this.list.replaceChildren(...items.map((item, index) => this.#row(item, index)))
    this.list.hidden = items.length === 0
    this.keys.hidden = items.length === 0
    this.element.hidden = items.length === 0 && !completion.usage
    this.#mark(completion.eager && items.length > 0 ? 0 : -1)
  }

  close() {
    this.element.hidden = true
    this.#items = []
    this.#mark(-1)
  }

  /** Moves to the next item or the one before, around the ends. @param {1 | -1} by */
  move(by) {
    const count = this.#items.length
    if (count === 0) return
    this.#mark(this.#active < 0 ? (by > 0 ? 0 : count - 1) : (this.#active + by + count) % count)
  }

  /** @param {number} index */
  #mark(index) {
    this.#active = index
    for (const [at, row] of [...this.list.children].entries()) {
      row.setAttribute('aria-selected', String(at === index))
      if (at === index) row.scrollIntoView({ block: 'nearest' })
    }
    if (index < 0) this.box.removeAttribute('aria-activedescendant')
    else this.box.setAttribute('aria-activedescendant', `${this.id}-${index}`)
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  #row(item, index) {
    return h(
      'li',
      {
        id: `${this.id}-${index}`,
        role: 'option',
        'aria-selected': false,
        // The box must not lose the focus to a click.
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => this.take(item),
      },
      h(item.code ? 'code' : 'span', { class: 'label' }, item.label),
      item.detail && h('span', { class: 'detail' }, item.detail),
      item.needs && h('span', { class: 'tag' }, words.manages),
    )
  }
}

/** @param {Completion['usage']} usage */
function usageOf(usage) {
  if (!usage) return []
  const parts = usage.parts.map(({ name, required, current }) => {
    const title = required ? words.required : words.optional
    return h('span', { class: current ? 'part now' : 'part', title }, required ? name : `${name}?`)
  })
  const help = usage.parts.some(part => part.current) && usage.spec ? helpOf(usage.spec) : ''
  return [h('code', {}, usage.command), ...parts, help && h('span', { class: 'help' }, help)].filter(
    part => part !== '',
  )
}

/** @param {OptionSpec} spec */
function helpOf(spec) {
  if (spec.type === 'text' && spec.like) return `${spec.summary}: ${spec.like}`
  return spec.summary
}
