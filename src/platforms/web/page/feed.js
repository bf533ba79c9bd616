import { h, icon } from './dom.js'
import { dayElement, messageElement } from './messages.js'
import { dayName, dayOf } from './time.js'
import { words } from './words.js'

/**
 * @typedef {import('../view.ts').MessageView} MessageView
 * @typedef {import('./messages.js').Hands} Hands
 * @typedef {{ key: string, signature: string, make: () => HTMLElement }} Item
 * @typedef {{ hands: Hands, messages: readonly MessageView[], head?: MessageView,
 *   replies: (id: string) => number | undefined, empty: () => HTMLElement }} Content
 *   `head` is the message that a thread hangs on
 */

/** Messages of one author that follow within this many milliseconds share one heading. */
const TOGETHER = 5 * 60_000
/** What stays free above a message that is read from its top, in pixels. */
const ABOVE = 8
/** How near the end counts as reading along, in pixels. */
const NEAR = 80

/** A list of messages that keeps its place: it follows what is new unless one has scrolled back. */
export class Feed {
  /** @type {Map<string, { element: HTMLElement, signature: string }>} */
  #shown = new Map()
  #follows = true
  #top = 0
  #place = ''
  #newest = 0

  /**
   * @param {HTMLElement} parent
   * @param {string} label
   */
  constructor(parent, label) {
    this.list = h('div', { class: 'list', role: 'log', 'aria-live': 'polite', 'aria-label': label })
    this.busy = h('p', { class: 'busy', hidden: true }, h('i'), h('i'), h('i'), h('span', {}, words.working))
    const inner = h('div', { class: 'inner' }, this.list, this.busy)
    this.scroller = h('div', { class: 'scroller', tabindex: 0, 'aria-label': label, role: 'region' }, inner)
    this.pill = h(
      'button',
      { class: 'pill', type: 'button', hidden: true, onclick: () => this.toEnd() },
      icon('down'),
      words.newMessages,
    )
    parent.append(this.scroller, this.pill)
    this.scroller.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.scroller
      const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR
      // A list that grew meanwhile also stands away from its end; only going up means reading back.
      if (isAtEnd) this.#follows = true
      else if (scrollTop < this.#top) this.#follows = false
      this.#top = scrollTop
      if (this.#follows) this.pill.hidden = true
    })
    // Pictures arrive later and push the end down.
    new ResizeObserver(() => this.#follows && this.#jumpToEnd()).observe(inner)
    new ResizeObserver(() => this.#follows && this.#jumpToEnd()).observe(this.scroller)
  }

  /** Shows the end, and follows it from now on. */
  toEnd() {
    this.#follows = true
    this.pill.hidden = true
    this.#jumpToEnd()
  }

  /** Shows that an answer is under way. @param {boolean} busy */
  wait(busy) {
    this.busy.hidden = !busy
  }

  /**
   * @param {string} place changes when other messages are meant than before
   * @param {Content} content
   */
  show(place, content) {
    const moved = place !== this.#place
    if (moved) {
      this.#place = place
      this.#newest = 0
      this.#clear()
    }
    this.list.setAttribute('aria-busy', String(moved))
    const nothing = content.messages.length === 0 && !content.head
    this.#arrange(nothing ? [{ key: 'empty', signature: place, make: content.empty }] : itemsOf(content))
    this.list.setAttribute('aria-busy', 'false')
    const newest = Number(content.messages.at(-1)?.id ?? 0)
    if (moved) this.toEnd()
    else if (newest > this.#newest && !this.#follows) this.pill.hidden = false
    if (this.#follows) this.#jumpToEnd()
    this.#newest = newest
  }

  /**
   * Brings a message into view and marks it for a moment.
   * @param {string} id
   */
  reveal(id) {
    const element = this.#shown.get(id)?.element
    if (!element) return
    this.#follows = false
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
    element.classList.add('revealed')
    setTimeout(() => element.classList.remove('revealed'), 1600)
  }

  /** The end, or the top of the last message where that is taller than the window: one reads from the top. */
  #jumpToEnd() {
    const last = this.list.lastElementChild
    const top = last instanceof HTMLElement && this.busy.hidden ? last.offsetTop - ABOVE : Infinity
    this.scroller.scrollTop = Math.min(top, this.scroller.scrollHeight)
  }

  #clear() {
    this.list.replaceChildren()
    this.#shown.clear()
  }

  /**
   * Brings the list to these items, touching only what changed: focus and running transitions stay.
   * @param {readonly Item[]} items
   */
  #arrange(items) {
    const keys = new Set(items.map(item => item.key))
    for (const [key, { element }] of this.#shown) {
      if (keys.has(key)) continue
      element.remove()
      this.#shown.delete(key)
    }
    let next = this.list.firstChild
    for (const { key, signature, make } of items) {
      const known = this.#shown.get(key)
      if (known && known.signature === signature) {
        if (known.element === next) next = next.nextSibling
        else this.list.insertBefore(known.element, next)
        continue
      }
      const element = make()
      if (known) {
        if (known.element === next) next = next.nextSibling
        replace(known.element, element)
      } else this.list.insertBefore(element, next)
      this.#shown.set(key, { element, signature })
    }
  }
}

/**
 * Replaces a message, and puts the focus where it was: on the same button, else the first, else the message.
 * @param {HTMLElement} old
 * @param {HTMLElement} element
 */
function replace(old, element) {
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined
  const action = focused instanceof HTMLElement ? focused.dataset.action : undefined
  old.replaceWith(element)
  if (!focused) return
  const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('[data-action]'))]
  const next = buttons.find(button => button.dataset.action === action) ?? buttons[0] ?? element
  next.focus({ preventScroll: true })
}

/**
 * Messages with the lines between days, each with all that its look depends on as its signature.
 * @param {Content} content
 * @returns {Item[]}
 */
function itemsOf({ hands, messages, head, replies }) {
  /** @type {Item[]} */
  const items = []
  /** @type {MessageView | undefined} */
  let before
  for (const view of head ? [head, ...messages] : messages) {
    if (!before || (before !== head && dayOf(before.at) !== dayOf(view.at))) {
      const name = dayName(view.at)
      items.push({ key: `day-${dayOf(view.at)}`, signature: name, make: () => dayElement(view.at) })
    }
    const setting = {
      follows: before !== head && follows(view, before),
      replies: head ? undefined : replies(view.id),
    }
    const signature = [view.version, setting.follows, setting.replies, hands.me].join()
    const make = () => {
      const element = messageElement(view, setting, hands)
      if (view === head) element.classList.add('head')
      return element
    }
    items.push({ key: view.id, signature, make })
    before = view
  }
  return items
}

/**
 * @param {MessageView} view
 * @param {MessageView | undefined} before
 */
function follows(view, before) {
  if (!before || before.kind === 'echo' || view.kind !== before.kind || view.author !== before.author)
    return false
  return view.at - before.at < TOGETHER && dayOf(view.at) === dayOf(before.at)
}
