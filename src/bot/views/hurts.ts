import { quoted } from '../../chat/markdown.ts'
import { actionId, type Block, type Button, MAX_ACTION, type Message } from '../../chat/message.ts'
import { type SignId, type SignOf, urgencyOf } from '../../training/signs.ts'
import { type Step, stepId } from '../../training/walkthrough.ts'
import { type Session, sessionArgs } from '../session.ts'
import type { Wording } from '../wording/en.ts'

/** What someone is offered whose step hurts. Always private. */
export function stepHurtsView(words: Wording, session: Session, step: Step, isEasier: boolean): Message {
  const args = sessionArgs(session)
  const id = stepId(step.round, step.exercise.id)
  const buttons: Button[] = [
    ...(step.exercise.easier && !isEasier
      ? [
          {
            label: words.hurts.easier,
            action: actionId('walk.easier', ...args, id),
            style: 'primary' as const,
          },
        ]
      : []),
    { label: words.hurts.skip, action: actionId('walk.skip', ...args, id) },
    { label: words.hurts.gently, action: actionId('gate.sore', ...args) },
    { label: words.hurts.signs, action: actionId('hurts.signs', ...args) },
  ]
  return {
    title: words.hurts.title,
    blocks: [
      { kind: 'text', text: words.hurts.lead },
      { kind: 'buttons', buttons },
      { kind: 'note', text: `${words.gate.emergency} ${words.gate.onlyYou}` },
    ],
  }
}

/** What someone is told who named a sign: what is to be done about it, and how to say that it was not meant so. */
export function signView(words: Wording, sign: SignId, kept: Session | string): Message {
  const buttons: Block[] =
    typeof kept === 'object'
      ? [
          { kind: 'text', text: words.gate.stopLater },
          {
            kind: 'buttons',
            buttons: [{ label: words.hurts.notMeant, action: actionId('gate.again', ...sessionArgs(kept)) }],
          },
          { kind: 'note', text: words.gate.onlyYou },
        ]
      : [{ kind: 'note', text: kept }]
  return {
    title: words.gate.stopTitle,
    blocks: [
      { kind: 'text', text: words.hurts.read(words.gate.signs[sign]) },
      { kind: 'text', text: words.hurts.todo[urgencyOf(sign)] },
      ...buttons,
    ],
  }
}

/** What someone is told who named an emergency of somebody else: whom to call. Nothing of it is about themselves. */
export function othersView(words: Wording, sign: SignOf<'now'>): Message {
  return {
    title: words.hurts.othersTitle,
    blocks: [
      { kind: 'text', text: words.hurts.readOfOthers(sign) },
      { kind: 'text', text: words.hurts.othersTodo },
      { kind: 'note', text: words.hurts.othersNotKept },
    ],
  }
}

/** Of a line that is quoted back, in characters: what can be logged at all is shorter. */
const MOST_QUOTED = 300

/** The same message, with an offer to log what was said beside it. */
export function withLog(words: Wording, message: Message, line: string): Message {
  if (!/\d|\ball\b/i.test(line)) return message
  const id = `hurts.log:${encodeURIComponent(line.toWellFormed())}`
  const offer: Block =
    id.length > MAX_ACTION
      ? { kind: 'text', text: words.hurts.logAlone }
      : { kind: 'buttons', buttons: [{ label: words.hurts.log, action: id }] }
  return {
    ...message,
    blocks: [...message.blocks, { kind: 'text', text: words.hurts.logAsk(quoted(line, MOST_QUOTED)) }, offer],
  }
}
