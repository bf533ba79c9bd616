import type { Group } from '../storage/groups.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import type { Week } from '../storage/weeks.ts'
import type { ExerciseLine, WeekMark, WeeksChart } from '../training/chart.ts'
import { exerciseOf } from '../training/program.ts'
import { keeps } from '../training/progress.ts'
import type { Units } from '../training/weight.ts'
import type { Services } from './services.ts'
import { streakOf } from './standings.ts'
import { heldText } from './wording/format.ts'

/** Weeks that a chart of somebody's progress shows, and those of a year. */
export const QUARTER = 12
export const YEAR = 52

/**
 * A member's last weeks as a chart. It reads as many rows as it shows weeks, however many there ever were.
 * @returns nothing before they have logged anything
 */
export async function weeksChart(
  { store, versions, words }: Pick<Services, 'store' | 'versions' | 'words'>,
  group: Group,
  member: Member,
  units: Units,
  count: number,
): Promise<WeeksChart | undefined> {
  const weeks = await store.weeks.newest(group.id, count)
  const [oldest, running] = [weeks[0], weeks.at(-1)]
  if (!oldest || !running) return undefined
  const own = await store.memberWeeks.from(member.id, oldest.ordinal)
  const before = await store.memberWeeks.before(member.id, oldest.ordinal)
  const newest = own.at(-1) ?? before
  if (!newest || newest.logged === 0) return undefined
  const byWeek = new Map(own.map(one => [one.week, one]))
  const shown = before ? weeks : weeks.filter(({ ordinal }) => ordinal >= (own[0]?.week ?? 0))
  const now = byWeek.get(running.ordinal)
  const streak = await streakOf(store, group, newest)
  // A year has no room for them.
  const lines = Object.entries(newest.totals)
    .toSorted(([, a], [, b]) => b.at - a.at)
    .slice(0, count > QUARTER ? 0 : 3)
    .map(async ([key, { version }]): Promise<ExerciseLine> => {
      const [program = '', id = key] = key.split('/')
      const then = await versions.asDone(version, program)
      const exercise = then && exerciseOf(then, id)
      let so = before
      const rows = shown.map(({ ordinal }) => {
        const was = so?.totals[key]?.amount ?? 0
        so = byWeek.get(ordinal) ?? so
        const total = so?.totals[key]
        const amount = (total?.amount ?? 0) - was
        return { amount, grams: amount > 0 ? (total?.grams ?? 0) : 0, weight: total?.weight }
      })
      const last = rows.findLast(({ amount }) => amount > 0)
      const held = last && heldText(last, units)
      return {
        name: exercise?.name ?? id,
        id,
        amounts: rows.map(({ amount }) => amount),
        loads: rows.map(({ grams }) => grams),
        says: words.chart.last(last?.amount ?? 0, exercise?.measure ?? 'reps', held),
      }
    })
  const kept = now !== undefined && keeps(now.standing)
  return {
    kind: 'weeks',
    title: words.chart.streak(streak, newest.best),
    next: words.chart.next(now?.standing === 'finished' ? 'done' : kept ? 'finish' : 'round'),
    weeks: shown.map(week => markOf(week, byWeek.get(week.ordinal))),
    legend: words.chart.legend,
    lines: (await Promise.all(lines)).filter(({ amounts }) => amounts.some(n => n > 0)),
  }
}

function markOf({ leftOut }: Week, own: MemberWeek | undefined): WeekMark {
  if (own && own.standing !== 'none') return own.standing
  if (own?.excused.includes('away')) return 'away'
  if (own && own.excused.length > 0) return 'excused'
  return leftOut === undefined ? 'none' : 'off'
}
