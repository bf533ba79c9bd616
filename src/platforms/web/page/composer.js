import { RequestError, suggest } from './api.js'
import { complete, suggestedItems } from './complete.js'
import { h, icon } from './dom.js'
import { Menu } from './menu.js'
import { words } from './words.js'

/**
 * @typedef {import('../../../chat/command.ts').CommandSpec} CommandSpec
 * @typedef {{ as: string, channel: string, thread?: string, placeholder: string,
 *   commands: readonly CommandSpec[] }} Target
 */

/** How long to wait for another key before the bot is asked for suggestions, in milliseconds. */
const PAUSE = 120

/** The message box of one place: grows with its text, and completes commands. */
export class Composer {
  /** @type {Map<string, string>} */
  #drafts = new Map()
  /** @type {Target | undefined} */
  #target
  #asked = 0

  /**
   * @param {HTMLElement} parent
   * @param {string} id
   * @param {(target: Target, text: string) => Promise<void>} send
   */
  constructor(parent, id, send) {
    this.send = send
    this.box = h('textarea', {
      id,
      rows: 1,
      'aria-label': words.box,
      autocomplete: 'off',
      spellcheck: true,
      enterkeyhint: 'send',
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      oninput: () => this.#changed(),
      onblur: () => this.menu.close(),
    })
    this.menu = new Menu(this.box, item => this.fill(item.insert))
    this.problem = h('p', { class: 'problem', role: 'alert' })
    this.button = h(
      'button',
      { class: 'send', type: 'submit', 'aria-label': words.send, disabled: true },
      icon('send'),
    )
    const slash = h(
      'button',
      {
        class: 'quiet slash',
        type: 'button',
        'aria-label': words.commands,
        title: words.commands,
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => (this.box.value === '/' ? this.fill('') : this.fill('/')),
      },
      icon('slash'),
    )
    const form = h(
      'form',
      {
        class: 'composer',
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault()
          void this.#submit()
        },
      },
      this.problem,
      this.menu.element,
      h('div', { class: 'field' }, slash, this.box, this.button),
    )
    parent.append(form)
  }

  /**
   * Where what is typed goes from now on; a draft that was left there comes back.
   * @param {Target} target
   */
  aim(target) {
    const moved = !this.#target || keyOf(target) !== keyOf(this.#target)
    if (moved && this.#target) this.#drafts.set(keyOf(this.#target), this.box.value)
    this.#target = target
    this.box.placeholder = target.placeholder
    if (!moved) return
    this.box.value = this.#drafts.get(keyOf(target)) ?? ''
    this.problem.textContent = ''
    this.menu.close()
    this.#resize()
  }

  /** Takes nothing while it is not settled who writes: it would be lost, or said by someone else. @param {boolean} on */
  hold(on) {
    this.box.readOnly = on
  }

  /** Puts a text into the box, as if it had been typed. @param {string} text */
  fill(text) {
    this.box.value = text
    this.box.focus()
    this.box.setSelectionRange(text.length, text.length)
    this.box.scrollTop = this.box.scrollHeight
    this.#changed()
  }

  #changed() {
    this.problem.textContent = ''
    this.#resize()
    void this.#complete()
  }

  #resize() {
    this.button.disabled = this.box.value.trim() === ''
    this.box.style.height = 'auto'
    this.box.style.height = `${this.box.scrollHeight}px`
  }

  async #complete() {
    const text = this.box.value
    const target = this.#target
    const asked = ++this.#asked
    const completion = target && complete(text, target.commands)
    if (!completion) return this.menu.close()
    const { items, ask } = completion
    this.menu.open(completion, items)
    if (!ask) return
    await new Promise(done => setTimeout(done, PAUSE))
    if (asked !== this.#asked) return
    const { before: _, rest: __, ...question } = ask
    const { as, channel, thread } = target
    const found = await suggest({ as, channel, thread, ...question }).catch(() => ({ options: [] }))
    // Meanwhile more may have been typed, or the message sent.
    if (asked !== this.#asked || document.activeElement !== this.box) return
    this.menu.open(completion, [...suggestedItems(ask, found.options), ...items])
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return
    if (this.menu.isOpen && this.#menuKey(event)) {
      event.preventDefault()
      return
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void this.#submit()
    }
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the list took the key
   */
  #menuKey(event) {
    const { current, first } = this.menu
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!first) return false
        this.menu.move(event.key === 'ArrowDown' ? 1 : -1)
        return true
      case 'Tab': {
        const item = current ?? first
        if (event.shiftKey || !item) return false
        this.fill(item.insert)
        return true
      }
      case 'Enter':
        // What is typed whole is sent, not completed into itself.
        if (event.shiftKey || !current) return false
        if (!current.more && current.insert.trim() === this.box.value.trim()) return false
        this.fill(current.insert)
        return true
      case 'Escape':
        this.#asked++
        this.menu.close()
        return true
      default:
        return false
    }
  }

  async #submit() {
    const text = this.box.value.trim()
    const target = this.#target
    if (!text || !target) return
    this.#asked++
    this.box.value = ''
    this.problem.textContent = ''
    this.menu.close()
    this.#resize()
    this.#drafts.delete(keyOf(target))
    try {
      await this.send(target, text)
    } catch (error) {
      const code = error instanceof RequestError ? error.code : ''
      this.problem.textContent = words.refused[code] ?? words.failed
      if (this.box.value === '' && this.#target === target) {
        this.box.value = text
        this.#resize()
      }
    }
  }
}

/** @param {Target} target */
function keyOf({ as, channel, thread }) {
  return [as, channel, thread].join('/')
}
