import type { Message } from '../chat/message.ts'
import type { Completion } from '../storage/completions.ts'
import { proposalFor } from '../training/proposal.ts'
import { gateOf } from './gate.ts'
import { displayName, inMessage } from './people.ts'
import { asksToRemind } from './reminding.ts'
import type { Services } from './services.ts'
import { logOf, type Session, walkOf } from './session.ts'
import { type WalkState, walkView } from './views/walk.ts'
import { usualUnits } from './wording/format.ts'

/** A walkthrough as it stands now. @param shared whether others see the message */
export async function walkMessage(services: Services, session: Session, shared: boolean): Promise<Message> {
  const log = await services.store.completions.ofWeek(session.member.id, session.week.ordinal)
  return walkView(services.words, session, await walkState(services, session, log, shared))
}

/**
 * What a walkthrough's message needs besides the session.
 * @param log the member's whole week
 * @param shared whether others see the message
 * @param who what they are called, where that is known already
 */
export async function walkState(
  services: Services,
  session: Session,
  log: readonly Completion[],
  shared: boolean,
  who?: string,
): Promise<WalkState> {
  const { spaces } = services
  const walk = walkOf(session, log)
  const rows = logOf(session, log)
  const exercise = walk.next?.exercise
  const { id, person } = session.member
  // Asked for at once, they are one read.
  const [chosen = {}, preferences, name] = await Promise.all([
    exercise && spaces.choices.get(id),
    spaces.preferences.get(person),
    who ?? displayName(services, person),
  ])
  return {
    walk,
    rows,
    who: inMessage(name),
    target: exercise && proposalFor(session.plan, exercise, rows, chosen),
    units: preferences?.units ?? usualUnits(session.group.zone),
    pictures: preferences?.pictures ?? ('moving' as const),
    now: services.now(),
    asks: preferences?.checkIns !== 'off',
    asksToRemind:
      !exercise && walk.done > 0 && (await asksToRemind(services, session.member, session.week.ordinal)),
    gate: gateOf(session.member, session.program, services.now()),
    shared,
  }
}
