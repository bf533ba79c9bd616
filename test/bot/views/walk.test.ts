import { describe, expect, test } from 'vitest'
import type { Session } from '../../../src/bot/session.ts'
import { adjustForm } from '../../../src/bot/views/adjust.ts'
import { inThreadView, pausedView, type WalkState, walkView } from '../../../src/bot/views/walk.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import type { Completion } from '../../../src/storage/completions.ts'
import type { Target } from '../../../src/training/plan-values.ts'
import { type LoggedStep, steps, walk } from '../../../src/training/walkthrough.ts'
import { actionsOf } from '../../support/buttons.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { complaintsOf, formComplaintsOf, NAMES, session, WEEKS } from '../../support/view-cases.ts'

const NOW = 1_800_000_000_000
const WAYS = ['standard', 'easier', 'harder'] as const

/** The state after so many steps, in a way of doing the next one. */
function reached(
  of: Session,
  count: number,
  outcome: LoggedStep['outcome'],
  { way = 'standard', weight, ...more }: Partial<WalkState & Pick<Target, 'way' | 'weight'>> = {},
): WalkState {
  const log = steps(of.program, of.plan)
    .slice(0, count)
    .map(
      (step, n): Completion => ({
        memberId: of.member.id,
        week: of.week.ordinal,
        version: of.hash,
        program: of.program.id,
        exercise: step.exercise.id,
        round: step.round,
        outcome,
        // No two sets alike: the longest summary.
        amount: 600 - n,
        grams: 499_999 - n * 1000,
        variant: WAYS[n % 3] ?? 'standard',
        doneAt: NOW,
        loggedAt: NOW,
        batch: 'b',
      }),
    )
  const now = walk(of.program, of.plan, log)
  const amount = now.next && of.plan.targets[now.next.exercise.id]?.amount
  return {
    walk: now,
    rows: log,
    who: 'Ana',
    target: amount === undefined ? undefined : { amount, way, ...(weight && { weight }) },
    units: 'kg',
    pictures: 'moving',
    now: NOW,
    asks: true,
    asksToRemind: true,
    gate: 'open',
    shared: false,
    ...more,
  }
}

/** Every step of every week of every program, in every way, with and without a load; its ends by every name. */
function* states(of: Session): Generator<WalkState> {
  const total = steps(of.program, of.plan).length
  for (let count = 0; count <= total; count++) {
    const isEnd = count === 0 || count === total
    for (const [nth, way] of WAYS.entries()) {
      for (const who of isEnd ? NAMES : NAMES.slice((count + nth) % NAMES.length).slice(0, 1)) {
        yield reached(of, count, 'done', { way, who })
        yield reached(of, count, 'skipped', {
          way,
          who,
          weight: { number: 1102.25, unit: 'lb', per: 'hand' },
        })
      }
    }
  }
}

describe.each(WEEKS.map(of => ({ of, id: of.program.id, number: of.week.planNumber })))(
  'week $number of $id',
  { timeout: 120_000 },
  ({ of }) => {
    test('has a message that every platform takes, for every step and its end', () => {
      expect(complaintsOf([...states(of)].map(state => walkView(en, of, state)))).toEqual([])
      expect(complaintsOf([...states(of)].map(state => pausedView(en, of, state)))).toEqual([])
    })

    test('has a form that every platform takes, for every step', () => {
      const found = [...states(of)].flatMap(state => {
        const step = state.walk.next
        return step ? formComplaintsOf(adjustForm(en, of, state, step)) : []
      })
      expect(found).toEqual([])
    })

    test('asks for what its plan says', () => {
      for (const [i, step] of steps(of.program, of.plan).entries()) {
        const text = plain(walkView(en, of, reached(of, i, 'done')))
        expect(text).toContain(`${of.plan.targets[step.exercise.id]?.amount} ${step.exercise.measure}`)
        expect(text).toContain(`Round ${step.round} of ${of.plan.rounds}`)
        expect(text).toContain(`${i} of ${steps(of.program, of.plan).length} steps`)
      }
    })
  },
)

describe('a walkthrough', () => {
  const [program] = PROGRAMS.filter(one => one.kind === 'strength')
  if (!program) throw new Error('no program')
  const of = session(program, 1)
  const view = (count: number, more: Parameters<typeof reached>[3] = {}) =>
    plain(walkView(en, of, reached(of, count, 'done', more)))

  test('says when to go again after a round, until the rest is over', () => {
    expect(view(3)).toMatch(/Round 1 done. Rest for 60 seconds. Start of round 2: /)
    expect(view(3, { now: NOW + 61_000 })).not.toContain('Rest')
    expect(view(2)).not.toContain('Rest')
  })

  test('says what to hold, as it was typed, and where to begin otherwise', () => {
    expect(view(1, { weight: { number: 12.3, unit: 'kg' } })).toContain('10 reps · 12.3 kg')
    expect(view(1, { weight: { number: 25, unit: 'lb', per: 'hand' } })).toContain('25 lb each')
    expect(view(1)).toContain('start light')
    expect(view(0)).not.toMatch(/kg|start light/)
    expect(view(1, { way: 'easier', weight: { number: 20, unit: 'kg' } })).not.toContain('20 kg')
  })

  test('says before the first step what one needs, what it is for, and that it is no medical advice', () => {
    expect(view(0)).toContain('You need: A mat or a soft floor')
    expect(view(0)).toContain(program.summary)
    expect(view(0)).toContain('General information, not medical advice')
    expect(view(1)).not.toContain('General information')
  })

  test('offers the other way, whichever is shown', () => {
    expect(view(0)).toContain('[Easier]')
    expect(view(0, { way: 'easier' })).toContain('[Standard]')
    expect(view(0, { way: 'easier' })).toContain('Small bridge with a pause')
  })

  test('shows how it is done in the first round, and later at a press', () => {
    expect(view(0)).toContain('1. Lie on your back')
    expect(view(3)).not.toContain('1. Lie on your back')
    expect(view(3)).toContain('[How it’s done]')
  })

  test('names its own step in every button', () => {
    const actions = actionsOf(walkView(en, of, reached(of, 4, 'done'))).filter(id => id.startsWith('walk.'))
    expect(actions.every(id => id.endsWith(':2.romanian-deadlift'))).toBe(true)
    expect(actions.map(id => id.split(':')[0])).toEqual([
      'walk.done',
      'walk.adjust',
      'walk.easier',
      'walk.skip',
      'walk.hurts',
      'walk.stop',
    ])
  })

  test('asks how it was at its end and where it was stopped, unless nothing was done, or they don’t want it', () => {
    const asked = /How hard was it\?.*Pain in your back now/s
    expect(view(9)).toMatch(asked)
    expect(plain(pausedView(en, of, reached(of, 2, 'done')))).toMatch(asked)
    for (const state of [reached(of, 9, 'skipped'), reached(of, 9, 'done', { asks: false })])
      expect(plain(walkView(en, of, state))).not.toContain('How hard was it?')
    expect(plain(pausedView(en, of, reached(of, 2, 'skipped')))).not.toContain('How hard was it?')
  })

  test('that stopped says what is kept', () => {
    expect(plain(pausedView(en, of, reached(of, 2, 'done')))).toContain('2 of 9 steps are done and kept')
    expect(plain(pausedView(en, of, reached(of, 0, 'done')))).toContain('No rush')
  })

  test('that began elsewhere leads there', () => {
    const thread = { platform: 'web', tenant: 'local', channel: 'a', thread: 'b' } as const
    const message = inThreadView(en, of, thread, false)
    expect(complaintsOf([message])).toEqual([])
    expect(message.blocks.at(-1)).toEqual({ kind: 'buttons', buttons: [{ label: 'Open it', to: thread }] })
  })
})
