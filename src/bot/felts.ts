import type { CheckIn } from '../storage/check-ins.ts'
import type { Tables } from '../storage/store.ts'
import { addDays, atLocal, localDate } from '../training/calendar.ts'
import type { After, Felt, GateAnswer } from '../training/felt.ts'

/** Weeks that are looked back on, at most. */
const LOOKS_BACK = 12

/** A question about a workout. 'morning' asks for the pain of the morning after it. */
export type Question = 'effort' | 'pain' | 'morning'

/** The lowest answer to a question; the highest is 10. */
export const LOWEST: Readonly<Record<Question, number>> = { effort: 1, pain: 0, morning: 0 }
export const HIGHEST = 10

/** A number that is an answer to a question. */
export function readAnswer(question: Question, typed: string | undefined): number | undefined {
  const n = typed !== undefined && /^\d{1,2}$/.test(typed) ? Number(typed) : -1
  return n >= LOWEST[question] && n <= HIGHEST ? n : undefined
}

/** What a member answered in their weeks up to one, newest first; only those in which they answered anything. */
export async function feltsOf(
  tables: Pick<Tables, 'checkIns'>,
  memberId: string,
  upTo: number,
): Promise<Felt[]> {
  const felts = await feltByWeek(tables, memberId, Math.max(1, upTo - LOOKS_BACK + 1))
  return [...felts]
    .filter(([week]) => week <= upTo)
    .toSorted(([a], [b]) => b - a)
    .map(([, felt]) => felt)
}

/** What a member answered in their weeks from one on, by the week's ordinal. */
export async function feltByWeek(
  { checkIns }: Pick<Tables, 'checkIns'>,
  memberId: string,
  from: number,
): Promise<ReadonlyMap<number, Felt>> {
  const byWeek = Map.groupBy(await checkIns.from(memberId, from), ({ week }) => week)
  return new Map([...byWeek].map(([week, answers]) => [week, feltIn(answers)]))
}

/** What some answers of one week come to: of several to one question the worst, of the gate’s and the old ones the last. */
export function feltIn(answers: readonly CheckIn[]): Felt {
  const last = (moment: CheckIn['moment']) => answers.findLast(one => one.moment === moment)?.answer
  const worst = (moment: Question) => {
    const given = answers.filter(one => one.moment === moment).map(({ answer }) => Number(answer))
    return given.length > 0 ? Math.max(...given) : undefined
  }
  const [effort, pain, nextMorning] = [worst('effort'), worst('pain'), worst('morning')]
  // What was answered at the gate may go on with more than these.
  const before = (['fine', 'sore', 'flag'] as const).find(one => last('before')?.startsWith(one))
  const after = last('after')
  return {
    ...(before ? { before: before satisfies GateAnswer } : {}),
    ...(after ? { after: after as After } : {}),
    ...(effort === undefined ? {} : { effort }),
    ...(pain === undefined ? {} : { pain }),
    ...(nextMorning === undefined ? {} : { nextMorning }),
  }
}

/** An interval in epoch milliseconds; `until` belongs to it no more. */
export interface Window {
  readonly from: number
  readonly until: number
}

/**
 * The day to which an answer about a workout belongs, where the person lives: so a workout has one answer to each
 * question, and that of another day stays as it is. Of 'morning' it is the day after.
 * @param doneAt when the workout was done, in epoch milliseconds
 */
export function dayOfAnswer(question: Question, doneAt: number, zone: string): Window {
  const date = addDays(localDate(doneAt, zone), question === 'morning' ? 1 : 0)
  return { from: atLocal(date, '00:00', zone), until: atLocal(addDays(date, 1), '00:00', zone) }
}
