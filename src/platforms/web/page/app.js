import { follow, getState, send } from './api.js'
import { ClockBar } from './clock.js'
import { Composer } from './composer.js'
import { byId, soon } from './dom.js'
import { emptyPlace } from './empty.js'
import { Feed } from './feed.js'
import { closeForm, openForm } from './forms.js'
import { complain, covered, hasKeyboard, label, onEscape, onResize, showLost } from './frame.js'
import { markRead } from './reading.js'
import { readRoute, writeRoute } from './route.js'
import { showPeople, showPlaces } from './side.js'
import { Store } from './store.js'
import { words } from './words.js'

/**
 * @typedef {import('./api.js').State} State
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
/** @type {State} */
let state
/** @type {Store} */
let store
/** @type {Route} */
let route
let stopFollowing = () => {}
let entries = 0
const drawSoon = soon(draw)

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
  const mine = ++entries
  const found = await getState(to.as)
  // Meanwhile someone may have come in as another.
  if (mine !== entries) return
  stopFollowing()
  state = found
  store = new Store(state.messages)
  const channel = to.channel?.startsWith('direct-') ? state.direct : state.channel
  route = { as: state.as, channel, ...(to.thread && store.get(to.thread) && { thread: to.thread }) }
  writeRoute(route, { replace: true })
  clock.show(state.clock)
  stopFollowing = follow(state.as, state.version, {
    hello: run => {
      showLost(false)
      // Another run of the server may know other commands, and another past.
      if (run !== state.run) comeBack(0)
    },
    message: view => store.put(view) && drawSoon(),
    clock: view => {
      clock.show(view)
      drawSoon()
    },
    lost: forGood => {
      showLost(true)
      if (forGood) comeBack(3000)
    },
  })
}

/** Comes in again where one is, as often as it takes. @param {number} wait in milliseconds */
function comeBack(wait) {
  setTimeout(() => enter(route).then(draw, () => comeBack(3000)), wait)
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
  hold(true)
  const entering = enter({ ...route, as: id }).then(draw, complain)
  const mine = entries
  await entering
  if (mine === entries) hold(false)
}

/** @param {boolean} on */
function hold(on) {
  for (const box of Object.values(boxes)) box.hold(on)
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
  showPlaces(state, store, channel, to => go({ channel: to }))
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
  byId('thread-title').textContent = head.threadTitle ?? words.thread
  feeds.thread.show(`${as}/${channel}/${head.id}`, {
    hands,
    head,
    messages: store.in(channel, head.id),
    replies: () => undefined,
    empty: empty('thread'),
  })
  const { commands } = state
  boxes.thread.aim({ as, channel, thread: head.id, commands, placeholder: words.replyAs(name) })
}

/** @param {string} id */
function openThread(id) {
  go({ channel: route.channel, thread: id })
  if (hasKeyboard()) boxes.thread.box.focus()
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
  go({ channel, ...(thread && { thread }) })
  if (message) feeds[thread ? 'thread' : 'channel'].reveal(message)
  else if (thread && !hasKeyboard()) byId('thread-close').focus()
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
    await act({ kind: 'say', as, channel, ...(thread && { thread }), text })
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
    await act({ kind: 'press', as: route.as, message: view.id, action, ...(chosen && { chosen }) })
  } catch (error) {
    complain(error)
  }
}

/**
 * Sends what someone did, and shows what comes back; what is new comes into view.
 * @param {{ kind: 'say' | 'press' | 'form' } & Record<string, unknown>} event
 */
async function act(event) {
  const before = Math.max(store.newestIn(state.channel), store.newestIn(state.direct))
  const { messages, form } = await send(event)
  if (event.kind === 'form') closeForm()
  for (const view of messages) store.put(view)
  draw()
  for (const view of messages) {
    if (Number(view.id) > before) feeds[view.thread ? 'thread' : 'channel'].toEnd()
  }
  if (form) openForm(form, values => act({ kind: 'form', as: event.as, form: form.id, values }))
}

/** @param {import('./empty.js').Chip} chip */
function useChip({ text, sends }) {
  if (!sends) return boxes.channel.fill(`${text} `)
  const { as, channel } = route
  say(feeds.channel, { as, channel, placeholder: '', commands: [] }, text).catch(complain)
}

function listen() {
  addEventListener('popstate', () => {
    const to = readRoute()
    if (to.as !== route.as) void enter(to).then(draw, complain)
    else {
      route = { as: route.as, channel: to.channel ?? state.channel, ...(to.thread && { thread: to.thread }) }
      draw()
    }
  })
  onEscape(() => {
    if (route.thread !== undefined) closeThread()
  })
  addEventListener('visibilitychange', () => draw())
  byId('thread-close').addEventListener('click', closeThread)
  onResize(draw)
}
