import { expect, test } from 'vitest'
import { laterSetView, laterView, remindView } from '../../../src/bot/views/later.ts'
import { promptView } from '../../../src/bot/views/prompt.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import { actionsOf } from '../../support/buttons.ts'
import { complaintsOf, WEEKS, week } from '../../support/view-cases.ts'

const COUNTS = [
  { finished: 0, joined: 0 },
  { finished: 0, joined: 1 },
  { finished: 1, joined: 1 },
  { finished: 5, joined: 7 },
  { finished: 1000, joined: 1000 },
]

test.each(WEEKS.map(of => ({ of, id: of.program.id, number: of.week.planNumber })))(
  'the prompt of week $number of $id is one that every platform takes, and says what to do',
  ({ of }) => {
    const views = COUNTS.map(count => promptView(en, of.program, { ...of.week, ...count }))
    expect(complaintsOf(views)).toEqual([])
    for (const view of views) {
      const text = plain(view)
      expect(text).toContain(`Week ${of.week.planNumber} · ${of.program.name}`)
      for (const exercise of of.program.exercises) {
        expect(text).toContain(
          `${exercise.name}: ${of.plan.rounds} × ${of.plan.targets[exercise.id]?.amount}`,
        )
      }
    }
  },
)

test('the prompt counts who has finished in good English', () => {
  const of = WEEKS[0]
  if (!of) throw new Error('no week')
  const meters = COUNTS.map(count => en.prompt.meter(count.finished, count.joined))
  expect(meters).toEqual([
    'Nobody has joined yet. Press Start and you’re in.',
    '0 of 1 have finished',
    '1 of 1 has finished',
    '5 of 7 have finished',
    '1000 of 1000 have finished',
  ])
})

test('every button of the prompt names its group and its week', () => {
  const of = WEEKS[0]
  if (!of) throw new Error('no week')
  const view = promptView(en, of.program, of.week)
  expect(actionsOf(view)).toEqual(
    ['walk.start', 'done.all', 'gate.hurts', 'later.ask'].map(
      name => `${name}:${of.group.id}:${of.week.ordinal}`,
    ),
  )
})

test('reminders are ones that every platform takes', () => {
  const times = (['soon', 'evening', 'tomorrow'] as const).map((id, n) => ({ id, at: 1_800_000_000_000 + n }))
  const views = [laterView(en, week(), times), laterSetView(en, 1_800_000_000_000), remindView(en, week())]
  expect(complaintsOf(views)).toEqual([])
  expect(plain(views[0] ?? { blocks: [] })).toContain('[In 3 hours] [This evening] [Tomorrow morning]')
})
