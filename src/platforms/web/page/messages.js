import { blockElement, inline } from './blocks.js'
import { h, icon } from './dom.js'
import { dayName, shortOf, timeOf } from './time.js'
import { words } from './words.js'

/**
 * @typedef {import('../view.ts').MessageView} MessageView
 * @typedef {import('../people.ts').Resident} Resident
 * @typedef {import('./blocks.js').Hands & { people: readonly Resident[], openThread: (id: string) => void }} Hands
 * @typedef {{ follows: boolean, replies: number | undefined }} Setting
 *   `follows`: its author said the message above as well; `replies`: undefined where no thread can hang
 */

/** A line longer than this is cut until one asks for all of it. */
const LONG = 700

/**
 * One message.
 * @param {MessageView} view
 * @param {Setting} setting
 * @param {Hands} hands
 */
export function messageElement(view, setting, hands) {
  if (view.kind === 'echo') return echo(view)
  const mine = view.mentions.some(mention => mention.id === hands.me)
  const classes = ['message', setting.follows && 'follows', view.onlyYou && 'private', mine && 'for-me']
  const name = nameOf(view, hands)
  return h(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      tabindex: -1,
      'data-id': view.id,
      'aria-label': `${name}, ${shortOf(view.at)}`,
    },
    setting.follows ? h('span', { class: 'gutter' }) : avatar(view.author, hands.people),
    h(
      'div',
      { class: 'body' },
      !setting.follows &&
        h(
          'p',
          { class: 'by' },
          h('strong', {}, name),
          view.kind === 'bot' && h('span', { class: 'tag' }, words.botTag),
          stamp(view),
        ),
      content(view, hands),
      threadButton(view, setting, hands),
    ),
  )
}

/**
 * @param {MessageView} view
 * @param {Hands} hands
 */
function content(view, hands) {
  const isCard = view.kind === 'bot' && (view.onlyYou || view.title || view.blocks.length > 1)
  return h(
    'div',
    { class: isCard ? 'content card' : 'content' },
    view.onlyYou && h('p', { class: 'only' }, icon('lock'), words.onlyYou),
    view.mentions.length > 0 && mentions(view, hands.me),
    view.title && h('h2', {}, ...view.title.flatMap(line => line.inner.map(inline))),
    ...view.blocks.map(block =>
      view.kind === 'line' ? line(block, view, hands) : blockElement(block, view, hands),
    ),
  )
}

/**
 * What a person typed; a very long line can be opened.
 * @param {import('../view.ts').BlockView} block
 * @param {MessageView} view
 * @param {Hands} hands
 */
function line(block, view, hands) {
  const element = blockElement(block, view, hands)
  if ((element.textContent ?? '').length <= LONG) return element
  element.classList.add('long')
  const show = h('button', { type: 'button', class: 'link' }, words.showAll)
  show.addEventListener('click', () => {
    element.classList.remove('long')
    show.remove()
  })
  return h('div', {}, element, show)
}

/**
 * The button under a message that leads to its thread.
 * @param {MessageView} view
 * @param {Setting} setting
 * @param {Hands} hands
 */
function threadButton(view, setting, hands) {
  if (setting.replies === undefined || view.onlyYou) return undefined
  const open = () => hands.openThread(view.id)
  if (view.threadTitle === undefined && setting.replies === 0) {
    if (view.kind !== 'bot') return undefined
    return h('button', { type: 'button', class: 'reply quiet', onclick: open }, icon('thread'), words.reply)
  }
  return h(
    'button',
    { type: 'button', class: 'replies', onclick: open, 'data-thread': view.id },
    icon('thread'),
    h('strong', {}, words.replies(setting.replies)),
    view.threadTitle && h('span', { class: 'muted' }, view.threadTitle),
  )
}

/**
 * @param {MessageView} view
 * @param {string} me
 */
function mentions(view, me) {
  const names = view.mentions.map(({ id, name }) =>
    h('span', { class: id === me ? 'mention me' : 'mention' }, `@${name}`),
  )
  return h('p', { class: 'mentions' }, ...names)
}

/** @param {MessageView} view */
function echo(view) {
  const text = view.blocks.flatMap(block => (block.kind === 'text' ? block.lines.flatMap(l => l.inner) : []))
  return h('p', { class: 'echo', 'data-id': view.id }, `${words.used} `, h('code', {}, ...text.map(inline)))
}

/** @param {MessageView} view */
function stamp(view) {
  return h(
    'time',
    { class: 'at', datetime: new Date(view.at).toISOString(), title: shortOf(view.at) },
    timeOf(view.at),
  )
}

/**
 * A line between two days.
 * @param {number} at
 */
export function dayElement(at) {
  return h('div', { class: 'day', role: 'separator', 'aria-label': dayName(at) }, h('span', {}, dayName(at)))
}

/**
 * @param {MessageView} view
 * @param {Hands} hands
 */
function nameOf(view, hands) {
  if (view.author === undefined) return words.bot
  return hands.people.find(person => person.id === view.author)?.name ?? view.author
}

/**
 * The round picture of someone; the bot's when there is no author.
 * @param {string | undefined} author
 * @param {readonly Resident[]} people
 */
export function avatar(author, people) {
  if (author === undefined) return h('img', { class: 'avatar', src: '/icon.svg', alt: '' })
  const index = people.findIndex(person => person.id === author)
  const initial = new Intl.Segmenter().segment(people[index]?.name ?? '').containing(0)?.segment ?? '?'
  return h('span', { class: `avatar tint-${index}`, 'aria-hidden': true }, initial)
}
