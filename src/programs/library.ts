import { nameForms } from '../training/names.ts'
import { type Exercise, namesOf, type Program } from '../training/program.ts'
import type { Found } from './found.ts'

/** Something wrong between programs; `program` is the one whose file should change. */
export interface LibraryProblem extends Found {
  readonly program: Program
}

/**
 * What is wrong between programs that are used together: the same id twice, a `sore` that leads nowhere or
 * not to a gentle program, and words that mean one movement here and another there.
 */
export function checkLibrary(programs: readonly Program[]): LibraryProblem[] {
  const found: LibraryProblem[] = []
  const byId = new Map<string, Program>()
  const meaning = new Map<string, { program: Program; exercise: Exercise }>()
  for (const program of programs) {
    const twin = byId.get(program.id)
    if (twin) {
      found.push({
        program,
        path: ['id'],
        what: `Another program already has the id \`${program.id}\` (${twin.name})`,
        mend: 'Give one of the two another id',
      })
    } else byId.set(program.id, program)
    program.exercises.forEach((exercise, index) => {
      const named = namesOf(exercise).flatMap(word => nameForms(word).map(form => ({ word, form })))
      const clash = named
        .map(({ word, form }) => ({ word, other: meaning.get(form) }))
        .find(({ other }) => other && !sameMovement(exercise, other.exercise))
      if (clash?.other) {
        const { program: where, exercise: what } = clash.other
        found.push({
          program,
          path: ['exercises', index],
          what: `\`${clash.word}\` means \`${exercise.id}\` here and \`${what.id}\` (${what.name}, counted in ${what.measure}) in \`${where.id}\``,
          mend: 'Use another word in one of the two, or describe the same movement in both',
        })
      }
      for (const { form } of named) if (!meaning.has(form)) meaning.set(form, { program, exercise })
    })
  }
  for (const program of programs) {
    if (!program.sore) continue
    const target = byId.get(program.sore)
    const gentle = programs
      .filter(other => other.kind === 'gentle' && other !== program)
      .map(other => other.id)
    if (target?.kind === 'gentle') continue
    found.push({
      program,
      path: ['sore'],
      what: target
        ? `\`sore\` names \`${program.sore}\`, which is not a gentle program`
        : `\`sore\` names \`${program.sore}\`, and there is no such program`,
      mend:
        gentle.length > 0
          ? `Name a gentle one: ${gentle.join(', ')}`
          : 'Leave it out, or add a gentle program',
    })
  }
  return found
}

/** Two programs may share an exercise, as long as a record of it means the same in both. */
function sameMovement(a: Exercise, b: Exercise): boolean {
  const sameName = nameForms(a.name).some(form => nameForms(b.name).includes(form))
  return a.id === b.id && sameName && a.measure === b.measure
}
