import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Entry, SetDone } from '../training/entry/index.ts'
import { exerciseOf, type Program } from '../training/program.ts'
import { gramsOf, type Weight } from '../training/weight.ts'
import type { Context } from './context.ts'

/** Said again so soon, the same line was more likely sent twice than done twice. In milliseconds. */
const AGAIN_WITHIN = 10 * 60_000

/** So many times as much as usual, or as little, is a slip of the finger until somebody says that it is not. */
const FAR = 3
const FAR_AMOUNT = 5

/** Nobody begins with more than this, in grams. */
const HEAVY_FIRST = 250_000

/**
 * What a member logged last in the weeks that are open: all of one line.
 * @param named the last line about one of these exercises
 */
export async function lastLogged(
  { store }: Context,
  group: Group,
  member: Member,
  named?: readonly string[],
): Promise<Completion[]> {
  const open = [group.week, group.week - 1].filter(week => week > 0)
  const logs = await Promise.all(open.map(week => store.completions.ofWeek(member.id, week)))
  const last = newestOf(logs.flat().filter(({ exercise }) => named?.includes(exercise) ?? true))
  return last ? store.completions.ofBatch(member.id, last.batch) : []
}

function newestOf(log: readonly Completion[]): Completion | undefined {
  return log.reduce<Completion | undefined>((a, b) => (a && a.loggedAt > b.loggedAt ? a : b), undefined)
}

/**
 * Whether a line says just what was logged a moment ago.
 * @param log of its week
 * @param now epoch milliseconds
 */
export function isRepeat(
  log: readonly Completion[],
  entries: readonly Entry[],
  program: Program,
  now: number,
): boolean {
  const first = newestOf(log)
  const rows = log.filter(({ batch }) => batch === first?.batch)
  const [entry, ...more] = entries
  if (!first || !entry || more.length > 0 || now - first.loggedAt > AGAIN_WITHIN) return false
  if (entry.day.kind !== 'days-ago' || entry.day.days !== 0 || first.doneAt !== first.loggedAt) return false
  const said = entry.parts.flatMap(part => {
    if (part.kind === 'sets') return [[part.exercise, part.sets] as const]
    if (part.kind === 'all' || part.program !== undefined) return []
    const sets: readonly SetDone[] = Array.from({ length: part.rounds }, () => ({}))
    const left = program.exercises.filter(({ id }) => !part.except?.includes(id))
    return left.map(({ id }) => [id, sets] as const)
  })
  const byExercise = Map.groupBy(rows, row => row.exercise)
  return (
    said.length === byExercise.size && said.every(([id, sets]) => isAlike(byExercise.get(id) ?? [], sets))
  )
}

function isAlike(rows: readonly Completion[], sets: readonly SetDone[]): boolean {
  return (
    rows.length === sets.length &&
    sets.every(({ amount, weight }, n) => {
      const row = rows[n]
      return (
        (amount === undefined || row?.amount === amount) &&
        (row?.grams ?? null) === (weight ? gramsOf(weight) : (row?.grams ?? null))
      )
    })
  )
}

/**
 * What a line may have meant whose numbers are far from what is usual for whoever said it: as it stands, and with the
 * point where it was forgotten. Nothing where it is as usual.
 */
export async function farChoices(
  ctx: Context,
  group: Group,
  member: Member | undefined,
  program: Program,
  entries: readonly Entry[],
): Promise<readonly (readonly Entry[])[]> {
  const isHeld = entries.some(({ parts }) =>
    parts.some(part => part.kind === 'sets' && part.sets.some(({ weight }) => weight)),
  )
  const usual = member && isHeld ? await usualGrams(ctx, group, member) : new Map<string, number>()
  const planned = (id: string) => exerciseOf(program, id)?.range.max
  let isFar = false
  const mended = entries.map(entry => ({
    ...entry,
    parts: entry.parts.map(part => {
      if (part.kind !== 'sets') return part
      const sets = part.sets.map(set => {
        const weight = set.weight && nearer(set.weight, usual.get(part.exercise))
        const most = planned(part.exercise)
        const amount =
          set.amount !== undefined && most !== undefined && set.amount > FAR_AMOUNT * most
            ? Math.round(set.amount / 10)
            : undefined
        if (weight || amount) isFar = true
        return { ...set, ...(weight && { weight }), ...(amount && { amount }) }
      })
      return { ...part, sets }
    }),
  }))
  return isFar ? [mended, entries] : []
}

/** A weight with its point moved, where that brings it near to the usual one and it is far from it. */
function nearer(weight: Weight, usual: number | undefined): Weight | undefined {
  const grams = gramsOf(weight)
  if (usual === undefined) return grams > HEAVY_FIRST ? { ...weight, number: weight.number / 10 } : undefined
  const off = (value: number) => Math.max(value / usual, usual / value)
  if (off(grams) < FAR) return undefined
  const number = grams > usual ? weight.number / 10 : weight.number * 10
  return { ...weight, number: Math.round(number * 100) / 100 }
}

/** In grams, by exercise. */
async function usualGrams(
  { store }: Context,
  group: Group,
  member: Member,
): Promise<ReadonlyMap<string, number>> {
  const newest = await store.memberWeeks.before(member.id, group.week + 2)
  return new Map(
    Object.entries(newest?.totals ?? {}).flatMap(([key, { grams }]) =>
      grams ? [[key.split('/')[1] ?? '', grams]] : [],
    ),
  )
}
