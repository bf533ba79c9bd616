import { expect, test } from 'vitest'
import { laterSetView, laterView, reminderView, remindView } from '../../../src/bot/views/later.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import type { Standing } from '../../../src/training/progress.ts'
import { complaintsOf, WEEKS, week } from '../../support/view-cases.ts'

const STANDINGS: Standing[] = ['none', 'started', 'kept', 'finished']
/** The latest moment that a date can name. */
const LATEST = 8_640_000_000_000_000

test('what is said of a reminder is a message that every platform takes, in every week of every program', () => {
  const views = WEEKS.flatMap(({ program, week }) => [
    remindView(en, week),
    ...STANDINGS.map(standing => reminderView(en, program, week, standing, LATEST)),
  ])
  const times = (['soon', 'evening', 'tomorrow'] as const).map((id, n) => ({ id, at: LATEST - n }))
  for (const some of [times, times.slice(1), times.slice(2)]) {
    views.push(laterView(en, week(), some))
  }
  expect(complaintsOf([...views, laterSetView(en, LATEST)])).toEqual([])
})

test('a reminder says the week, until when there is time, and how little is enough', () => {
  for (const { program, week } of WEEKS) {
    const ends = Date.parse('2026-11-30T08:00:00Z')
    for (const standing of ['none', 'started'] as const) {
      const text = plain(reminderView(en, program, week, standing, ends))
      expect(text).toContain(`week ${week.planNumber} of ${program.name}. It ends 2026-11-30 08:00 UTC.`)
      expect(text).toContain('One round is enough')
      expect(text).toContain('[Start] [Turn reminders off]')
    }
  }
})

test('a reminder presses nobody whose week counts already', () => {
  for (const { program, week } of WEEKS) {
    const text = plain(reminderView(en, program, week, 'kept', 0))
    expect(text).toContain('counts already')
    expect(text).not.toContain('enough to count')
  }
})
