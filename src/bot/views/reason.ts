import type { Reason } from '../../training/plan-values.ts'
import { exerciseOf, type Program, variantOf } from '../../training/program.ts'
import { shownWeight } from '../../training/weight.ts'
import type { Wording } from '../wording/en.ts'

/** Why a plan is as it is, in one sentence. */
export function reasonText({ reason }: Wording, why: Reason, program: Program): string {
  const name = (id: string) => exerciseOf(program, id)?.name ?? id
  switch (why.code) {
    case 'worse':
      return why.times > 1 ? reason.worseAgain(why.times) : reason.worse(why.pain)
    case 'sore':
      return reason.sore(why.pain)
    case 'hard':
      return reason.hard(why.effort)
    case 'away':
    case 'again':
      return reason[why.code](why.weeks)
    case 'back':
    case 'round':
      return reason[why.code](why.rounds)
    case 'more':
      return reason.more(why.by, exerciseOf(program, why.exercise)?.measure ?? 'reps')
    case 'weight':
      return reason.weight(name(why.exercise), shownWeight(why.weight))
    case 'way': {
      const exercise = exerciseOf(program, why.exercise)
      return reason.way(exercise ? variantOf(exercise, why.way).name : why.exercise)
    }
    case 'top':
      return reason.top[why.wants]
    default:
      return reason[why.code]
  }
}

/** Whether a reason says how somebody felt, which nobody else may read. */
export function isPrivate({ code }: Reason): boolean {
  return PRIVATE[code]
}

const PRIVATE: Readonly<Record<Reason['code'], boolean>> = {
  first: false,
  flag: true,
  gentle: true,
  worse: true,
  sore: true,
  hard: true,
  // Coming back step by step says that there was something to come back from.
  back: true,
  // Nor who did less, or nothing.
  started: true,
  missed: true,
  refused: true,
  asked: true,
  away: true,
  again: true,
  round: false,
  more: false,
  weight: false,
  way: false,
  top: false,
}
