import { expect, test } from 'vitest'
import { type Recap, recapView } from '../../../src/bot/views/recap.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import { complaintsOf, NAMES } from '../../support/view-cases.ts'

const EMPTY: Recap = { finished: 0, members: 1, kept: 0, names: [], streaks: [] }

test('a recap is a message that every platform takes, however many there are and whatever they are called', () => {
  const views = [0, 1, 2, 20].flatMap(named =>
    [0, 1, 9979].flatMap(more =>
      NAMES.flatMap(name =>
        // All in a row for as long, or each for another number of weeks: the most lines.
        [() => 520, (n: number) => 52 * (n + 1)].map(weeksOf => {
          const names = Array.from({ length: named }, () => name)
          const kept = named + more
          const streaks = names.map((_, n) => ({ name, weeks: weeksOf(n) }))
          return recapView(en, 9999, { finished: kept, members: kept + more, kept, names, streaks })
        }),
      ),
    ),
  )
  expect(complaintsOf(views)).toEqual([])
})

test('those of one streak share a line, the longest first', () => {
  const streaks = [
    { name: 'Ana', weeks: 2 },
    { name: 'Ben', weeks: 13 },
    { name: 'Cleo', weeks: 2 },
  ]
  const names = ['Ana', 'Ben', 'Cleo']
  expect(plain(recapView(en, 13, { finished: 1, members: 4, kept: 3, names, streaks })).split('\n')).toEqual([
    'Week 13 together',
    '●○○○ 1 of 4 finished',
    'This week counts for Ana, Ben and Cleo.',
    '13 weeks in a row: Ben.',
    '2 weeks in a row: Ana and Cleo.',
  ])
})

test('a week that counts for nobody yet is told kindly', () => {
  const text = plain(recapView(en, 1, EMPTY))
  expect(text).toContain('A start was made.')
  expect(text).not.toMatch(/nobody|no one|missed|failed/i)
})

test('who is not named is counted', () => {
  const text = (names: string[], kept: number) => plain(recapView(en, 1, { ...EMPTY, kept, names }))
  expect(text(['Ana'], 2)).toContain('counts for Ana and 1 more.')
  expect(text([], 1)).toContain('counts for 1 member.')
  expect(text([], 3)).toContain('counts for 3 members.')
})
