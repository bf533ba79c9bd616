import type { CheckIn } from '../storage/check-ins.ts'
import type { Completion } from '../storage/completions.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import type { Week } from '../storage/weeks.ts'
import type { Felt } from '../training/felt.ts'
import type { Plan } from '../training/plan-values.ts'
import type { Program } from '../training/program.ts'
import { feltIn } from './felts.ts'
import { planOf } from './plans.ts'
import type { Services } from './services.ts'

/** Weeks that a physio is shown. */
const SHOWN = 12

/** One week of a member’s, as it was. */
export interface PhysioWeek {
  readonly week: Week
  readonly own: MemberWeek | undefined
  /** What they were asked to do, and the program that it goes by; undefined where they never began. */
  readonly planned: { readonly program: Program; readonly plan: Plan } | undefined
  readonly rows: readonly Completion[]
  readonly felt: Felt
}

/** A member’s newest weeks, oldest first, and the programs that they were done by. */
export interface PhysioPart {
  readonly program: Program
  readonly programs: readonly Program[]
  readonly weeks: readonly PhysioWeek[]
}

/** What a member did and answered in their last twelve weeks; undefined where there is nothing. */
export async function physioPart(
  { store, versions }: Pick<Services, 'store' | 'versions'>,
  member: Member,
): Promise<PhysioPart | undefined> {
  const first = await store.memberWeeks.first(member.id)
  const newest = await store.weeks.newest(member.groupId, SHOWN)
  const weeks = newest.filter(({ ordinal }) => first !== undefined && ordinal >= first)
  const [begin] = weeks
  const last = weeks.at(-1)
  if (!begin || !last) return undefined
  const own = new Map((await store.memberWeeks.from(member.id, begin.ordinal)).map(one => [one.week, one]))
  const answers = await store.checkIns.from(member.id, begin.ordinal)
  const rows = await Promise.all(weeks.map(({ ordinal }) => store.completions.ofWeek(member.id, ordinal)))
  const programOf = await Promise.all(weeks.map(week => versions.of(week)))
  return {
    program: await versions.of(last),
    programs: await versions.naming(rows.flat()),
    weeks: weeks.map((week, n) => ({
      week,
      own: own.get(week.ordinal),
      planned: plannedIn(own.get(week.ordinal), programOf[n], week),
      rows: rows[n] ?? [],
      felt: feltIn(answersOf(answers, week)),
    })),
  }
}

function plannedIn(own: MemberWeek | undefined, program: Program | undefined, week: Week) {
  const wasBegun = own && program && (own.plans || own.standing !== 'none')
  return wasBegun ? { program, plan: planOf(own, program, week).plan } : undefined
}

function answersOf(all: readonly CheckIn[], { ordinal }: Week): CheckIn[] {
  return all.filter(({ week }) => week === ordinal)
}
