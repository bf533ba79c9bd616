import {
  type APIInteraction,
  type Client,
  GatewayDispatchEvents as Events,
  type GatewayMessageCreateDispatchData,
  MessageFlags,
} from 'discord.js'
import { glimpseOf } from '../../chat/bounds.ts'
import { reply } from '../../chat/command.ts'
import type { Answer, Incoming, When } from '../../chat/exchange.ts'
import type { Message } from '../../chat/message.ts'
import type { Pictures } from '../../chat/pictures.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Log } from '../../core/log.ts'
import { asEvent, eventIs } from '../../core/under-way.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'
import type { Turns } from '../shared/turns.ts'
import { decode, decodeAsking, NO_SERVER, userOf, whenOf } from './decode.ts'
import type { People } from './people.ts'
import type { Sender } from './sender.ts'
import { suggest } from './suggest.ts'
import { answer } from './trip.ts'
import { answerTyped, showingWork, type Typing } from './typed.ts'

type Typed = GatewayMessageCreateDispatchData

interface Listening {
  readonly client: Client
  readonly bot: Bot
  readonly sender: Sender
  readonly people: People
  readonly typing: Typing
  readonly clock: PlatformClock
  readonly edits: Turns
  readonly pictures: Pictures
  readonly log: Log
  readonly apology: string
  readonly monotonic: () => number
  readonly track: (work: Promise<void>) => void
}

/** Hears what people do, as the gateway sends it: what an event carries is enough, no cache is asked. */
export function listen(listening: Listening): void {
  const { client, bot, sender, people, typing, clock, apology, track } = listening
  const { ws, rest } = client
  const deal = (raw: { readonly id?: string }, work: () => Promise<void>) =>
    track(asEvent('discord', performance.now(), work, raw.id))
  ws.on(Events.InteractionCreate, (raw: APIInteraction) =>
    deal(raw, () => sender.servers.during(userOf(raw)?.id, raw.guild_id, () => interaction(raw))),
  )
  ws.on(Events.MessageCreate, (raw: Typed) => deal(raw, () => typed(raw)))
  ws.on(Events.MessageUpdate, (raw: Partial<Typed>) => {
    if (typing.isChanged(raw, clock.now())) deal(raw, () => typed(raw))
  })

  /** The server that something is about. */
  const tenantOf = async (guild?: string, user?: string, about?: string) =>
    guild ?? (await sender.servers.subject(user, about)) ?? NO_SERVER

  async function interaction(raw: APIInteraction): Promise<void> {
    const when = whenOf(raw)
    const tenant = () => tenantOf(raw.guild_id, userOf(raw)?.id, raw.message?.id)
    if (decodeAsking(raw, NO_SERVER)) return await suggest(rest, raw, tenant, bot)
    const sketch = decode(raw, raw.guild_id ?? NO_SERVER)
    if (!sketch) return
    eventIs({ kind: sketch.kind })
    const { application_id: applicationId, message, token } = raw
    if (message && ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0)
      sender.pressedPrivately(message.id, applicationId, token)
    const near = sender.servers.near(sketch.from.id)
    /** Remembers which server they have to do with; of a stranger nothing is kept. Gives whether they are known. */
    const note = async () => {
      const isKnown = raw.guild_id !== undefined && (await bot.knows(sketch.from))
      if (isKnown) await sender.servers.about(near, sketch.from.tenant)
      return isKnown
    }
    // Of what is not let in nothing is looked up or kept.
    const isIn = bot.admit('discord', when, glimpseOf(sketch))
    const noted = isIn.then(yes => yes && note())
    track(noted.then(() => {}))
    const tell = (to: Message, once: string) => sender.tell(sketch.from, to, once)
    const drawn = (id: string) => sender.drawn(id)
    await answer({ ...listening, rest, applicationId, tell, drawn }, raw, sketch, bot, async () => {
      if (!(await isIn)) return reply('you', bot.unable(glimpseOf(sketch)))
      try {
        const found = await tenant()
        people.note(raw, found)
        return await heard(raw.channel?.id ?? '', decode(raw, found) ?? sketch, when)
      } finally {
        bot.leave(when)
      }
    })
    // By now they may have joined.
    if ((await isIn) && !(await noted.catch(() => false))) await note()
  }

  /** Whoever has just typed to the bot in vain is told so with its next answer that they alone see. */
  async function heard(channel: string, event: Incoming, when: When): Promise<Answer> {
    const { unheard } = typing
    const key = `${channel}/${event.from.id}`
    if (!unheard.get(key)) return await bot.handle(event, when)
    const answer = await bot.handle({ ...event, unheard: true }, when)
    if (answer.first.kind === 'reply' && answer.first.to === 'you') unheard.delete(key)
    return answer
  }

  async function typed(raw: Typed): Promise<void> {
    if (!typing.concerns(raw)) return
    const ask = async () => {
      const tenant = await tenantOf(raw.guild_id, raw.author.id, raw.message_reference?.message_id)
      const event = await typing.decode(raw, tenant)
      return event && { event, answer: await bot.handle(event) }
    }
    const desk = { apology, sender, rest }
    const asked = await (typing.isAddressed(raw) ? showingWork(desk, raw, bot, ask()) : ask())
    if (!asked) return
    const { at } = asked.event
    const { first, after } = asked.answer
    try {
      await answerTyped(desk, raw, at, first)
    } finally {
      const instead = await bot.perform(after)
      if (instead) await answerTyped(desk, raw, at, reply('you', instead).first, 'instead')
    }
  }
}
