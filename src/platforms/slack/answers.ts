import type { Answer, First, Incoming } from '../../chat/exchange.ts'
import type { Message } from '../../chat/message.ts'
import { plain } from '../../chat/plain.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Person, Place } from '../../core/address.ts'
import type { Turn } from '../shared/turns.ts'
import { DEFER_AFTER, within } from '../shared/within.ts'
import type { Arrived } from './decode.ts'
import { laneOf } from './queue.ts'
import type { Seen } from './seen.ts'
import { Showing, type Ways } from './showing.ts'

/** So long a promise is waited for to be kept before it is shown, in milliseconds. */
const KEEP_WITHIN = 5000

type Body = Readonly<Record<string, unknown>>
/** An answer; `finish` does what follows it, and gives what is still to be shown instead. */
interface Handled extends Answer {
  readonly finish: () => Promise<Message | undefined>
}
/** What answers go through. */
interface Desk extends Ways {
  readonly bot: Bot
  readonly seen: Seen
}

/** Takes events to the bot and its answers back, by the shortest way that Slack has for each. */
export class Answers {
  readonly #desk: Desk
  readonly #showing: Showing

  constructor(desk: Desk) {
    this.#desk = desk
    this.#showing = new Showing(desk)
  }

  /**
   * A slash command, or a form that was sent: the acknowledgement carries the answer, unless it takes too long. A form
   * that was filled in wrongly stays open, and says so under the field.
   */
  async acknowledge(arrived: Arrived, ack: (body?: Body) => Promise<void>): Promise<void> {
    const { event } = arrived
    const turn = this.#turn(event)
    const { again, answer } = this.#desk.seen.once(event.id, false, async () => {
      await turn?.come
      const answer = await this.#handle(arrived)
      const { first } = answer
      if (first.kind === 'form') await this.#showing.tried(arrived, () => this.#showing.show(first, arrived))
      return { answer, body: await this.#carried(first, event) }
    })
    let ready: Awaited<typeof answer>
    try {
      const carried = (await within(DEFER_AFTER, answer))?.body
      const isAcked = await ack(carried).then(
        () => true,
        // The line dropped: the answer has to find another way.
        () => false,
      )
      ready = await answer
      if (again || !ready) return
      const { first } = ready.answer
      await this.#showing.tried(arrived, async () => {
        if (!('message' in first)) return
        if (carried && isAcked) await this.#desk.messages.sendFiles(audience(first, event), first.message)
        else await this.#showing.show(first, arrived, turn !== undefined)
      })
    } finally {
      turn?.leave()
    }
    await this.#after(arrived, ready.answer)
  }

  /** Any other event; Slack was told already that it arrived. */
  async carry(arrived: Arrived): Promise<void> {
    const { event } = arrived
    const turn = this.#turn(event)
    const { again, answer } = this.#desk.seen.once(event.id, isRetried(event), async () => {
      await turn?.come
      const answer = await this.#handle(arrived)
      await this.#showing.tried(arrived, () => this.#showing.show(answer.first, arrived, turn !== undefined))
      return answer
    })
    const carried = await answer.finally(() => turn?.leave())
    if (carried && !again) await this.#after(arrived, carried)
  }

  /**
   * A turn at the message that an answer draws anew, from before it is made: whatever else is drawn into it meanwhile
   * comes after it, and is newer.
   */
  #turn(event: Incoming): Turn | undefined {
    const on = 'on' in event ? event.on : undefined
    return on && this.#desk.bot.shows(event) === 'update' ? this.#desk.queue.take(laneOf(on)) : undefined
  }

  /**
   * Slack shows nothing in the place of a private answer later on: so what it promises is done first, and whoever was
   * promised it sees what came of it. Where that takes long, they see the promise meanwhile.
   */
  async #handle({ event, when }: Arrived): Promise<Handled> {
    const answer = await this.#desk.bot.handle(event, when)
    if (!answer.after.some(effect => effect.kind === 'redraw-walk' && effect.promised))
      return { ...answer, finish: () => this.#desk.bot.perform(answer.after) }
    const performed = this.#desk.bot.perform(answer.after)
    const done = await within(
      KEEP_WITHIN,
      performed.then(instead => ({ instead })),
    )
    const first = done?.instead
      ? ({ kind: 'reply', to: 'you', message: done.instead } as const)
      : answer.first
    return { ...answer, first, finish: async () => (done ? undefined : await performed) }
  }

  async #after(arrived: Arrived, answer: Handled): Promise<void> {
    const instead = await answer.finish()
    if (instead)
      await this.#showing.tried(arrived, () =>
        this.#showing.show({ kind: 'reply', to: 'you', message: instead }, arrived),
      )
    if (answer.after.length > 0) await this.#refreshHome(arrived)
    if (isRetried(arrived.event)) await this.#desk.seen.done(arrived.event.id)
  }

  /** What an acknowledgement can carry of an answer; where it is nothing, the answer is shown by another way. */
  async #carried(first: First, event: Incoming): Promise<Body | undefined> {
    if (event.kind === 'form') {
      const errors = first.kind === 'reply' && first.refused && errorsIn(event.values, first.message)
      return errors ? { response_action: 'errors', errors } : undefined
    }
    // Slack refuses a picture that somebody deleted, and tells nobody what it refuses of an acknowledgement.
    if (!('message' in first) || first.message.blocks.some(block => block.kind === 'picture'))
      return undefined
    const body = await this.#desk.messages.prepare(event.at.tenant, first.message).catch(() => undefined)
    return body && { response_type: isForAll(first) ? 'in_channel' : 'ephemeral', ...body }
  }

  /** Draws a home page that may still be open anew, after something its person did elsewhere. */
  async #refreshHome({ event, home }: Arrived): Promise<void> {
    const at = home ? undefined : this.#desk.homes.openOf(event.from)
    if (!at) return
    const again: Incoming = { kind: 'home', id: `${event.id}/home`, at, from: event.from }
    const arrived: Arrived = { event: again, home: event.from.id }
    await this.#showing.tried(arrived, async () =>
      this.#showing.show((await this.#desk.bot.handle(again)).first, arrived),
    )
  }
}

function isForAll(first: First): boolean {
  return first.kind === 'reply' && first.to === 'everyone'
}

/** Who sees an answer that an acknowledgement carries: all in the place, or whoever it answers. */
function audience(first: First, { at, from }: Incoming): Place | Person {
  return isForAll(first) ? at : from
}

/** What people type as a command or press Slack tells once; what is said to the bot it tells again when it hears nothing. */
function isRetried({ kind }: Incoming): boolean {
  return kind === 'message' || kind === 'home'
}

/** What is wrong, by the name of the field that it is about: the one whose value it quotes, else the first. */
function errorsIn(values: Readonly<Record<string, string>>, wrong: Message): Record<string, string> | false {
  const text = plain(wrong)
  const fields = Object.entries(values)
  const [field] = fields.find(([, value]) => value !== '' && text.includes(`“${value}`)) ?? fields[0] ?? []
  return field === undefined ? false : { [field]: text }
}
