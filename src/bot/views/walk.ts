import { moment } from '../../chat/markdown.ts'
import type { Block, Form, Message } from '../../chat/message.ts'
import { actionId } from '../../chat/message.ts'
import type { Place } from '../../core/address.ts'
import type { Completion } from '../../storage/completions.ts'
import { type Exercise, type VariantName, variantOf } from '../../training/program.ts'
import { type Step, stepId, type Walk } from '../../training/walkthrough.ts'
import type { Units } from '../../training/weight.ts'
import type { Gate } from '../gate.ts'
import { type Session, sessionArgs } from '../session.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'
import { weight, weightNumber } from '../wording/format.ts'
import { doneLines } from './done.ts'
import { cautionsOf, numbered, pictureOf } from './exercise.ts'
import { askFelt } from './felt.ts'
import { askReminders } from './remind.ts'

/** What a walkthrough's message shows, beside the session itself. */
export interface WalkState {
  readonly walk: Walk
  /** What they logged of this workout. */
  readonly rows: readonly Completion[]
  /** The member's name, ready for a message. */
  readonly who: string
  readonly way: VariantName
  /** What they last held for the next exercise, in grams. */
  readonly lastLoad: number | undefined
  readonly units: Units
  readonly pictures: Showing
  /** Epoch milliseconds. */
  readonly now: number
  /** Whether they may be asked how it was, … */
  readonly asks: boolean
  /** … and whether they want to be reminded. */
  readonly asksToRemind: boolean
  /** Whether they may be shown a step now. */
  readonly gate: Gate
}

/** A walkthrough as it stands: the next step, or the end. Where no step may be shown, how far it has come. */
export function walkView(words: Wording, session: Session, state: WalkState): Message {
  const { next } = state.walk
  if (!next) return finishedView(words, session, state)
  return state.gate === 'open' ? stepView(words, session, state, next) : pausedView(words, session, state)
}

function stepView(words: Wording, session: Session, state: WalkState, step: Step): Message {
  const { program, plan } = session
  const { exercise, round } = step
  const variant = variantOf(exercise, state.way)
  const rest = state.walk.restUntil
  const nth = program.exercises.indexOf(exercise) + 1
  return {
    title: words.walk.title(state.who, variant.name),
    blocks: [
      {
        kind: 'note',
        text: words.walk.place(round, plan.rounds, nth, program.exercises.length),
      },
      ...(rest && rest > state.now
        ? [
            {
              kind: 'text',
              text: words.walk.rest(round - 1, program.restSeconds, moment(rest, 'relative')),
            } as const,
          ]
        : []),
      { kind: 'text', text: target(words, session, state, exercise, variant.weighted) },
      ...pictureOf(words, program, variant, state.pictures),
      // From the second round on the steps are known: a short message is read faster between two reps.
      ...(round === 1 && state.pictures !== 'words'
        ? [{ kind: 'text', text: numbered(variant.steps) } as const]
        : []),
      ...cautionsOf(words, variant),
      {
        kind: 'meter',
        done: state.walk.behind,
        total: state.walk.total,
        label: words.walk.meter(state.walk.behind, state.walk.total),
      },
      { kind: 'buttons', buttons: stepButtons(words, session, state, step) },
    ],
  }
}

function stepButtons(words: Wording, session: Session, state: WalkState, step: Step) {
  const id = stepId(step.round, step.exercise.id)
  const args = [...sessionArgs(session), id] as const
  const other = state.way === 'easier' ? 'standard' : 'easier'
  return [
    { label: words.walk.done, action: actionId('walk.done', ...args), style: 'primary' as const },
    { label: words.walk.adjust, action: actionId('walk.adjust', ...args) },
    ...(step.exercise.easier
      ? [{ label: words.walk[other], action: actionId(`walk.${other}`, ...args) }]
      : []),
    { label: words.walk.skip, action: actionId('walk.skip', ...args) },
    { label: words.hurts.button, action: actionId('walk.hurts', ...args) },
    { label: words.walk.stop, action: actionId('walk.stop', ...args) },
    ...howButton(words, step, state),
  ]
}

/** How it is done, where the message itself does not say: in sentences, one at a time, for whoever listens. */
function howButton(words: Wording, { exercise, round }: Step, { pictures, way }: WalkState) {
  if (pictures === 'words') {
    return [{ label: words.walk.how, action: actionId('exercise.aloud', exercise.id, way, 0) }]
  }
  return round === 1 ? [] : [{ label: words.walk.how, action: actionId('exercise.how', exercise.id, way) }]
}

function target(
  words: Wording,
  session: Session,
  state: WalkState,
  exercise: Exercise,
  weighted: boolean,
): string {
  const amount = session.plan.amount[exercise.id] ?? exercise.range.min
  const goal = words.walk.target(amount, exercise.measure, exercise.perSide)
  if (!weighted) return goal
  const load =
    state.lastLoad === undefined
      ? words.walk.lightFirst
      : words.walk.lastTime(weight(state.lastLoad, state.units))
  return `${goal} · ${load}`
}

/** Where the walkthrough is, for someone who began it elsewhere. */
export function inThreadView(words: Wording, session: Session, thread: Place): Message {
  return {
    blocks: [
      { kind: 'text', text: words.walk.inThread(session.week.planNumber) },
      { kind: 'buttons', buttons: [{ label: words.walk.openThread, to: thread }] },
    ],
  }
}

/** A walkthrough that was stopped for now. */
export function pausedView(words: Wording, session: Session, state: WalkState): Message {
  return {
    title: words.walk.pausedTitle(state.who),
    blocks: [
      {
        kind: 'text',
        text: (state.gate === 'held' ? words.walk.quiet : words.walk.paused)(
          state.walk.behind,
          state.walk.total,
        ),
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.walk.resume,
            action: actionId('walk.go', ...sessionArgs(session)),
            style: 'primary',
          },
        ],
      },
      ...askBlocks(words, session, state),
    ],
  }
}

/** Characters of a summary that fit with the rest; only the largest of programs, with no two sets alike, has more. */
const MAX_SUMMARY = 2000

function finishedView(words: Wording, session: Session, state: WalkState): Message {
  const gentle = session.program.kind === 'gentle'
  const done = state.rows.filter(row => row.outcome === 'done')
  const lines = doneLines(words, done, { programs: [session.program], units: state.units })
  const summary = lines.join('\n').length > MAX_SUMMARY ? [] : lines
  if (state.gate === 'held') {
    return {
      title: words.walk.skippedTitle(state.who, session.week.planNumber),
      blocks: [{ kind: 'text', text: words.walk.quiet(state.walk.done, state.walk.total) }],
    }
  }
  if (state.walk.done === 0) {
    return {
      title: words.walk.skippedTitle(state.who, session.week.planNumber),
      blocks: [{ kind: 'text', text: words.walk.skipped }],
    }
  }
  return {
    title: gentle
      ? words.walk.finishedGentleTitle(state.who)
      : words.walk.finishedTitle(state.who, session.week.planNumber),
    blocks: [
      {
        kind: 'text',
        text: [words.walk.finished(state.walk.done, state.walk.total), ...summary].join('\n'),
      },
      ...askBlocks(words, session, state),
      ...(state.asksToRemind ? askReminders(words, sessionArgs(session)) : []),
    ] satisfies Block[],
  }
}

/** How it was, once anything was done. */
function askBlocks(words: Wording, session: Session, { rows, asks }: WalkState): Block[] {
  const done = rows.filter(row => row.outcome === 'done').map(({ doneAt }) => doneAt)
  return asks && done.length > 0 ? askFelt(words, sessionArgs(session), Math.max(...done)) : []
}

/** The form behind Adjust: what was really done. */
export function adjustForm(words: Wording, session: Session, state: WalkState, step: Step): Form {
  const { exercise } = step
  const variant = variantOf(exercise, state.way)
  const amount = session.plan.amount[exercise.id] ?? exercise.range.min
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
              label: words.walk.adjustWeight(state.units),
              hint: words.walk.adjustWeightHint,
              ...(state.lastLoad === undefined ? {} : { value: weightNumber(state.lastLoad, state.units) }),
              maxLength: 8,
            },
          ]
        : []),
      ...(ways.length > 1
        ? [
            {
              kind: 'select' as const,
              name: 'way',
              label: words.walk.adjustWay,
              options: ways.map(way => ({
                value: way,
                label: variantOf(exercise, way).name,
                selected: way === state.way,
              })),
            },
          ]
        : []),
    ],
  }
}
