import { actionId, type Form } from '../../chat/message.ts'
import { type Variant, variantOf } from '../../training/program.ts'
import { type Step, stepId } from '../../training/walkthrough.ts'
import { shownWeight, type Units, type Weight } from '../../training/weight.ts'
import { type Session, sessionArgs } from '../session.ts'
import type { Wording } from '../wording/en.ts'
import { targetOf, type WalkState } from './walk.ts'

/** The form behind Adjust: what was really done. */
export function adjustForm(words: Wording, session: Session, state: WalkState, step: Step): Form {
  const { exercise } = step
  const target = targetOf(session, state, exercise)
  const { amount, way, weight } = target
  const variant = variantOf(exercise, way)
  const ways = (['standard', 'easier', 'harder'] as const).filter(
    way => way === 'standard' || exercise[way] !== undefined,
  )
  return {
    action: actionId('walk.set', ...sessionArgs(session), stepId(step.round, exercise.id)),
    title: words.walk.adjustTitle,
    submit: words.walk.adjustSubmit,
    fields: [
      {
        kind: 'text',
        name: 'amount',
        label: words.walk.adjustAmount(exercise.measure),
        value: String(amount),
        required: true,
        maxLength: 4,
      },
      ...(variant.weighted || exercise.weighted
        ? [
            {
              kind: 'text' as const,
              name: 'load',
              label: words.walk.adjustWeight(state.units, variant.eachHand === true),
              hint: words.walk.adjustWeightHint,
              ...(weight && { value: weightTyped(weight, state.units, variant) }),
              maxLength: 24,
            },
          ]
        : []),
      ...(ways.length > 1
        ? [
            {
              kind: 'select' as const,
              name: 'way',
              label: words.walk.adjustWay,
              options: ways.map(one => ({
                value: one,
                label: variantOf(exercise, one).name,
                selected: one === way,
              })),
            },
          ]
        : []),
    ],
  }
}

/** A weight as one would type it: what the field says already is left out. */
function weightTyped(weight: Weight, units: Units, { eachHand }: Variant): string {
  const { number, unit, per } = weight
  const said = per === 'hand' && eachHand ? { number, unit } : weight
  return unit === units && !('per' in said) ? String(number) : shownWeight(said)
}
