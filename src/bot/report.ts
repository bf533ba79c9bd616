import type { Group } from '../storage/groups.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import type { Week } from '../storage/weeks.ts'
import { exerciseOf } from '../training/program.ts'
import type { Units } from '../training/weight.ts'
import { plannedFor, planOf } from './plans.ts'
import type { Services } from './services.ts'
import { streakOf } from './standings.ts'
import type { Progress, TotalShown } from './views/progress.ts'

/** Weeks that are shown; as many fit on a phone's line. */
const SHOWN = 8

/** All that a member's progress shows; undefined before the group's first week. */
export async function progressOf(
  services: Pick<Services, 'store' | 'versions' | 'programs'>,
  group: Group,
  member: Member,
  units: Units,
): Promise<Progress | undefined> {
  const { store } = services
  const weeks = await store.weeks.newest(group.id, SHOWN)
  const running = weeks.at(-1)
  if (!running) return undefined
  const own = await store.memberWeeks.from(member.id, running.ordinal - SHOWN + 1)
  const newest = own.at(-1) ?? (await store.memberWeeks.before(member.id, running.ordinal))
  const byWeek = new Map(own.map(one => [one.week, one]))
  const first = (await store.memberWeeks.first(member.id)) ?? running.ordinal
  const now = byWeek.get(running.ordinal)
  const blank = await plannedSteps(services, running, member, now)
  return {
    streak: { current: await streakOf(store, group, newest), best: newest?.best ?? 0 },
    weeks: weeks
      .filter(({ ordinal }) => ordinal >= first)
      .map(week => standingShown(week, byWeek.get(week.ordinal))),
    done: now?.done ?? 0,
    total: now && now.total > 0 ? now.total : blank,
    totals: await totalsOf(services, newest),
    weeksLogged: newest?.logged ?? 0,
    units,
  }
}

/** The steps of a workout that is still to begin. */
async function plannedSteps(
  { store, versions }: Pick<Services, 'store' | 'versions'>,
  week: Week,
  member: Member,
  own: MemberWeek | undefined,
): Promise<number> {
  const program = await versions.of(week)
  const { plan } = own
    ? planOf(own, program, week)
    : await plannedFor({ tables: store, versions, week, member }, false)
  return plan.rounds * program.exercises.length
}

/** A week in which nothing was logged is 'off' where it breaks no streak. */
function standingShown({ leftOut }: Week, own: MemberWeek | undefined) {
  if (own && own.done + own.skipped > 0) return own.standing
  if (own && own.standing !== 'none') return own.standing
  return leftOut === undefined && !own?.excused.length ? 'none' : 'off'
}

/** In the order of the programs and their exercises; what they no longer have comes last, as it was. */
async function totalsOf(
  { versions, programs }: Pick<Services, 'versions' | 'programs'>,
  newest: MemberWeek | undefined,
): Promise<TotalShown[]> {
  const order = programs.flatMap(program => program.exercises.map(({ id }) => `${program.id}/${id}`))
  const totals = Object.entries(newest?.totals ?? {}).filter(([, { amount }]) => amount > 0)
  const shown = await Promise.all(
    totals.map(async ([key, { amount, grams, weight, version }]) => {
      const [program = '', id = key] = key.split('/')
      const then = await versions.asDone(version, program)
      const exercise = then && exerciseOf(then, id)
      const place = order.includes(key) ? order.indexOf(key) : order.length
      const among = exercise ? then.exercises.indexOf(exercise) : 0
      return {
        place,
        among,
        name: exercise?.name ?? id,
        measure: exercise?.measure ?? 'reps',
        amount,
        grams,
        weight,
      }
    }),
  )
  return shown
    .toSorted((a, b) => a.place - b.place || a.among - b.among)
    .map(({ place: _place, among: _among, ...total }) => total)
}
