import { describe, expect, test } from 'vitest'
import { noticeView, troubleText } from '../../../src/bot/views/notice.ts'
import {
  alreadyPostedView,
  noScheduleView,
  type Plans,
  scheduleView,
} from '../../../src/bot/views/schedule.ts'
import { optionProblemText } from '../../../src/bot/views/trouble.ts'
import { en } from '../../../src/bot/wording/en.ts'
import type { OptionProblem } from '../../../src/chat/options.ts'
import { plain } from '../../../src/chat/plain.ts'
import type { Group } from '../../../src/storage/groups.ts'
import type { Notice, Trouble } from '../../../src/storage/trouble.ts'
import type { Program } from '../../../src/training/program.ts'
import { ALL_PROGRAMS, complaintsOf, group, week } from '../../support/view-cases.ts'

const WHYS = Object.keys(en.notice.why) as (keyof typeof en.notice.why)[]
const troubles: Trouble[] = WHYS.flatMap(why => [{ why }, { why, detail: 'SEND_MESSAGES_IN_*THREADS*' }])

const NOW = Date.parse('2026-11-25T12:00:00Z')

function plans(group: Group, program: Program, more: Partial<Plans> = {}): Plans {
  const running = { week: week(3), program }
  return {
    group,
    next: program,
    running,
    now: NOW,
    lead: undefined,
    undo: undefined,
    invite: undefined,
    lacks: undefined,
    ...more,
  }
}

describe('a schedule', () => {
  const states = [
    group(),
    group({ skippedTo: NOW + 1 }),
    group({ status: 'paused', pausedUntil: '2027-01-04', skippedTo: NOW + 1 }),
    group({ status: 'paused', nextSlotAt: null }),
    group({ status: 'paused', pausedUntil: '2027-01-04' }),
    group({ status: 'removed', nextSlotAt: null }),
    ...troubles.flatMap(trouble =>
      [trouble, { ...trouble, what: 'thread' as const }].map(one => group({ trouble: one })),
    ),
    ...([1, 2, 3, 4, 5, 6, 7] as const).map(weekday => group({ weekday })),
  ]

  test('is a message that every platform takes, in every state and for every program', () => {
    const views = ALL_PROGRAMS.flatMap(program =>
      states.flatMap(state => [
        scheduleView(en, plans(state, program)),
        scheduleView(en, plans(state, program, { running: undefined })),
        scheduleView(
          en,
          plans(state, program, {
            lead: en.schedule.changed,
            undo: 'x'.repeat(12),
            invite: '/invite @spotter',
          }),
        ),
      ]),
    )
    expect(complaintsOf([...views, noScheduleView(en)])).toEqual([])
  })

  test('says the day, the time and the zone', () => {
    const [program] = ALL_PROGRAMS
    if (!program) throw new Error('no program')
    const text = plain(scheduleView(en, plans(group({ weekday: 7 }), program)))
    expect(text).toContain('every Sunday at 09:00 (America/Argentina/ComodRivadavia)')
  })

  test('says what runs, what comes, and what is left out until when, with the ways back', () => {
    const [program] = ALL_PROGRAMS
    if (!program) throw new Error('no program')
    const skipped = group({ status: 'paused', pausedUntil: '2026-11-28', skippedTo: NOW + 1 })
    expect(
      plain(scheduleView(en, plans(skipped, program)))
        .split('\n')
        .slice(2),
    ).toEqual([
      `Running: week 3 of ${program.name}, since 2026-11-23 08:00 UTC`,
      'Paused until 2026-11-28. Streaks hold.',
      'Skipped: 2026-11-25 12:00 UTC. Nobody’s streak breaks.',
      'Next prompt: 2026-11-30 08:00 UTC',
      '[Resume now] [Don’t skip it]',
    ])
  })

  test('says after a change what follows from it, in one text, and offers to take it back', () => {
    const [program] = ALL_PROGRAMS
    if (!program) throw new Error('no program')
    const lines = plain(scheduleView(en, plans(group(), program, { lead: 'Changed.', undo: 'u' }))).split(
      '\n',
    )
    expect(lines[1]).toBe('Changed. This week goes on. Next prompt: 2026-11-30 08:00 UTC.')
    expect(lines.at(-1)).toBe('[Take it back]')
  })

  test('leads to the prompt that is there already', () => {
    const posted = { place: { platform: 'web', tenant: 'a', channel: 'b' }, message: 'c' } as const
    expect(complaintsOf([alreadyPostedView(en, posted)])).toEqual([])
  })
})

describe('a notice', () => {
  const notices: Notice[] = [
    { code: 'skipped', weeks: 1 },
    { code: 'skipped', weeks: 52 },
    ...(['failed', 'lost'] as const).flatMap(code =>
      troubles.flatMap(trouble =>
        ([undefined, 'prompt', 'recap', 'thread'] as const).map(what => ({
          ...trouble,
          ...(what ? { what } : {}),
          code,
          where: `discord/${'9'.repeat(20)}/${'9'.repeat(20)}`,
        })),
      ),
    ),
  ]

  test('is a message that every platform takes, whatever went wrong', () => {
    const views = ALL_PROGRAMS.flatMap(program => notices.map(notice => noticeView(en, program, notice)))
    expect(complaintsOf(views)).toEqual([])
  })

  test('names what could not be posted', () => {
    const [program] = ALL_PROGRAMS
    if (!program) throw new Error('no program')
    const text = (what: 'prompt' | 'recap' | 'thread') =>
      plain(
        noticeView(en, program, {
          code: 'failed',
          what,
          why: 'unknown-outcome',
          where: 'web/local/back-club',
        }),
      )
    expect(text('thread')).toContain('is there, but without its thread')
    expect(text('prompt')).toContain('`/schedule now` posts it'.replaceAll('`', ''))
    expect(text('recap')).toContain(`the week’s recap of ${program.name}: the platform didn’t answer.`)
    expect(text('recap')).not.toContain('/schedule now')
  })

  test('reads as sentences', () => {
    for (const trouble of troubles) {
      const text = troubleText(en, trouble)
      expect(text).toMatch(/^[a-zI].*\.$/)
    }
    expect(en.notice.skipped(1, 'X')).toContain('missed 1 weekly prompt of X')
  })
})

describe('an option that cannot be read', () => {
  const given = '**@everyone** [x](https://y.z)'
  const problems: OptionProblem[] = [
    { kind: 'line-too-long', length: 10_000, max: 500 },
    { kind: 'missing', option: 'time', summary: 'The local time', like: 'a time, like 9:00' },
    { kind: 'missing', option: 'time', summary: 'The local time' },
    { kind: 'unreadable', option: 'time', given, like: 'a time, like 9:00' },
    { kind: 'unreadable', option: 'time', given },
    { kind: 'not-a-choice', option: 'n', given, choices: ['kg', 'lb'] },
    { kind: 'not-understood', given },
    { kind: 'no-such-sub', command: 'schedule', given, subs: ['set', 'show'] },
  ]

  test.each(problems)('is answered with a sentence: $kind', problem => {
    const text = optionProblemText(en, problem)
    expect(text).toMatch(/[.?]$/)
    const shown = plain({ blocks: [{ kind: 'text', text }] })
    if ('given' in problem) expect(shown).toContain(given)
  })

  test('speaks plainly', () => {
    expect(
      problems.map(problem => plain({ blocks: [{ kind: 'text', text: optionProblemText(en, problem) }] })),
    ).toEqual([
      'That line is 10,000 characters long; 500 is the most I read.',
      'Something is missing: the local time (a time, like 9:00).',
      'Something is missing: the local time.',
      `I couldn’t read “${given}” as a time, like 9:00.`,
      `I couldn’t read “${given}”.`,
      `“${given}” isn’t one of kg or lb.`,
      `I didn’t expect “${given}” there.`,
      `/schedule has no “${given}”. It has set and show.`,
    ])
  })
})
