import { literal } from '../../chat/markdown.ts'
import { type Message, say } from '../../chat/message.ts'
import { placeOf } from '../../core/address.ts'
import type { Notice, Trouble } from '../../storage/trouble.ts'
import type { Program } from '../../training/program.ts'
import type { Wording } from '../wording/en.ts'

/** What is said instead where it is not the prompt that failed. */
const FAILED = {
  prompt: undefined,
  recap: 'failedRecap',
  thread: 'failedThread',
  walkthrough: 'failedWalkthrough',
} as const

/** What the scheduler of a group is told when something went wrong, and what to do about it. */
export function noticeView(words: Wording, program: Program, notice: Notice): Message {
  if (notice.code === 'skipped') return say(words.notice.skipped(notice.weeks, program.name))
  if (notice.code === 'gone') return say(words.notice.gone(literal(notice.program), program.name))
  const text = words.notice[(notice.what && FAILED[notice.what]) ?? notice.code]
  return {
    blocks: [
      { kind: 'text', text: text(program.name, troubleText(words, notice)) },
      { kind: 'buttons', buttons: [{ label: words.notice.open, to: placeOf(notice.where) }] },
    ],
  }
}

/** Why something failed, as the end of a sentence. */
export function troubleText(words: Wording, trouble: Pick<Trouble, 'why' | 'detail'>): string {
  const { why } = words.notice
  const { detail = '' } = trouble
  if (trouble.why === 'forbidden') return why.forbidden(literal(detail))
  return trouble.why === 'not-a-member' ? why['not-a-member'](detail) : why[trouble.why]
}
