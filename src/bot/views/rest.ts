import { type Message, say } from '../../chat/message.ts'
import type { Step } from '../../training/walkthrough.ts'
import { type Session, workoutOf } from '../session.ts'
import type { Wording } from '../wording/en.ts'

/** In a direct message: a rest is over. It stays true, whatever is done next. */
export function restOverView(words: Wording, session: Session, { round, exercise }: Step): Message {
  return say(words.walk.restOver(round - 1 - (workoutOf(session).from ?? 0), exercise.name))
}
