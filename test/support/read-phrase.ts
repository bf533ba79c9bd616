import { type Asked, readPhrase } from '../../src/bot/phrases.ts'
import { lexiconOf, readLine } from '../../src/training/entry/index.ts'
import { PROGRAMS } from './programs.ts'

/** What a typed line asks for, as it is answered where the first program is done; a log asks for /done. */
export function phraseOf(text: string, commands: readonly string[], spokenTo: boolean): Asked | undefined {
  const phrase = readPhrase(text, commands, PROGRAMS, spokenTo)
  if (!phrase || !('log' in phrase)) return phrase
  const moment = {
    units: 'kg',
    today: '2000-01-03',
    place: spokenTo ? 'direct' : 'thread',
    inWeek: true,
  } as const
  const meaning = readLine(phrase.log, lexiconOf(PROGRAMS[0], PROGRAMS), moment)
  return meaning.kind === 'chatter' ? phrase.otherwise : { command: 'done', line: phrase.log }
}
