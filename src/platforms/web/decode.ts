import { z } from 'zod'
import type { Incoming } from '../../chat/exchange.ts'
import type { Field, Message } from '../../chat/message.ts'
import type { Asking } from '../../chat/platform.ts'
import type { Place } from '../../core/address.ts'
import type { Entry, History } from './history.ts'
import { ownerOf, personOn, placeOn, residentOf } from './people.ts'
import { Refused } from './refused.ts'
import { placeOf } from './room.ts'
import type { Leap } from './timekeeper.ts'

const as = z.string().refine(id => residentOf(id) !== undefined, 'no such person')
const channel = z.string().max(64)
const thread = z.string().max(16).optional()

/** Made up by the page for each thing someone does; a request that is sent again carries it again. */
const id = z.string().regex(/^[\w-]{8,64}$/)

const EventRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), id, as, channel, thread, text: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('press'),
    id,
    as,
    message: z.string().max(16),
    action: z.string().max(200),
    chosen: z.array(z.string().max(200)).max(25).optional(),
  }),
  z.strictObject({
    kind: z.literal('form'),
    id,
    as,
    form: z.string().max(100),
    values: z.record(z.string(), z.string()),
  }),
])

const SuggestRequest = z.strictObject({
  as,
  channel,
  thread,
  command: z.string().max(64),
  sub: z.string().max(64).optional(),
  option: z.string().max(64),
  typed: z.string().max(1000),
})

const ClockRequest = z.strictObject({ by: z.enum(['hour', 'day', 'week', 'prompt']) })

/** What the page sends when someone does something. */
export type EventRequest = z.infer<typeof EventRequest>

/** @throws {Refused} when it is nothing that the page sends. */
export function readEvent(body: unknown): EventRequest {
  return checked(EventRequest, body)
}

/** How far to move the clock. @throws {Refused} */
export function readClock(body: unknown): Leap {
  return checked(ClockRequest, body).by
}

/** @throws {Refused} */
export function readAsking(body: unknown, history: History): Asking {
  const { as, channel, thread, sub, ...rest } = checked(SuggestRequest, body)
  const at = placeFor(as, channel, thread, history)
  return { at, from: personOn(as), ...(sub !== undefined && { sub }), ...rest }
}

/**
 * What a request means to the bot. The page is not trusted: a button must be on a message that the
 * person sees, and a form must have been opened for them.
 * @throws {Refused}
 */
export function decode(request: EventRequest, history: History): Incoming {
  const from = personOn(request.as)
  const id = eventId(request)
  switch (request.kind) {
    case 'say': {
      const at = placeFor(request.as, request.channel, request.thread, history)
      const command = /^\/(\S*)\s*([\s\S]*)$/.exec(request.text)
      if (command) {
        const [, name = '', input = ''] = command
        return { kind: 'command', id, at, from, name: name.toLowerCase(), input: input.trimEnd() }
      }
      const { thread, ...place } = at
      const inThreadOf = thread === undefined ? {} : { inThreadOf: { place, message: thread } }
      return { kind: 'message', id, at, from, text: request.text, ...inThreadOf }
    }
    case 'press': {
      const entry = seenBy(request.as, request.message, history)
      if (!carries(entry.message, request.action, request.chosen)) throw new Refused('no-such-button')
      const at = placeOf(entry)
      const { chosen } = request
      return {
        kind: 'press',
        id,
        at,
        from,
        action: request.action,
        on: { place: at, message: entry.id },
        ...(chosen && { chosen }),
      }
    }
    case 'form': {
      const opened = history.form(request.form)
      const at = opened && placeOn(opened.channel, opened.thread)
      if (!at || opened.person !== request.as) throw new Refused('form-gone')
      const values = valuesOf(opened.form.fields, request.values)
      return {
        kind: 'form',
        id,
        at,
        from,
        action: opened.form.action,
        values,
        ...(opened.on !== undefined && { on: { place: at, message: opened.on } }),
      }
    }
  }
}

/** The id of the event that a request is about: the same when it is sent again. */
export function eventId(request: EventRequest): string {
  return `web:${request.as}:${request.id}`
}

/** A message, if this person sees it. @throws {Refused} the same whether it is hidden or not there. */
export function seenBy(person: string, message: string, history: History): Entry {
  const entry = history.find(message)
  if (!entry || (entry.onlyFor !== undefined && entry.onlyFor !== person)) throw new Refused('message-gone')
  return entry
}

function placeFor(person: string, channel: string, thread: string | undefined, history: History): Place {
  const place = placeOn(channel, thread)
  const owner = ownerOf(channel)
  if (!place || (owner !== undefined && owner !== person)) throw new Refused('no-such-place')
  if (thread !== undefined && seenBy(person, thread, history).channel !== channel) {
    throw new Refused('no-such-place')
  }
  return place
}

function carries(message: Message, action: string, chosen: readonly string[] | undefined): boolean {
  return message.blocks.some(block => {
    if (block.kind === 'buttons') {
      return !chosen && block.buttons.some(button => 'action' in button && button.action === action)
    }
    if (block.kind !== 'choice' || block.action !== action || !chosen?.length) return false
    return chosen.every(value => block.options.some(option => option.value === value))
  })
}

function valuesOf(fields: readonly Field[], given: Readonly<Record<string, string>>): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of fields) {
    const value = Object.hasOwn(given, field.name) ? (given[field.name] ?? '') : ''
    if (field.kind === 'text' && [...value].length > field.maxLength) throw new Refused('bad-form')
    if (field.kind === 'text' && field.required && value.trim() === '') throw new Refused('bad-form')
    if (field.kind === 'select' && !field.options.some(option => option.value === value)) {
      throw new Refused('bad-form')
    }
    values[field.name] = value
  }
  return values
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body)
  if (!read.success) throw new Refused('not-understood')
  return read.data
}
