import type { Answer, First, Incoming } from '../../chat/exchange.ts'
import type { Message } from '../../chat/message.ts'
import { plain } from '../../chat/plain.ts'
import type { Bot } from '../../chat/platform.ts'
import { DEFER_AFTER, within } from '../shared/within.ts'
import type { Arrived } from './decode.ts'
import type { Seen } from './seen.ts'
import { Showing, type Ways } from './showing.ts'

/** So long a promise is waited for to be kept before it is shown, in milliseconds. */
const KEEP_WITHIN = 5000

type Body = Readonly<Record<string, unknown>>
/** An answer; `finish` does what follows it, and gives what is still to be shown instead. */
interface Handled extends Answer {
  readonly finish: () => Promise<Message | undefined>
}
/** An answer, what of it is to be shown, and the body with which an acknowledgement can show it. */
interface Ready {
  readonly answer: Handled
  readonly show?: First & { readonly kind: 'reply' }
  readonly body?: Body
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

  /** A slash command: the acknowledgement carries the answer, unless it takes too long. */
  async command(arrived: Arrived, ack: (body?: Body) => Promise<void>): Promise<void> {
    const { again, answer } = this.#desk.seen.once(arrived.event.id, false, () => this.#ready(arrived))
    const carried = (await within(DEFER_AFTER, answer))?.body
    const isAcked = await ack(carried).then(
      () => true,
      // The line dropped: the answer has to find another way.
      () => false,
    )
    const ready = await answer
    if (again || !ready) return
    const { show } = ready
    if (show && carried && isAcked) {
      const audience = show.to === 'everyone' ? arrived.event.at : arrived.event.from
      await this.#showing.tried(arrived, () => this.#desk.messages.sendFiles(audience, show.message))
    } else if (show) {
      await this.#showing.tried(arrived, () => this.#showing.show(show, arrived))
    }
    await this.#after(arrived, ready.answer)
  }

  /** A form that was sent: it stays open when it was filled in wrongly, and says so under the field. */
  async form(arrived: Arrived, ack: (errors?: Record<string, string>) => Promise<void>): Promise<void> {
    const { event } = arrived
    const { again, answer } = this.#desk.seen.once(event.id, false, () => this.#handle(arrived))
    const first = (await within(DEFER_AFTER, answer))?.first
    const errors =
      event.kind === 'form' &&
      first?.kind === 'reply' &&
      first.refused &&
      errorsIn(event.values, first.message)
    const isShown = await ack(errors || undefined).then(
      () => Boolean(errors),
      () => false,
    )
    const carried = await answer
    if (again || !carried) return
    if (!isShown) await this.#showing.tried(arrived, () => this.#showing.show(carried.first, arrived))
    await this.#after(arrived, carried)
  }

  /** Any other event; Slack was told already that it arrived. */
  async carry(arrived: Arrived): Promise<void> {
    const { again, answer } = this.#desk.seen.once(arrived.event.id, isRetried(arrived.event), async () => {
      const answer = await this.#handle(arrived)
      await this.#showing.tried(arrived, () => this.#showing.show(answer.first, arrived))
      return answer
    })
    const carried = await answer
    if (carried && !again) await this.#after(arrived, carried)
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

  async #ready(arrived: Arrived): Promise<Ready> {
    const answer = await this.#handle(arrived)
    const { first } = answer
    try {
      if (first.kind === 'form') await this.#showing.open(first.form, arrived)
      if (first.kind !== 'reply' && first.kind !== 'update') return { answer }
      const to = first.kind === 'reply' ? first.to : 'you'
      const show = { kind: 'reply', to, message: first.message } as const
      // Slack refuses a picture that somebody deleted, and tells nobody what it refuses of an acknowledgement.
      if (first.message.blocks.some(block => block.kind === 'picture')) return { answer, show }
      const body = await this.#desk.messages.prepare(arrived.event.at.tenant, first.message)
      const response_type = to === 'everyone' ? 'in_channel' : 'ephemeral'
      return { answer, show, body: { response_type, ...body } }
    } catch (error) {
      this.#desk.log.error({ err: error, kind: arrived.event.kind }, 'an answer could not be shown')
      const sorry = this.#showing.sorry
      const body = await this.#desk.messages.prepare(arrived.event.at.tenant, sorry)
      return {
        answer,
        show: { kind: 'reply', to: 'you', message: sorry },
        body: { response_type: 'ephemeral', ...body },
      }
    }
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
