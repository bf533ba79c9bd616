import { ChannelType, ComponentType, InteractionType } from 'discord.js'
import { ACTIONS, COMMANDS } from '../../commands/index.ts'
import type { Incoming } from '../../src/chat/exchange.ts'
import type { Posted } from '../../src/core/address.ts'
import { decode, withoutMention } from '../../src/platforms/discord/decode.ts'
import { decodeAction, decodeCommand, decodeMessage, decodeView } from '../../src/platforms/slack/decode.ts'
import { readEvent } from '../../src/platforms/web/decode.ts'
import { Refused } from '../../src/platforms/web/refused.ts'
import type { Random } from '../simulation/random.ts'
import { CHANNEL, type Gym } from '../support/gym.ts'
import { PROGRAM_TEXT, problemsOf } from '../support/program-text.ts'

/** Something that may come from outside: what it is, and what is to be done with it. */
export interface Case {
  readonly what: string
  readonly run: (gym: Gym, prompt: Posted) => Promise<unknown> | unknown
}

const WORDS =
  'bridges rdl goblet squat 3x12 12 @ 20kg 35 lb all 2 rounds yesterday last week undo on monday 9:00 Europe/Berlin set pause until 2027-01-04 resume skip now show remove how do i what is my back hurts remind me later 100000000x12 ten thousand -1 1e9 NaN zone: program= " “ « and , ; / x of the done exercise constructor __proto__ toString'.split(
    ' ',
  )
const PIECES = [
  '\n',
  '\t',
  '`',
  '**',
  '[',
  '](https://a)',
  '<@1>',
  '<t:1:date>',
  '\\',
  '\u202e',
  '\u2068',
  '\u200d',
  '👨‍👩‍👧‍👦',
  'e\u0301',
  '\ud83d',
  '\u0000',
  '漢',
  'א',
  '. . .',
  '&lt;',
  ':',
  '|',
  '#',
  '-',
]

function textOf(random: Random): string {
  const pieces = Array.from({ length: random.small(random.chance(0.05) ? 2000 : 15) }, () =>
    random.chance(0.8) ? random.pick(WORDS) : random.pick(PIECES),
  )
  return pieces.join(random.chance(0.9) ? ' ' : '')
}

function idOf(random: Random): string {
  const { name } = random.pick(ACTIONS)
  const args = Array.from({ length: random.int(0, 5) }, () =>
    random.pick([
      '',
      '0',
      '-1',
      '99999999',
      '20261123',
      '2026-11-23',
      'low-back-strength',
      '1.bridge',
      '9.9',
      'better',
      textOf(random),
    ]),
  )
  return [random.chance(0.95) ? name : textOf(random), ...args].join(':')
}

function fieldsOf(random: Random): Record<string, string> {
  const names = [
    'line',
    'name',
    'weekday',
    'time',
    'zone',
    'program',
    'until',
    'amount',
    'load',
    'way',
    '__proto__',
  ]
  return Object.fromEntries(
    Array.from({ length: random.int(0, 5) }, () => [random.pick(names), textOf(random)]),
  )
}

/** A case by the numbers of a seed. */
export function caseOf(random: Random, n: number): Case {
  const text = textOf(random)
  const who = random.pick(['Ana', 'Ben', 'Chloe'])
  const command = random.pick(COMMANDS)
  const sub = command.subs ? random.pick(Object.keys(command.subs)) : undefined
  const action = idOf(random)
  const values = fieldsOf(random)
  const event = (gym: Gym, more: object) =>
    gym.platform.send({ id: `f${n}`, at: CHANNEL, from: gym.person(who), ...more } as Incoming)
  /** As the platform's own decoder read it, in the channel of the group. */
  const arrived = (gym: Gym, prompt: Posted, read: Incoming | undefined) => {
    if (!read) return undefined
    const { at: _at, from: _from, id: _id, ...more } = read
    return event(gym, 'on' in more && more.on ? { ...more, on: prompt } : more)
  }
  const base = { channel: { id: '1', type: ChannelType.GuildText }, member: { user: { id: '2' } } }
  const kinds: readonly [string, Case['run']][] = [
    [`said to the bot: ${text}`, gym => gym.type(who, text, gym.direct(who))],
    [`said in the thread: ${text}`, (gym, prompt) => gym.type(who, text, gym.threadOf(prompt), prompt)],
    [`/${command.name} ${text}`, gym => event(gym, { kind: 'command', name: command.name, input: text })],
    [
      `/${command.name} ${sub} ${JSON.stringify(values)}`,
      gym => event(gym, { kind: 'command', name: command.name, input: values, ...(sub && { sub }) }),
    ],
    [
      `press ${action}`,
      (gym, prompt) => gym.pressAction(who, action, prompt, random.chance(0.3) ? [text] : undefined),
    ],
    [`form ${action} ${JSON.stringify(values)}`, gym => event(gym, { kind: 'form', action, values })],
    [
      `completing ${text}`,
      gym =>
        gym.app.engine.suggest({
          at: CHANNEL,
          from: gym.person(who),
          command: command.name,
          ...(sub && { sub }),
          option: random.pick(['name', 'weekday', 'zone', 'program', 'line']),
          typed: text,
        }),
    ],
    [
      `Slack command ${text}`,
      (gym, prompt) =>
        arrived(
          gym,
          prompt,
          slackCommand({ command: `/${command.name}`, channel_id: 'C1', user_id: 'U1', text }),
        ),
    ],
    [
      `Slack message ${text}`,
      (gym, prompt) =>
        arrived(
          gym,
          prompt,
          decodeMessage('T1', { type: 'message', channel: 'D1', user: 'U1', ts: '1.1', text } as never, 'U2')
            ?.event,
        ),
    ],
    [
      `Slack press ${action}`,
      (gym, prompt) =>
        arrived(
          gym,
          prompt,
          decodeAction('T1', {
            actions: [{ type: 'button', action_id: action, value: action }],
            container: { channel_id: 'C1', message_ts: '1.1' },
            user: { id: 'U1' },
            trigger_id: 't',
          } as never)?.event,
        ),
    ],
    [
      `Slack form ${action} ${JSON.stringify(values)}`,
      (gym, prompt) =>
        arrived(
          gym,
          prompt,
          decodeView('T1', {
            user: { id: 'U1' },
            view: {
              id: 'v',
              callback_id: action,
              private_metadata: random.chance(0.8) ? '{"channel":"C1"}' : text,
              state: {
                values: Object.fromEntries(
                  Object.entries(values).map(([name, value]) => [name, { value: { value } }]),
                ),
              },
            },
          } as never)?.event,
        ),
    ],
    [
      `Discord command ${text}`,
      (gym, prompt) => {
        const options = Object.entries(values).map(([name, value]) => ({ type: 3, name, value }))
        const data = {
          type: 1,
          name: command.name,
          options: sub ? [{ type: 1, name: sub, options }] : options,
        }
        return arrived(
          gym,
          prompt,
          decode({ ...base, id: '1', type: InteractionType.ApplicationCommand, data } as never, '1'),
        )
      },
    ],
    [
      `Discord press ${action}`,
      (gym, prompt) => {
        const data = { custom_id: action, component_type: ComponentType.StringSelect, values: [text] }
        return arrived(
          gym,
          prompt,
          decode(
            { ...base, id: '1', type: InteractionType.MessageComponent, data, message: { id: '3' } } as never,
            '1',
          ),
        )
      },
    ],
    [`Discord message ${text}`, gym => gym.type(who, withoutMention(`<@1> ${text}`, '1'), gym.direct(who))],
    [
      `page ${text}`,
      () =>
        refusable(() =>
          readEvent(
            random.pick([{ kind: 'say', id: text, as: who, channel: text, text }, values, text, null, [], 1]),
          ),
        ),
    ],
    [
      'a program file',
      () => {
        const at = random.int(0, PROGRAM_TEXT.length)
        return problemsOf(PROGRAM_TEXT.slice(0, at) + text + PROGRAM_TEXT.slice(at + random.int(0, 40)))
      },
    ],
  ]
  const [what, run] = random.pick(kinds)
  return { what, run }
}

function refusable(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

function slackCommand(body: object): Incoming {
  const decoded = decodeCommand('T1', body as never, COMMANDS, '')
  if (!decoded) throw new Error('it is a command of the bot')
  return decoded.event
}
