import { expect, test } from 'vitest'
import { type Board, type BoardEntry, boardView } from '../../../src/bot/views/board.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { inlineText, plain } from '../../../src/chat/plain.ts'
import type { Standing } from '../../../src/training/progress.ts'
import { complaintsOf, NAMES as LONG } from '../../support/view-cases.ts'

const STANDINGS: Standing[] = ['none', 'started', 'kept', 'finished']

function entry(standing: Standing, name: string): BoardEntry {
  return { standing, name }
}

/** A board of some who are named, and so many others of whom so many have finished. */
function board(shown: readonly BoardEntry[], others = 0, finished = 0): Board {
  const named = shown.filter(({ standing }) => standing === 'finished').length
  return {
    groupId: 'abcdefghjkmn',
    number: 9999,
    joined: shown.length + others,
    finished: named + finished,
    shown,
    weeks: [{ planNumber: 9999, joined: shown.length + others, kept: named, finished: named + finished }],
  }
}

function lines(shown: readonly BoardEntry[], others?: number, finished?: number): string[] {
  return plain(boardView(en, board(shown, others, finished), false)).split('\n')
}

test.each([0, 1, 2, 25])('a board of %i names is one that every platform takes', size => {
  for (const name of LONG) {
    const entries = Array.from({ length: size }, (_, n) => entry(STANDINGS[n % 4] ?? 'none', name))
    for (const shareable of [true, false]) {
      const boards = [board(entries), board(entries, 10_000, 9_999)]
      expect(complaintsOf(boards.map(one => boardView(en, one, shareable)))).toEqual([])
    }
  }
})

test('a name shows as it is, whatever is in it', () => {
  for (const name of LONG) expect(lines([entry('none', name)]).join('\n')).toContain(inlineText(name))
})

test('those who are shown stand in the order in which they are given', () => {
  const entries = [
    entry('finished', 'Ben'),
    entry('kept', 'Cleo'),
    entry('started', 'Eva'),
    entry('none', 'Ana'),
  ]
  expect(lines(entries).slice(2)).toEqual([
    '● Ben finished',
    '◐ Cleo a whole round, so the week counts',
    '○ Eva on the way',
    '· Ana not yet',
  ])
})

test('those without a name here are counted', () => {
  expect(lines([entry('none', 'Ben')], 1, 1).at(-1)).toBe('1 more, not named here: 1 finished')
  expect(lines([entry('finished', 'Ben')], 15).at(-1)).toBe('15 more, not named here: 0 finished')
})

test('it can be shown to everyone from where it is private, and not when it is empty', () => {
  const shared = (entries: BoardEntry[], shareable: boolean) =>
    plain(boardView(en, board(entries), shareable)).includes('[Show it to everyone]')
  expect(shared([entry('none', 'Ana')], true)).toBe(true)
  expect(shared([entry('none', 'Ana')], false)).toBe(false)
  expect(shared([], true)).toBe(false)
})
