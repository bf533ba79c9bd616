import { shorten } from '../core/text.ts'
import type { Glimpse, Incoming } from './exchange.ts'
import { MAX_ACTION } from './message.ts'
import { checkLength } from './option-value.ts'

/** The longest name of a command, an option or a field, and the longest value of a choice. */
const MAX_NAME = 100
/** More than any form has fields, and any command options. */
const MAX_FIELDS = 25

/**
 * An event of which nothing is longer than its readers take, whatever the platform let through: Slack's messages
 * have up to 40,000 characters. What people say to each other is no command, so a long message is left to whoever
 * knows whether the bot was meant.
 * @throws {OptionError} when what was typed for a command or into a form is too long
 */
export function bounded(event: Incoming): Incoming {
  switch (event.kind) {
    case 'command': {
      const { name, sub, input } = event
      if (typeof input === 'string') checkLength(input)
      return {
        ...event,
        name: shorten(name, MAX_NAME),
        ...(sub !== undefined && { sub: shorten(sub, MAX_NAME) }),
        input: typeof input === 'string' ? input : fields(input),
      }
    }
    case 'press': {
      const chosen = event.chosen?.slice(0, MAX_FIELDS).map(value => shorten(value, MAX_NAME))
      return { ...event, action: action(event.action), ...(chosen && { chosen }) }
    }
    case 'form':
      return { ...event, action: action(event.action), values: fields(event.values) }
    case 'message':
    case 'home':
      return event
  }
}

/** No button carries a longer id, so it is nobody's. */
function action(id: string): string {
  return id.length > MAX_ACTION ? '' : id
}

function fields<T>(given: Readonly<Record<string, T>>): Record<string, T> {
  const some = Object.entries(given).slice(0, MAX_FIELDS)
  for (const [, value] of some) if (typeof value === 'string') checkLength(value)
  return Object.fromEntries(some)
}

/** What an event tells at first sight. */
export function glimpseOf(event: Incoming): Glimpse {
  const isLine = event.kind === 'message' || event.kind === 'home'
  const action = 'action' in event ? event.action : undefined
  return { isLine, action, text: typedIn(event) }
}

/** All that somebody typed in an event. */
export function typedIn(event: Incoming): string {
  switch (event.kind) {
    case 'message':
      return event.text
    case 'command':
      return typeof event.input === 'string' ? event.input : texts(event.input)
    case 'form':
      return texts(event.values)
    case 'press':
    case 'home':
      return ''
  }
}

function texts(values: Readonly<Record<string, unknown>>): string {
  return Object.values(values)
    .filter(value => typeof value === 'string')
    .join('\n')
}
