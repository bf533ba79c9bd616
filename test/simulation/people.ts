import type { Incoming } from '../../src/chat/exchange.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Person, Place } from '../../src/core/address.ts'
import { directPlace, type Kept, type Shown } from '../support/memory-platform.ts'
import type { Chat } from './chat.ts'
import type { Random } from './random.ts'

/** Someone who is in a few channels of a chat service. */
export interface Member {
  readonly person: Person
  readonly chat: Chat
  readonly channels: readonly Place[]
  readonly manages: boolean
}

export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/Nuuk',
  'Africa/Cairo',
  'Pacific/Chatham',
  'UTC',
]

const LINES = [
  'all',
  'bridges 3x12',
  'rdl 12 @ 20kg',
  'goblet 15,12,10',
  '2 rounds yesterday',
  'all last week',
  'bridges 3x999',
  'all next week',
  'no such thing 3x10',
  '1 round',
]

const TYPED = ['done bridges 3x12', 'all', 'let’s go', 'I liked it', 'progress', 'board']

const COMMANDS: readonly (readonly [weight: number, name: string])[] = [
  [6, 'workout'],
  [2, 'board'],
  [1, 'progress'],
  [2, 'settings'],
  [1, 'mydata'],
]

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Something to do, but for its id. */
export type Deed = Incoming extends infer One ? (One extends Incoming ? Omit<One, 'id'> : never) : never

/** What someone does next, of all that they could do with what they see. */
export function deedOf(random: Random, who: Member, today: string): Deed {
  const place = random.pick(who.channels)
  const base = { from: who.person, at: place }
  const roll = random.next()
  if (who.manages && roll < 0.2) {
    return { ...base, kind: 'command', name: 'schedule', input: scheduleLine(random, today) }
  }
  if (roll < 0.3) return { ...base, kind: 'command', name: 'done', input: random.pick(LINES) }
  if (roll < 0.4) return { ...base, kind: 'command', name: weighted(random, COMMANDS), input: '' }
  const channels = who.channels.map(({ channel }) => channel)
  const seen = who.chat.seenBy(who.person, channels, 12)
  if (roll < 0.47) return typing(random, who, place, seen)
  const pressed = pressing(random, who, seen)
  return pressed ?? { ...base, kind: 'command', name: 'done', input: random.pick(LINES) }
}

/** What someone sends in a form that was opened for them. */
export function formOf(random: Random, who: Member, shown: Shown, after: Deed): Deed {
  const values: Record<string, string> = {}
  for (const field of shown.form?.fields ?? []) {
    values[field.name] =
      field.kind === 'select'
        ? random.pick(field.options).value
        : field.name === 'zone'
          ? random.pick([...ZONES, 'Atlantis'])
          : random.pick(['', '8', '12', '900', 'x', field.value ?? ''])
  }
  const on = 'on' in after && after.on ? { on: after.on } : {}
  return { kind: 'form', from: who.person, at: after.at, action: shown.form?.action ?? '', values, ...on }
}

function scheduleLine(random: Random, today: string): string {
  return random.pick([
    `set ${random.pick(WEEKDAYS)} ${timeOf(random)} ${random.pick(ZONES)}`,
    `set ${random.pick(WEEKDAYS)} ${timeOf(random)} ${random.pick(ZONES)}`,
    'pause',
    `pause until ${new Date(Date.parse(today) + random.int(1, 12) * 86_400_000).toISOString().slice(0, 10)}`,
    'resume',
    'skip',
    'now',
    'show',
    'remove',
  ])
}

/** Mostly by day, and now and then in the hours in which clocks change. */
export function timeOf(random: Random): string {
  const hour = random.chance(0.3) ? random.int(0, 4) : random.int(5, 22)
  return `${String(hour).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`
}

function typing(random: Random, who: Member, place: Place, seen: readonly Kept[]): Deed {
  const prompt = seen.find(one => !one.place.direct && one.place.thread === undefined && one.once)
  if (!prompt || random.chance(0.3)) {
    return { kind: 'message', from: who.person, at: directPlace(who.person), text: random.pick(TYPED) }
  }
  const on = { place: prompt.place, message: prompt.id }
  const at = { ...place, channel: prompt.place.channel, thread: prompt.id }
  return { kind: 'message', from: who.person, at, text: random.pick(TYPED), inThreadOf: on }
}

/** A press on something that can be pressed, most often in the newest message. */
function pressing(random: Random, who: Member, seen: readonly Kept[]): Deed | undefined {
  const [one, ...others] = seen.filter(kept => actionsOf(kept.message).length > 0)
  if (!one) return undefined
  const on = others.length > 0 && random.chance(0.4) ? random.pick(others) : one
  const { action, chosen } = random.pick(actionsOf(on.message))
  const place = { place: on.place, message: on.id }
  return {
    kind: 'press',
    from: who.person,
    at: on.place,
    action,
    on: place,
    ...(chosen ? { chosen: [random.pick(chosen)] } : {}),
  }
}

function actionsOf(message: Message): { action: string; chosen?: readonly string[] }[] {
  return message.blocks.flatMap(block => {
    if (block.kind === 'buttons')
      return block.buttons.flatMap(b => ('action' in b ? [{ action: b.action }] : []))
    if (block.kind !== 'choice') return []
    return [{ action: block.action, chosen: block.options.map(({ value }) => value) }]
  })
}

function weighted<T>(random: Random, list: readonly (readonly [number, T])[]): T {
  return random.pick(list.flatMap(([weight, one]) => Array<T>(weight).fill(one)))
}

/** A deed in a few words, for the trace. */
export function deedText(deed: Deed): string {
  const who = deed.from.id
  const where = deed.at.direct ? 'directly' : `in ${deed.at.channel}`
  if (deed.kind === 'command') return `${who} types /${deed.name} ${String(deed.input)} ${where}`
  if (deed.kind === 'message') return `${who} writes “${deed.text}” ${where}`
  if (deed.kind === 'press') return `${who} presses ${deed.action}${deed.chosen ? ` = ${deed.chosen}` : ''}`
  return deed.kind === 'form' ? `${who} sends ${deed.action} ${JSON.stringify(deed.values)}` : `${who} looks`
}
