import { expect, test } from 'vitest'
import { readLine } from '../../../src/training/entry/index.ts'
import { lexiconOf } from '../../../src/training/entry/lexicon.ts'
import { PROGRAMS } from '../../support/programs.ts'

const lexicon = lexiconOf(
  PROGRAMS.find(({ kind }) => kind === 'strength'),
  PROGRAMS,
)

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])(
  'a word that every object knows is no number: %s',
  word => {
    for (const line of [`ten 2 me goblet ${word} @ | done`, `goblet ${word}`, `goblet 10 ${word}`]) {
      const read = readLine(line, lexicon, { units: 'kg', today: '2026-11-23', place: 'direct' })
      const functions: string[] = []
      JSON.stringify(read, (key, value) => (typeof value === 'function' ? functions.push(key) : value))
      expect(functions).toEqual([])
    }
  },
)
