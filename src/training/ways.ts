import { findByName, type Named, type NameMatch } from './names.ts'
import { type Exercise, type Program, type VariantName, variantOf } from './program.ts'

/** A way to do an exercise, by what people call it. */
export interface Way extends Named {
  readonly exercise: string
  readonly way: VariantName
  readonly weighted: boolean
  readonly measure: 'reps' | 'seconds'
}

const WAYS = ['standard', 'easier', 'harder'] as const

const made = new WeakMap<Program, readonly Way[]>()

/** Every way to do every exercise of some programs; the same objects each time. */
export function waysOf(programs: readonly Program[]): readonly Way[] {
  return programs.flatMap(program => {
    const ways = made.get(program) ?? program.exercises.flatMap(waysIn)
    made.set(program, ways)
    return ways
  })
}

function waysIn(exercise: Exercise): readonly Way[] {
  return WAYS.filter(way => way === 'standard' || exercise[way]).map(way => {
    const { name, aliases, weighted } = variantOf(exercise, way)
    const id = way === 'standard' ? exercise.id : `${exercise.id}/${way}`
    return { id, name, aliases, weighted, measure: exercise.measure, exercise: exercise.id, way }
  })
}

/** Finds the one way that a query names. The standard ways come first: "bridg" is no kind of bridge but the bridge. */
export function findWay<T extends Named & { readonly way?: VariantName }>(
  query: string,
  ways: readonly T[],
): NameMatch<T> {
  const isStandard = ({ way = 'standard' }: T) => way === 'standard'
  const standard = findByName(query, ways.filter(isStandard))
  if ('by' in standard) return standard
  const others = ways.filter(way => !isStandard(way))
  const other = findByName(query, others)
  return 'by' in other || standard.nearest.length === 0 ? other : standard
}
