import type { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { When } from '../../chat/exchange.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Log } from '../../core/log.ts'
import { acknowledged, asEvent, eventIs } from '../../core/under-way.ts'
import { EMPTY_AFTER } from '../shared/within.ts'
import { TOO_OLD } from './bolt.ts'
import { glimpseOf, kindOf, LeftToSlack, mayWait, turnAway } from './turned-away.ts'

type Event = Parameters<App['processEvent']>[0]
type Work = (event: Event) => Promise<void>

/**
 * Has whatever Slack sends acknowledged in time, before anyone looks at it: already who sent it is looked up in the
 * store, which may be slow. What comes of it then goes out by another way. What the bot is too busy for is told so
 * before anything is looked up.
 */
export function inTime<R extends HTTPReceiver | SocketModeReceiver>(receiver: R, bot: Bot, log: Log): R {
  const init = receiver.init.bind(receiver)
  receiver.init = app => {
    const guarded: App = Object.create(app)
    const work: Work = event => guard(event, watched => app.processEvent(watched))
    const refuse = refusal(log)
    guarded.processEvent = async event => {
      if (isEarly(event)) throw refuse(event)
      const deal: Work = told => admit(told, bot, log, work)
      // What was typed may wait for longer than Slack does.
      const inTime: Work = 'event' in event.body ? told => guard(told, deal) : deal
      await asEvent('slack', whenIn(event).arrived, () => inTime(acknowledging(event)))
    }
    init(guarded)
  }
  return receiver
}

/** Whether it is signed for a time to come: by a clock that is right, a copy of it could be used until then. */
function isEarly(event: Event): boolean {
  const { sent } = whenIn(event)
  return sent !== undefined && sent.at - Date.now() > TOO_OLD
}

/** What an early one is refused with; whose clock is to blame is said once. */
function refusal(log: Log): (event: Event) => Error {
  let isSaid = false
  return event => {
    const behind = Math.round(((whenIn(event).sent?.at ?? 0) - Date.now()) / 1000)
    if (!isSaid) log.error({ from: 'bolt', behind }, CLOCK_BEHIND)
    isSaid = true
    return new LeftToSlack()
  }
}

const CLOCK_BEHIND =
  'requests of Slack are refused as signed for later: this machine’s clock is behind by so many seconds; set it right (NTP), and they are taken again'

/** Notes what an event is, and when Slack is told that it arrived. */
function acknowledging(event: Event): Event {
  eventIs({ kind: kindOf(event) })
  const ack: Event['ack'] = async body => {
    await event.ack(body)
    acknowledged()
  }
  return { ...event, ack }
}

async function admit(event: Event, bot: Bot, log: Log, work: Work): Promise<void> {
  if (!mayWait(event)) return await work(event)
  const when = whenIn(event)
  if (!(await bot.admit('slack', when, glimpseOf(event))))
    return await turnAway(event, bot.unable(glimpseOf(event)), log)
  try {
    await work(event)
  } finally {
    bot.leave(when)
  }
}

async function guard(event: Event, work: Work): Promise<void> {
  let isLate = false
  const waited = performance.now() - whenIn(event).arrived
  const timer = setTimeout(
    () => {
      isLate = true
      // A line that dropped meanwhile: Slack sends it again.
      event.ack().catch(() => {})
    },
    Math.max(0, EMPTY_AFTER - waited),
  )
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

function whenIn({ customProperties }: Event): When {
  return (customProperties as { when: When }).when
}
