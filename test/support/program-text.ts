import { ProgramError, type ProgramProblem, readProgram } from '../../src/programs/file.ts'

/** A small program file that is right in every way. Tests spoil it by replacing a part of it. */
export const PROGRAM_TEXT = `id: hips-first
name: Hips first
summary: Two movements.
why:
  - Hips bend, backs hold.
kind: strength
timesAWeek: 1
minutes: 10
restSeconds: 60
first: In a lot of pain? Start with something gentle.
notice: General information, not medical advice.
exercises:
  - id: swing
    name: Hip swing
    aliases: [swings]
    figure: bridge
    purpose: Wakes up the hips.
    steps:
      - Stand tall.
      - Send the hips back.
    measure: reps
    weighted: true
    range: { min: 8, max: 12 }
    easier:
      name: Slow swing
      steps:
        - Stand tall.
        - Slowly send the hips back.
      cautions:
        - Keep your back long.
  - id: hold
    name: Plank hold
    purpose: Steadies the middle.
    steps:
      - Lean on your forearms.
      - Keep still.
    measure: seconds
    range: { min: 20, max: 60 }
weeks:
  - rounds: 2
    reps: 10
    seconds: 30
    note: Easy does it.
  - rounds: 3
    reps: { swing: 12 }
    seconds: { hold: 40 }
    note: A little more.
figures:
  bridge:
    view: side
    poses:
      - hip: [0, 20]
        spine: [180]
        leg: { to: [64, 12] }
        arm: { aim: [-8, -6] }
        shows: { on: back, feet: 2 }
      - hip: [0, 30]
        spine: [187]
        leg: { to: [64, 12] }
        arm: { aim: [-8, -6] }
`

/** {@link PROGRAM_TEXT} with parts replaced. Each part must be in it, so that a test cannot test nothing. */
export function spoiled(...changes: readonly (readonly [part: string, by: string])[]): string {
  return changes.reduce((text, [part, by]) => {
    if (!text.includes(part)) throw new Error(`not in the program text: ${part}`)
    return text.replace(part, () => by)
  }, PROGRAM_TEXT)
}

/** What `readProgram` finds wrong; nothing when the text is a program. */
export function problemsOf(text: string): readonly ProgramProblem[] {
  try {
    readProgram(text, 'hips.yaml')
  } catch (error) {
    if (error instanceof ProgramError) return error.problems
    throw error
  }
  return []
}

/** What `readProgram` finds wrong, each as "line: what | mend". */
export function told(text: string): string[] {
  return problemsOf(text).map(p => `${p.line}: ${p.what} | ${p.mend}`)
}
