import type { Context } from '../src/bot/context.ts'
import { gateFirst } from '../src/bot/gate.ts'
import { findSession, type Session, sessionArgs, walkKey, walkOf } from '../src/bot/session.ts'
import { gentleFor } from '../src/bot/weeks.ts'
import { reply } from '../src/chat/command.ts'
import type { Answer, Incoming } from '../src/chat/exchange.ts'
import { actionId, say } from '../src/chat/message.ts'
import type { Place } from '../src/core/address.ts'
import type { CardWord, Part, SetDone } from '../src/training/entry/index.ts'
import { variantOf } from '../src/training/program.ts'
import { type Step, stepId } from '../src/training/walkthrough.ts'
import { walkActions } from './walk.ts'

interface Card {
  readonly session: Session
  readonly step: Step
}

/** The card that someone has open where they write: the step of their walkthrough that is to be done now. */
async function openCard(ctx: Context): Promise<Card | undefined> {
  const group = ctx.event.at.direct ? undefined : await ctx.store.groups.at(ctx.event.at)
  const member = group && (await ctx.store.members.of(group.id, ctx.event.from))
  if (!group || !member || group.week < 1) return undefined
  const week = await ctx.store.weeks.find(group.id, group.week)
  if (!week) return undefined
  const program = await ctx.services.versions.of(week)
  for (const { id } of [program, gentleFor(ctx.services.programs, program)].filter(
    one => one !== undefined,
  )) {
    const session = await findSession(ctx.services, [member.id, String(week.ordinal), id])
    const posted = session && (await ctx.services.spaces.walks.get(walkKey(session)))
    if (!session || !posted || !isThere(posted.place, ctx.event.at)) continue
    const log = await ctx.store.completions.ofWeek(member.id, week.ordinal)
    const step = walkOf(session, log).next
    if (step) return { session, step }
  }
  return undefined
}

function isThere(one: Place, other: Place): boolean {
  return one.platform === other.platform && one.channel === other.channel && one.thread === other.thread
}

/** Does what a word means for the card that is open; undefined where it means something else. */
export async function onCard(
  ctx: Context,
  word: CardWord | 'done',
  sets: readonly Part[] | undefined,
): Promise<Answer | undefined> {
  const card = await openCard(ctx)
  if (!card) return undefined
  const { session, step } = card
  const { words } = ctx
  const args = [...sessionArgs(session), stepId(step.round, step.exercise.id)]
  const name = variantOf(step.exercise, 'standard').name
  if (word === 'next') {
    const log = await ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
    const gate = await gateFirst(ctx, session, log)
    if (gate) return reply('you', gate)
    const button = (label: string, action: string) => ({ label, action: actionId(action, ...args) })
    return reply('you', {
      blocks: [
        { kind: 'text', text: words.walk.nextAsk(name, step.round) },
        {
          kind: 'buttons',
          buttons: [button(words.walk.done, 'walk.done'), button(words.walk.skip, 'walk.skip')],
        },
      ],
    })
  }
  if (sets === undefined) return press(ctx, card, args, word)
  const part = sets.find(one => one.kind === 'sets' && one.exercise === step.exercise.id)
  const set = part?.kind === 'sets' ? oneSet(part.sets) : undefined
  if (!set) return undefined
  const amount = set.amount ?? session.plan.targets[step.exercise.id]?.amount ?? step.exercise.range.min
  const load = set.weight ? words.done.typedWeight(set.weight) : ''
  const { at, from, id } = ctx.event
  const form: Incoming = {
    kind: 'form',
    id,
    at,
    from,
    action: actionId('walk.set', ...args),
    values: { amount: String(amount), load },
  }
  return press(ctx, card, args, 'set', form)
}

/** A step is one set: "10x8kg" says ten reps of it. */
function oneSet(sets: readonly SetDone[]): SetDone | undefined {
  const [set, ...more] = sets
  if (!set || more.length === 0) return set
  const isHeldOnly = sets.every(({ amount, weight }) => amount === undefined && weight !== undefined)
  return isHeldOnly ? { ...set, amount: sets.length } : undefined
}

/** Presses a button of the card. The card is drawn anew where it stands, and the answer says what was done. */
async function press(
  ctx: Context,
  { session, step }: Card,
  args: readonly string[],
  word: CardWord | 'done' | 'set',
  event: Incoming = ctx.event,
): Promise<Answer | undefined> {
  const { first, after } = (await walkActions
    .find(({ name }) => name === `walk.${word}`)
    ?.run(ctx, args, event)) ?? { first: undefined, after: [] }
  if (first?.kind !== 'update') return first && { first, after }
  const posted = await ctx.services.spaces.walks.get(walkKey(session))
  const edit =
    posted && word === 'stop' ? [{ kind: 'edit' as const, at: posted, message: first.message }] : []
  const said = ctx.words.walk.said[word === 'next' ? 'done' : word](
    variantOf(step.exercise, 'standard').name,
    step.round,
  )
  return reply('you', say(said), ...edit, ...(word === 'stop' ? [] : after))
}
