import { moment } from '../../chat/markdown.ts'
import type { Block, Message } from '../../chat/message.ts'
import { actionId } from '../../chat/message.ts'
import type { Place, Posted } from '../../core/address.ts'
import type { Completion } from '../../storage/completions.ts'
import type { Target } from '../../training/plan-values.ts'
import { type Exercise, type Program, type VariantName, variantOf } from '../../training/program.ts'
import { keeps, standing } from '../../training/progress.ts'
import { type Step, stepId, type Walk } from '../../training/walkthrough.ts'
import { shownWeight, type Units } from '../../training/weight.ts'
import type { Gate } from '../gate.ts'
import { mayGoOn, WISHES } from '../plans.ts'
import { type Session, sessionArgs, workoutOf } from '../session.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'
import { doneLines } from './done.ts'
import { askNeutral, cautionsOf, numbered, pictureOf } from './exercise.ts'
import { askFelt } from './felt.ts'
import { isPrivate, reasonText } from './reason.ts'
import { askReminders } from './remind.ts'

/** What a walkthrough's message shows, beside the session itself. */
export interface WalkState {
  readonly walk: Walk
  /** What they logged of this workout. */
  readonly rows: readonly Completion[]
  /** The member's name, ready for a message. */
  readonly who: string
  /** What is asked of the next step. */
  readonly target: Target | undefined
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
  /** Whether others see it, who may not hear how somebody feels. */
  readonly shared: boolean
}

/** A walkthrough as it stands: the next step, or the end. Where no step may be shown, how far it has come. */
export function walkView(words: Wording, session: Session, state: WalkState): Message {
  const { next } = state.walk
  if (!next) return finishedView(words, session, state)
  return state.gate === 'open' ? stepView(words, session, state, next) : pausedView(words, session, state)
}

function stepView(words: Wording, session: Session, state: WalkState, step: Step): Message {
  const { program, plan } = session
  const { exercise } = step
  const { from = 0 } = workoutOf(session)
  const round = step.round - from
  const target = targetOf(session, state, exercise)
  const variant = variantOf(exercise, target.way)
  const rest = state.walk.restUntil
  const nth = program.exercises.indexOf(exercise) + 1
  const isFirst = state.rows.length === 0
  return {
    title: words.walk.title(state.who, variant.name),
    blocks: [
      {
        kind: 'note',
        text: words.walk.place(round, plan.rounds, nth, program.exercises.length),
      },
      ...(isFirst ? reasonBlocks(words, session, state.shared) : []),
      ...(rest && rest > state.now
        ? [
            {
              kind: 'text',
              text: words.walk.rest(round - 1, program.restSeconds, moment(rest, 'relative')),
            } as const,
          ]
        : []),
      { kind: 'text', text: goal(words, exercise, target) },
      ...pictureOf(words, program, variant, state.pictures),
      // From the second round on the steps are known: a short message is read faster between two reps.
      ...(round === 1 && state.pictures !== 'words'
        ? [{ kind: 'text', text: numbered(variant.steps) } as const]
        : []),
      ...cautionsOf(words, variant),
      // Below what is to be done now: the target and its picture are what a small screen shows first.
      ...(isFirst ? [introduction(words, program), ...wishBlocks(words, session)] : []),
      {
        kind: 'meter',
        done: state.walk.behind,
        total: state.walk.total,
        label: words.walk.meter(state.walk.behind, state.walk.total),
      },
      { kind: 'buttons', buttons: stepButtons(words, session, state, target.way, step) },
    ],
  }
}

function stepButtons(words: Wording, session: Session, state: WalkState, way: VariantName, step: Step) {
  const id = stepId(step.round, step.exercise.id)
  const args = [...sessionArgs(session), id] as const
  const other = way === 'easier' ? 'standard' : 'easier'
  return [
    { label: words.walk.done, action: actionId('walk.done', ...args), style: 'primary' as const },
    { label: words.walk.adjust, action: actionId('walk.adjust', ...args) },
    ...(step.exercise.easier
      ? [{ label: words.walk[other], action: actionId(`walk.${other}`, ...args) }]
      : []),
    { label: words.walk.skip, action: actionId('walk.skip', ...args) },
    { label: words.hurts.button, action: actionId('walk.hurts', ...args) },
    { label: words.walk.stop, action: actionId('walk.stop', ...args) },
    ...howButton(words, step, way, state, step.round - (workoutOf(session).from ?? 0) === 1),
  ]
}

/** How it is done, where the message itself does not say: in sentences, one at a time, for whoever listens. */
function howButton(
  words: Wording,
  { exercise }: Step,
  way: VariantName,
  { pictures }: WalkState,
  isFirstRound: boolean,
) {
  if (pictures === 'words') {
    return [{ label: words.walk.how, action: actionId('exercise.aloud', exercise.id, way, 0) }]
  }
  return isFirstRound
    ? askNeutral(words, exercise, way)
    : [{ label: words.walk.how, action: actionId('exercise.how', exercise.id, way) }]
}

/** What is asked of the next step. */
export function targetOf(session: Session, { target }: WalkState, { id, range }: Exercise): Target {
  return target ?? session.plan.targets[id] ?? { amount: range.min, way: 'standard' }
}

function goal(words: Wording, exercise: Exercise, { amount, way, weight }: Target): string {
  const asked = words.walk.target(amount, exercise.measure, exercise.perSide)
  if (!variantOf(exercise, way).weighted) return asked
  return `${asked} · ${weight ? shownWeight(weight) : words.walk.lightFirst}`
}

/** What somebody reads once, before the first step: what it is for, what they need, and the notice. */
function introduction(words: Wording, { equipment, summary, notice }: Program): Block {
  return { kind: 'note', text: words.plan.before(summary, equipment, notice) }
}

/** Why these numbers; where others read it, only if it says nothing of how somebody feels. */
function reasonBlocks(words: Wording, { own, program }: Session, shared: boolean): Block[] {
  const reason = program.kind === 'gentle' ? undefined : own?.reason
  if (!reason || (shared && isPrivate(reason))) return []
  return [{ kind: 'text', text: reasonText(words, reason, program) }]
}

/** What one can make of a plan before the first step. */
function wishBlocks(words: Wording, { own, plan, program, member, week }: Session): Block[] {
  const reason = own?.reason
  if (!reason || program.kind === 'gentle') return []
  const isWish = reason.code === 'refused' || reason.code === 'asked'
  const isLeast = plan.rounds === 1 && plan.back?.eased
  const wishes = isWish ? ['own'] : reason.code === 'first' ? ['easier'] : ['last', 'easier']
  const shown = WISHES.filter(wish => wishes.includes(wish) && !(wish === 'easier' && isLeast))
  // Whoever has just seen a doctor does not go back to what they did before.
  const buttons = shown
    .filter(wish => wish !== 'last' || reason.code !== 'flag')
    .map(wish => ({
      label: words.plan.wishes[wish],
      action: actionId('walk.plan', member.id, String(week.ordinal), program.id, wish),
    }))
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : []
}

/** Where the walkthrough is, for someone who began it elsewhere; what only they may read before the first step is here. */
export function inThreadView(
  words: Wording,
  session: Session,
  thread: Posted | Place,
  isFirst: boolean,
): Message {
  return {
    blocks: [
      { kind: 'text', text: words.walk.inThread(session.week.planNumber) },
      ...(isFirst ? reasonBlocks(words, session, false) : []),
      { kind: 'buttons', buttons: [{ label: words.walk.openThread, to: thread }] },
      ...(isFirst ? wishBlocks(words, session) : []),
    ],
  }
}

/** All steps of the week are behind: another workout, for who likes one. */
export function againView(words: Wording, session: Session): Message {
  const { week } = session
  if (!mayGoOn(session)) return { blocks: [{ kind: 'text', text: words.walk.already(week.planNumber) }] }
  const button = { label: words.plan.again, action: actionId('walk.again', ...sessionArgs(session)) }
  return {
    blocks: [
      { kind: 'text', text: words.plan.another(week.planNumber) },
      { kind: 'buttons', buttons: [button] },
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
  const { program, week } = session
  const lines = doneLines(words, state.rows, { programs: [program], units: state.units })
  const summary = lines.join('\n').length > MAX_SUMMARY ? [] : lines
  if (state.gate === 'held') {
    return {
      title: words.walk.skippedTitle(state.who, session.week.planNumber),
      blocks: [{ kind: 'text', text: words.walk.quiet(state.walk.done, state.walk.total) }],
    }
  }
  if (state.walk.done === 0) {
    return {
      title: words.walk.skippedTitle(state.who, week.planNumber),
      blocks: [{ kind: 'text', text: words.walk.skipped }],
    }
  }
  const now = standing(program, workoutOf(session), state.rows)
  const { skippedTitle, finishedGentleTitle, finishedTitle } = words.walk
  const gentle = program.kind === 'gentle' && keeps(now)
  const title = gentle
    ? finishedGentleTitle(state.who)
    : (now === 'finished' ? finishedTitle : skippedTitle)(state.who, week.planNumber)
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: [words.walk.finished(state.walk.done, state.walk.total, keeps(now)), ...summary].join('\n'),
      },
      ...askBlocks(words, session, state),
      ...(state.asksToRemind ? askReminders(words, sessionArgs(session)) : []),
    ] satisfies Block[],
  }
}

/** How it was, once anything was done; after a sign, nothing is asked of them. */
function askBlocks(words: Wording, session: Session, { rows, asks, gate }: WalkState): Block[] {
  const done = rows.filter(row => row.outcome === 'done').map(({ doneAt }) => doneAt)
  return asks && gate !== 'held' && done.length > 0
    ? askFelt(words, sessionArgs(session), Math.max(...done))
    : []
}
