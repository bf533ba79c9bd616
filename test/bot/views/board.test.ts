import { expect, test } from 'vitest'
import { type BoardEntry, boardView } from '../../../src/bot/views/board.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { inlineText, plain } from '../../../src/chat/plain.ts'
import type { Standing } from '../../../src/training/progress.ts'
import { complaintsOf, member, NAMES } from '../../support/view-cases.ts'

const STANDINGS: Standing[] = ['none', 'started', 'kept', 'finished']
const GROUP = { id: 'abcdefghjkmn' }

function entry(n: number, standing: Standing, name: string | undefined): BoardEntry {
  return { member: member(n), standing, done: 3, total: 9, name }
}

function lines(entries: readonly BoardEntry[]): string[] {
  return plain(boardView(en, GROUP, 1, entries, false)).split('\n')
}

test.each([0, 1, 2, 25, 26, 200])('a board of %i members is one that every platform takes', size => {
  for (const name of [...NAMES, undefined]) {
    const entries = Array.from({ length: size }, (_, n) => entry(n, STANDINGS[n % 4] ?? 'none', name))
    for (const shareable of [true, false]) {
      expect(complaintsOf([boardView(en, GROUP, 9999, entries, shareable)])).toEqual([])
    }
  }
})

test('a name shows as it is, whatever is in it', () => {
  for (const name of NAMES) expect(lines([entry(0, 'none', name)]).join('\n')).toContain(inlineText(name))
})

test('those who got furthest come first, and among them those who joined first', () => {
  const entries = [
    entry(0, 'none', 'Ana'),
    entry(1, 'finished', 'Ben'),
    entry(2, 'kept', 'Cleo'),
    entry(3, 'finished', 'Dan'),
    entry(4, 'started', 'Eva'),
  ]
  expect(lines(entries).slice(2)).toEqual([
    '● Ben finished',
    '● Dan finished',
    '◐ Cleo a whole round, so the week counts',
    '○ Eva on the way',
    '· Ana not yet',
  ])
})

test('those without a name here are counted, and so are those who fit no more', () => {
  expect(lines([entry(0, 'finished', undefined), entry(1, 'none', 'Ben')]).at(-1)).toBe(
    '1 more, not named here: 1 finished',
  )
  const many = Array.from({ length: 40 }, (_, n) => entry(n, 'none', `P${n}`))
  expect(lines(many).at(-1)).toBe('15 more, not named here: 0 finished')
})

test('nobody learns from it how many steps anyone did', () => {
  for (const standing of STANDINGS) {
    const few = lines([{ ...entry(0, standing, 'Ana'), done: 1, total: 5 }])
    const many = lines([{ ...entry(0, standing, 'Ana'), done: 8, total: 9 }])
    expect(few).toEqual(many)
  }
})

test('it can be shown to everyone from where it is private, and not when it is empty', () => {
  const shared = (entries: BoardEntry[], shareable: boolean) =>
    plain(boardView(en, GROUP, 1, entries, shareable)).includes('[Show it to everyone]')
  expect(shared([entry(0, 'none', 'Ana')], true)).toBe(true)
  expect(shared([entry(0, 'none', 'Ana')], false)).toBe(false)
  expect(shared([], true)).toBe(false)
})
