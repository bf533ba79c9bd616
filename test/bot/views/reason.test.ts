import { describe, expect, test } from 'vitest'
import { sessionOf } from '../../../src/bot/session.ts'
import { isPrivate, reasonText } from '../../../src/bot/views/reason.ts'
import { inThreadView, walkView } from '../../../src/bot/views/walk.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import type { MemberWeek } from '../../../src/storage/member-week.ts'
import { ownPlan } from '../../../src/training/plan-steps.ts'
import type { Reason } from '../../../src/training/plan-values.ts'
import { walk } from '../../../src/training/walkthrough.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { complaintsOf, group, member, week } from '../../support/view-cases.ts'

const strong = PROGRAMS.find(({ kind }) => kind === 'strength')
if (!strong) throw new Error('no program')

/** Every reason, with what its sentence must name. */
const REASONS: readonly (readonly [Reason, RegExp])[] = [
  [{ code: 'first' }, /first week/],
  [{ code: 'flag' }, /sign/],
  [{ code: 'gentle' }, /gentle week/],
  [{ code: 'worse', times: 1 }, /worse last time/],
  [{ code: 'worse', times: 1, pain: 10 }, /worse last time \(pain 10\)/],
  [{ code: 'worse', times: 12 }, /worse 12 times/],
  [{ code: 'sore' }, /sore/],
  [{ code: 'sore', pain: 5 }, /pain 5/],
  [{ code: 'hard', effort: 10 }, /effort 10/],
  [{ code: 'started' }, /part of it/],
  [{ code: 'missed' }, /a week off/],
  [{ code: 'away', weeks: 4 }, /4 weeks off/],
  [{ code: 'again', weeks: 52 }, /52 weeks off/],
  [{ code: 'back', rounds: 2 }, /went well/],
  [{ code: 'round', rounds: 3 }, /went well/],
  [{ code: 'more', by: 1, exercise: 'bridge' }, /went well: 1 more rep\./],
  [{ code: 'more', by: 3, exercise: 'bridge' }, /went well: 3 more reps/],
  [
    { code: 'weight', exercise: 'romanian-deadlift', weight: { number: 12.5, unit: 'kg', per: 'hand' } },
    /Twice at the top: Romanian deadlift goes to 12.5 kg each/,
  ],
  [{ code: 'way', exercise: 'bridge', way: 'harder' }, /Twice at the top: Single-leg bridge comes next/],
  [{ code: 'top', wants: 'weight' }, /top of the range/],
  [{ code: 'top', wants: 'effort' }, /reached the top/],
  [{ code: 'top', wants: 'again' }, /top of the range/],
  [{ code: 'top', wants: 'nothing' }, /top of the range/],
  [{ code: 'refused' }, /You chose/],
  [{ code: 'asked' }, /You asked/],
]

const plan = ownPlan(strong, 2)
function sessionWith(reason: Reason, over: Partial<typeof plan> = {}, program = strong) {
  const own = {
    plans: { [strong?.id ?? '']: { plan: { ...plan, ...over }, workouts: [{ rounds: 3 }] } },
    reason,
  } as unknown as MemberWeek
  return sessionOf(
    member(),
    group({}),
    week(2),
    { hash: 'v1', program: program as NonNullable<typeof strong> },
    own,
  )
}

const STATE = {
  rows: [],
  who: 'Ana',
  target: undefined,
  units: 'kg',
  now: 0,
  asks: true,
  gate: 'open',
  asksToRemind: false,
  pictures: 'still',
} as const

describe.each(REASONS)('the reason %j', (reason, cause) => {
  const text = reasonText(en, reason, strong)

  test('names what caused it in one or two short sentences of at most 15 words', () => {
    expect(text).toMatch(cause)
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(15)
  })

  test('stands on the first card, and is told to nobody else where it says how somebody feels', () => {
    const session = sessionWith(reason)
    const now = walk(strong, { rounds: 3 }, [])
    const views = [false, true].map(shared => walkView(en, session, { ...STATE, walk: now, shared }))
    const thread = { platform: 'web', tenant: 'local', channel: 'a', thread: 'b' } as const
    const inThread = inThreadView(en, session, thread, true)
    expect(complaintsOf([...views, inThread])).toEqual([])
    expect([views[0], inThread].map(view => view && plain(view).includes(text))).toEqual([true, true])
    expect(views[1] && plain(views[1]).includes(text)).toBe(!isPrivate(reason))
  })
})

test('a plan that cannot be less is not offered to be, and no row of buttons stands empty', () => {
  const least = { rounds: 1, back: { percent: 50, by: 10, eased: true, before: plan.targets } }
  for (const code of ['first', 'flag'] as const) {
    const now = walk(strong, { rounds: 1 }, [])
    const view = (over: Partial<typeof plan>) =>
      walkView(en, sessionWith({ code }, over), { ...STATE, walk: now, shared: false })
    expect(plain(view({}))).toContain(en.plan.wishes.easier)
    expect(plain(view(least))).not.toContain(en.plan.wishes.easier)
    const rows = view(least).blocks.filter(block => block.kind === 'buttons')
    expect(rows.every(({ buttons }) => buttons.length > 0)).toBe(true)
  }
})

test('a gentle week gives no reason for its numbers', () => {
  if (!strong) throw new Error('no program')
  const text = reasonText(en, { code: 'first' }, strong)
  const now = walk(strong, { rounds: 3 }, [])
  const [usual, gentle] = (['strength', 'gentle'] as const).map(kind => {
    const session = sessionWith({ code: 'first' }, {}, { ...strong, kind })
    return plain(walkView(en, session, { ...STATE, walk: now, shared: false })).includes(text)
  })
  expect([usual, gentle]).toEqual([true, false])
})
