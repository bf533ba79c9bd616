import { RequestError } from './api.js'
import { byId, h, icon } from './dom.js'
import { words } from './words.js'

/** Too narrow for a thread beside the channel; and a phone, where it covers everything. */
const narrow = matchMedia('(max-width: 1079px)')
const phone = matchMedia('(max-width: 719px)')
const roomy = matchMedia('(hover: hover) and (min-width: 720px)')

let isLost = false

/** Whether the focus may go to a message box: on a phone that would bring up the keyboard. */
export const hasKeyboard = () => roomy.matches

/** @param {() => void} changed is called when there is room for more or less */
export function onResize(changed) {
  for (const query of [narrow, phone]) query.addEventListener('change', changed)
}

/** What a thread covers can be neither clicked nor reached by keys. @param {boolean} hasThread */
export function covered(hasThread) {
  const main = document.querySelector('main')
  const side = document.querySelector('nav')
  if (main) main.inert = hasThread && narrow.matches
  if (side) side.inert = hasThread && phone.matches
  // What is all that one has is what the page is about.
  const isAll = hasThread && narrow.matches
  byId('thread').setAttribute('role', isAll ? 'main' : 'complementary')
  byId('thread-title').ariaLevel = isAll ? '1' : null
}

/**
 * Says that the connection is lost, unless it is back in a moment.
 * @param {boolean} now
 */
export function showLost(now) {
  isLost = now
  if (!isLost) byId('offline').hidden = true
  setTimeout(() => {
    byId('offline').hidden = !isLost
  }, 1000)
}

/**
 * Says for a moment that something did not work.
 * @param {unknown} error
 */
export function complain(error) {
  const toast = byId('toast')
  toast.textContent = words.refused[error instanceof RequestError ? error.code : ''] ?? words.failed
  toast.hidden = false
  setTimeout(() => {
    toast.hidden = true
  }, 6000)
}

/** Puts the page's own sentences where the HTML asks for them. */
export function label() {
  const sentences = /** @type {Record<string, unknown>} */ (words)
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-say]'))) {
    element.textContent = String(sentences[element.dataset.say ?? ''])
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-label]'))) {
    element.setAttribute('aria-label', String(sentences[element.dataset.label ?? '']))
  }
  byId('offline').textContent = words.offline
  byId('thread-close').append(
    h('span', { class: 'wide' }, icon('close')),
    h('span', { class: 'narrow' }, icon('back')),
  )
}

/**
 * Closes what is open on Escape, unless that would lose what someone is writing or closes a form.
 * @param {() => void} close
 */
export function onEscape(close) {
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    const isWriting = event.target instanceof HTMLTextAreaElement && event.target.value !== ''
    if (!isWriting && !document.querySelector('dialog[open]')) close()
  })
}
