import type { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import { EMPTY_AFTER } from '../shared/within.ts'

type Event = Parameters<App['processEvent']>[0]

/**
 * Has whatever Slack sends acknowledged in time, before anyone looks at it: already who sent it is looked up in the
 * store, which may be slow. What comes of it then goes out by another way.
 */
export function inTime<R extends HTTPReceiver | SocketModeReceiver>(receiver: R): R {
  const init = receiver.init.bind(receiver)
  receiver.init = app => {
    const guarded: App = Object.create(app)
    guarded.processEvent = event => guard(event, watched => app.processEvent(watched))
    init(guarded)
  }
  return receiver
}

async function guard(event: Event, work: (event: Event) => Promise<void>): Promise<void> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    // A line that dropped meanwhile: Slack sends it again.
    event.ack().catch(() => {})
  }, EMPTY_AFTER)
  const ack: Event['ack'] = async body => {
    clearTimeout(timer)
    if (!isLate) await event.ack(body)
    else if (body !== undefined) throw new Error('the acknowledgement went out without this')
  }
  try {
    await work({ ...event, ack })
  } finally {
    clearTimeout(timer)
  }
}
