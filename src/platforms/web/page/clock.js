import { moveClock, RequestError } from './api.js'
import { h, icon } from './dom.js'
import { botNow, recount, setBotNow, shortOf } from './time.js'
import { words } from './words.js'

/** @typedef {import('../live.ts').ClockView} ClockView */

/** The bar that shows the bot's clock and moves it forward. */
export class ClockBar {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    this.time = h('time', {})
    this.status = h('span', { role: 'status' })
    this.problem = h('span', { class: 'problem', role: 'alert' })
    const button = (/** @type {'hour' | 'day' | 'week'} */ by, /** @type {string} */ short) =>
      h(
        'button',
        { type: 'button', onclick: () => this.#move(by) },
        h('span', { class: 'wide' }, words[by]),
        h('span', { class: 'narrow', 'aria-hidden': true }, short),
      )
    this.prompt = h(
      'button',
      { type: 'button', class: 'prompt', onclick: () => this.#move('prompt') },
      icon('next'),
      h('span', { class: 'wide' }, words.prompt),
      h('span', { class: 'narrow', 'aria-hidden': true }, words.promptShort),
    )
    this.buttons = [button('hour', '+1 h'), button('day', '+1 d'), button('week', '+1 w'), this.prompt]
    const now = h('p', { class: 'now' }, icon('clock'), this.time, this.status)
    parent.append(
      now,
      h('div', { class: 'steps', role: 'group', 'aria-label': words.clock }, ...this.buttons),
    )
    parent.append(this.problem)
    setInterval(() => this.#tick(), 1000)
  }

  /** @param {ClockView} clock */
  show({ now, nextPrompt, travelling }) {
    setBotNow(now)
    for (const button of this.buttons) button.disabled = travelling
    this.prompt.disabled = travelling || nextPrompt === undefined
    const hint = nextPrompt === undefined ? words.noPrompt : words.promptAt(shortOf(nextPrompt))
    this.prompt.title = hint
    this.prompt.setAttribute('aria-label', hint)
    this.time.parentElement?.parentElement?.classList.toggle('travelling', travelling)
    this.status.textContent = travelling ? words.travelling : ''
    this.#tick()
  }

  #tick() {
    const text = shortOf(botNow())
    if (this.time.textContent !== text) {
      this.time.textContent = text
      this.time.dateTime = new Date(botNow()).toISOString()
    }
    recount()
  }

  /** @param {'hour' | 'day' | 'week' | 'prompt'} by */
  async #move(by) {
    this.problem.textContent = ''
    try {
      await moveClock(by)
    } catch (error) {
      const code = error instanceof RequestError ? error.code : 'offline'
      this.problem.textContent = words.refused[code] ?? words.failed
    }
  }
}
