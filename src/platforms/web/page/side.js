import { byId, h } from './dom.js'
import { avatar } from './messages.js'
import { readUpTo } from './reading.js'
import { words } from './words.js'

/**
 * @typedef {import('../people.ts').Resident} Resident
 * @typedef {import('./api.js').State} State
 * @typedef {import('./store.js').Store} Store
 */

/**
 * The list of places, each with a mark when something there waits to be read.
 * @param {State} state
 * @param {Store} store
 * @param {string} current
 * @param {(channel: string) => void} go
 */
export function showPlaces(state, store, current, go) {
  const focused = document.activeElement?.getAttribute('data-channel')
  const row = (
    /** @type {string} */ channel,
    /** @type {string} */ name,
    /** @type {HTMLElement} */ picture,
  ) => {
    const unread = store.hasNewer(channel, readUpTo(state.as, channel), state.as)
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          'data-channel': channel,
          class: unread ? 'place unread' : 'place',
          'aria-current': channel === current ? 'page' : undefined,
          onclick: () => go(channel),
        },
        picture,
        h('span', { class: 'place-name' }, name),
        unread && h('span', { class: 'dot', role: 'img', 'aria-label': words.unread }),
      ),
    )
  }
  byId('places').replaceChildren(
    row(state.channel, state.channel, h('span', { class: 'hash', 'aria-hidden': true }, '#')),
    row(state.direct, words.bot, avatar(undefined, [])),
  )
  const again = focused && document.querySelector(`[data-channel="${CSS.escape(focused)}"]`)
  if (again instanceof HTMLElement) again.focus()
}

/**
 * The people whom one can be.
 * @param {readonly Resident[]} people
 * @param {string} me
 * @param {(id: string) => void} be
 */
export function showPeople(people, me, be) {
  const group = byId('people')
  const chips = people.map(({ id, name, mayManage }) => {
    const role = mayManage ? words.manages : words.member
    return h(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'person',
        'data-person': id,
        title: `${name}, ${role}`,
        'aria-checked': id === me,
        'aria-label': `${name}, ${role}`,
        tabindex: id === me ? 0 : -1,
        onclick: () => be(id),
      },
      avatar(id, people),
      h('span', { class: 'name' }, name),
      mayManage && h('span', { class: 'tag' }, role),
    )
  })
  const hadFocus = group.contains(document.activeElement)
  group.replaceChildren(...chips)
  if (hadFocus) chips.find(chip => chip.dataset.person === me)?.focus()
  group.onkeydown = event => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const next = people[(people.findIndex(person => person.id === me) + by + people.length) % people.length]
    if (next) be(next.id)
  }
}
