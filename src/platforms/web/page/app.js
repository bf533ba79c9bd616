import { follow, getState, RequestError, send } from './api.js'
import { ClockBar } from './clock.js'
import { Composer } from './composer.js'
import { byId, h, icon } from './dom.js'
import { emptyPlace } from './empty.js'
import { Feed } from './feed.js'
import { closeForm, openForm } from './forms.js'
import { markRead, readUpTo } from './reading.js'
import { readRoute, writeRoute } from './route.js'
import { showPeople, showPlaces } from './side.js'
import { Store } from './store.js'
import { words } from './words.js'

/**
 * @typedef {import('./api.js').State} State
 * @typedef {import('./api.js').Shown} Shown
 * @typedef {import('./route.js').Route} Route
 * @typedef {import('./composer.js').Target} Target
 */

/** How long an answer may take before the page shows that it is awaited, in milliseconds. */
const PATIENCE = 500

const clock = new ClockBar(byId('clock'))
const feeds = {
  channel: new Feed(byId('channel'), words.messages),
  thread: new Feed(byId('replies'), words.thread),
}
const boxes = {
  channel: new Composer(byId('channel'), 'box', (target, text) => say(feeds.channel, target, text)),
  thread: new Composer(byId('replies'), 'reply-box', (target, text) => say(feeds.thread, target, text)),
}
/** Too narrow for a thread beside the channel; and a phone, where it covers everything. */
const narrow = matchMedia('(max-width: 1079px)')
const phone = matchMedia('(max-width: 719px)')
const typing = matchMedia('(hover: hover) and (min-width: 720px)')

/** @type {State} */
let state
/** @type {Store} */
let store
/** @type {Route} */
let route
let stopFollowing = () => {}
let isDrawPending = false
let lostSince = 0

label()
listen()
await enter(readRoute())
byId('app').hidden = false
draw()

/**
 * Comes in as a person, and follows what they see.
 * @param {Partial<Route>} to
 */
async function enter(to) {
  stopFollowing()
  state = await getState(to.as ?? 'ana').catch(() => getState('ana'))
  store = new Store(state.messages)
  const as = state.direct.replace(/^direct-/, '')
  const channel =
    to.channel === state.channel || !to.channel?.startsWith('direct-') ? state.channel : state.direct
  route = { as, channel, ...(to.thread && store.get(to.thread) && { thread: to.thread }) }
  writeRoute(route, { replace: true })
  clock.show(state.clock)
  stopFollowing = follow(as, state.version, {
    hello: run => {
      lostSince = 0
      byId('offline').hidden = true
      // Another run of the server may know other commands, and another past.
      if (run !== state.run) void enter(route).then(draw)
    },
    message: view => store.put(view) && drawSoon(),
    clock: view => clock.show(view),
    lost: forGood => {
      lostSince ||= Date.now()
      setTimeout(() => {
        byId('offline').hidden = lostSince === 0
      }, 1500)
      if (forGood) setTimeout(() => void enter(route).then(draw, () => {}), 3000)
    },
  })
}

/**
 * Goes elsewhere as the same person.
 * @param {Omit<Route, 'as'>} to
 */
function go(to) {
  route = { as: route.as, ...to }
  writeRoute(route)
  draw()
}

/** @param {string} id */
async function become(id) {
  if (id === route.as) return
  closeForm()
  await enter({ ...route, as: id })
  draw()
}

function drawSoon() {
  if (isDrawPending) return
  isDrawPending = true
  setTimeout(() => {
    isDrawPending = false
    draw()
  })
}

/** Brings the page to what is known. */
function draw() {
  const { as, channel, thread } = route
  const me = state.people.find(person => person.id === as)
  const name = me?.name ?? as
  const isDirect = channel === state.direct
  const where = isDirect ? words.bot : `#${state.channel}`
  const head = thread === undefined ? undefined : store.get(thread)

  if (!document.hidden) markRead(as, channel, store.newestIn(channel))
  const places = [
    { channel: state.channel, name: state.channel, isDirect: false },
    { channel: state.direct, name: words.bot, isDirect: true },
  ].map(place => ({ ...place, unread: store.hasNewer(place.channel, readUpTo(as, place.channel), as) }))
  showPlaces(places, channel, to => go({ channel: to }))
  showPeople(state.people, as, id => void become(id))

  byId('title').textContent = where
  byId('topic').textContent = isDirect ? words.directTopic : words.channelTopic(state.channel)
  document.title = `${where} · ${words.bot}`

  const hands = { me: as, people: state.people, press, jump, openThread }
  const counts = store.replies()
  const empty = (/** @type {'channel' | 'direct' | 'thread'} */ kind) => () =>
    emptyPlace(kind, me?.mayManage === true, state.commands, useChip)
  feeds.channel.show(`${as}/${channel}`, {
    hands,
    messages: store.in(channel),
    empty: empty(isDirect ? 'direct' : 'channel'),
    replies: id => (isDirect ? counts.get(id) : (counts.get(id) ?? 0)),
  })
  boxes.channel.aim({ as, channel, commands: state.commands, placeholder: words.placeholder(where, name) })

  byId('thread').hidden = !head
  byId('app').classList.toggle('with-thread', head !== undefined)
  covered(head !== undefined)
  if (!head) return
  const title = head.threadTitle ?? words.thread
  byId('thread-title').textContent = title
  feeds.thread.show(`${as}/${channel}/${head.id}`, {
    hands,
    head,
    messages: store.in(channel, head.id),
    replies: () => undefined,
    empty: empty('thread'),
  })
  const reply = { as, channel, thread: head.id, commands: state.commands, placeholder: words.replyAs(name) }
  boxes.thread.aim(reply)
}

/** What a thread covers can be neither clicked nor reached by keys. @param {boolean} hasThread */
function covered(hasThread) {
  const main = document.querySelector('main')
  const side = document.querySelector('nav')
  if (main) main.inert = hasThread && narrow.matches
  if (side) side.inert = hasThread && phone.matches
}

/** @param {string} id */
function openThread(id) {
  go({ channel: route.channel, thread: id })
  if (typing.matches) boxes.thread.box.focus()
  else byId('thread-close').focus()
}

function closeThread() {
  const was = route.thread
  go({ channel: route.channel })
  const opener = document.querySelector(`[data-thread="${was}"]`)
  if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
}

/** @param {import('../view.ts').Jump} to */
function jump({ channel, thread, message }) {
  if (channel !== state.channel && channel !== state.direct) return
  const inside = thread ?? (channel === route.channel && message !== route.thread ? undefined : route.thread)
  go({ channel, ...(inside && channel === route.channel && { thread: inside }), ...(thread && { thread }) })
  if (message) feeds[thread ? 'thread' : 'channel'].reveal(message)
  else if (thread && !typing.matches) byId('thread-close').focus()
}

/**
 * @param {Feed} feed
 * @param {Target} target
 * @param {string} text
 */
async function say(feed, { as, channel, thread }, text) {
  feed.toEnd()
  const wait = setTimeout(() => feed.wait(true), PATIENCE)
  try {
    take(await send({ kind: 'say', as, channel, ...(thread && { thread }), text }))
  } finally {
    clearTimeout(wait)
    feed.wait(false)
  }
}

/**
 * @param {import('../view.ts').MessageView} view
 * @param {string} action
 * @param {string[]} [chosen]
 */
async function press(view, action, chosen) {
  try {
    take(await send({ kind: 'press', as: route.as, message: view.id, action, ...(chosen && { chosen }) }))
  } catch (error) {
    complain(error)
  }
}

/** Shows what came back; what is new comes into view. @param {Shown} shown */
function take({ messages, form }) {
  const before = Math.max(store.newestIn(state.channel), store.newestIn(state.direct))
  for (const view of messages) store.put(view)
  draw()
  for (const view of messages) {
    if (Number(view.id) > before) feeds[view.thread ? 'thread' : 'channel'].toEnd()
  }
  if (!form) return
  const { as } = route
  openForm(form, async values => {
    const answer = await send({ kind: 'form', as, form: form.id, values })
    closeForm()
    take(answer)
  })
}

/** @param {import('./empty.js').Chip} chip */
function useChip({ text, sends }) {
  if (!sends) return boxes.channel.fill(`${text} `)
  const { as, channel } = route
  say(feeds.channel, { as, channel, placeholder: '', commands: [] }, text).catch(complain)
}

/** @param {unknown} error */
function complain(error) {
  const toast = byId('toast')
  toast.textContent = words.refused[error instanceof RequestError ? error.code : ''] ?? words.failed
  toast.hidden = false
  setTimeout(() => {
    toast.hidden = true
  }, 6000)
}

function listen() {
  addEventListener('popstate', () => {
    const to = readRoute()
    if (to.as !== route.as) void enter(to).then(draw)
    else {
      route = { as: route.as, channel: to.channel ?? state.channel, ...(to.thread && { thread: to.thread }) }
      draw()
    }
  })
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || route.thread === undefined) return
    if (!document.querySelector('dialog[open]')) closeThread()
  })
  addEventListener('visibilitychange', () => draw())
  byId('thread-close').addEventListener('click', closeThread)
  narrow.addEventListener('change', () => draw())
  phone.addEventListener('change', () => draw())
}

/** Puts the page's own sentences where the HTML asks for them. */
function label() {
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
