import { ChannelType, InteractionType } from 'discord.js'
import { COMMANDS as commands } from '../../commands/index.ts'
import { literal } from '../../src/chat/markdown.ts'
import { readActionId, say } from '../../src/chat/message.ts'
import { OptionError, readCommand } from '../../src/chat/options.ts'
import { inlineText, plain } from '../../src/chat/plain.ts'
import { oneLine, readableName, shorten } from '../../src/core/text.ts'
import { decode as decodeInteraction, withoutMention } from '../../src/platforms/discord/decode.ts'
import { discordText } from '../../src/platforms/discord/text.ts'
import { decodeCommand, decodeMessage } from '../../src/platforms/slack/decode.ts'
import { readOrigin } from '../../src/platforms/slack/forms.ts'
import { richText, smallText } from '../../src/platforms/slack/text.ts'
import { typedText } from '../../src/platforms/slack/typed.ts'
import { readEvent } from '../../src/platforms/web/decode.ts'
import { Refused } from '../../src/platforms/web/refused.ts'
import { readBody } from '../../src/training/entry/body.ts'
import { lexiconOf, readCorrection, readLine } from '../../src/training/entry/index.ts'
import { normalise } from '../../src/training/entry/normal.ts'
import { typedWeight } from '../../src/training/entry/typed-weight.ts'
import { findByName } from '../../src/training/names.ts'
import { nearest } from '../../src/training/nearest.ts'
import { quote } from '../../src/training/quote.ts'
import { fold } from '../../src/training/similar.ts'
import { findWay, waysOf } from '../../src/training/ways.ts'
import { keptWeight } from '../../src/training/weight.ts'
import { readCalendarDay, readDate, readNumberWord, readTime, readWeekday } from '../../src/training/when.ts'
import { readZone, suggestZones } from '../../src/training/zones.ts'
import { problemsOf } from './program-text.ts'
import { PROGRAMS } from './programs.ts'
import { phraseOf } from './read-phrase.ts'

/** Reads a text of any length that somebody typed, sent or wrote into a file. */
export type Reader = (text: string) => unknown

const TODAY = '2026-03-04'

/** Everything that reads what comes from outside, by name: who writes another reader adds it here. */
export async function readers(): Promise<Readonly<Record<string, Reader>>> {
  const ways = waysOf(PROGRAMS)
  const names = commands.map(({ name }) => name)
  const lexicon = lexiconOf(PROGRAMS[0], PROGRAMS)
  const moment = { units: 'kg', today: TODAY, place: 'command' } as const
  return {
    shorten: text => shorten(text, 2000),
    oneLine: text => oneLine(text, 2000),
    readableName,
    quote,
    fold,
    literal,
    'Markdown as plain text': text => inlineText(text),
    'a message as plain text': text => plain({ title: text, blocks: say(text).blocks }),
    'what typed text shows as': text => inlineText(literal(text)),
    'a log': text => readLine(text, lexicon, moment),
    'a line in a thread': text => readLine(text, lexicon, { ...moment, place: 'thread' }),
    'a correction': text => readCorrection(text, lexicon.own, lexicon, moment),
    'a line without its marks': text => normalise(text),
    'what is said of the body': readBody,
    'a phrase to the bot': text => phraseOf(text, names, true),
    'a phrase in a thread': text => phraseOf(text, names, false),
    'an exercise by name': text => findWay(text, ways),
    'a program by name': text => findByName(text, [{ id: 'a', name: 'b'.repeat(60), aliases: [] }]),
    'the nearest word': text => nearest(text, ['a', 'word', text, `${text}s`]),
    'a weekday': readWeekday,
    'a time': readTime,
    'a day of a month': readCalendarDay,
    'a date': text => readDate(text, TODAY),
    'a number in words': readNumberWord,
    'a time zone': readZone,
    'the beginning of a time zone': text => suggestZones(text, 20),
    'a weight': text => typedWeight(text, 'kg'),
    'a weight as it is kept': keptWeight,
    'an action id': readActionId,
    'command lines': text => commands.map(command => attempt(() => readCommand(command, text))),
    'command fields': text =>
      commands.flatMap(command =>
        ['set', 'pause', undefined].map(sub =>
          attempt(() =>
            readCommand(command, { line: text, name: text, weekday: text, zone: text, until: text }, sub),
          ),
        ),
      ),
    'a program file': problemsOf,
    'a line in Slack': text =>
      decodeMessage('T1', { type: 'message', channel: 'D1', user: 'U1', ts: '1.1', text } as never, 'U2'),
    'a command in Slack': text =>
      decodeCommand('T1', { command: '/done', channel_id: 'C1', user_id: 'U1', text } as never, commands, ''),
    'where a form came from in Slack': readOrigin,
    'what was typed in Slack, with marks': text => typedText({ text }, 'U2'),
    'rich text for Slack': text => richText(text),
    'small text for Slack': text => smallText(text, 3000),
    'a line in Discord': text => withoutMention(text, '1'),
    'a command in Discord': text =>
      decodeInteraction(
        {
          type: InteractionType.ApplicationCommand,
          channel: { id: '1', type: ChannelType.DM },
          user: { id: '1', username: 'ana' },
          data: { type: 1, name: 'done', options: [{ type: 3, name: 'line', value: text }] },
        } as never,
        'dm',
      ),
    // Rooms are smaller than the shorter text: to cut the longer one alone would be a second way through it.
    'text for Discord': text => discordText(text, 'plain', 2000),
    'a title for Discord': text => discordText(text, 'title', 100),
    'a line on the page': text =>
      attempt(() => readEvent({ kind: 'say', id: 'aaaaaaaa', as: 'ana', channel: 'back-club', text })),
  }
}

/** A refusal is an answer; anything else is a fault. */
function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof OptionError || error instanceof Refused) return error
    throw error
  }
}
