import { actionId, type Message } from '../../chat/message.ts'
import type { Program } from '../../training/program.ts'
import { RED_FLAGS } from '../../training/safety.ts'
import { type Session, sessionArgs } from '../session.ts'
import type { Wording } from '../wording/en.ts'
import { bullets } from './exercise.ts'

/** What is asked before a workout. Always private. */
export function gateView(words: Wording, session: Session, lead?: string): Message {
  const args = sessionArgs(session)
  return {
    title: words.gate.title,
    blocks: [
      { kind: 'text', text: [lead, words.gate.lead].filter(Boolean).join('\n') },
      { kind: 'text', text: flags(words) },
      {
        kind: 'buttons',
        buttons: [
          { label: words.gate.fine, action: actionId('gate.fine', ...args), style: 'primary' },
          { label: words.gate.sore, action: actionId('gate.sore', ...args) },
          { label: words.gate.flag, action: actionId('gate.flag', ...args), style: 'danger' },
        ],
      },
      { kind: 'note', text: `${words.gate.onlyYou} ${session.program.first}` },
    ],
  }
}

/** What is asked when someone says that their back hurts; without a session, only what needs a doctor. */
export function hurtsView(words: Wording, session: Session | undefined): Message {
  if (!session) {
    return {
      title: words.gate.sorryTitle,
      blocks: [
        { kind: 'text', text: `${words.gate.anySign}\n${flags(words)}` },
        { kind: 'text', text: `**${words.gate.emergency}**` },
      ],
    }
  }
  const args = sessionArgs(session)
  return {
    title: words.gate.sorryTitle,
    blocks: [
      { kind: 'text', text: words.gate.sorryLead },
      { kind: 'text', text: flags(words) },
      {
        kind: 'buttons',
        buttons: [
          { label: words.gate.gentle, action: actionId('gate.sore', ...args), style: 'primary' },
          { label: words.gate.flag, action: actionId('gate.flag', ...args), style: 'danger' },
        ],
      },
      { kind: 'note', text: words.gate.onlyYou },
    ],
  }
}

/** After a red flag: no exercise, a doctor. */
export function stopView(words: Wording, session: Session): Message {
  return {
    title: words.gate.stopTitle,
    blocks: [
      { kind: 'text', text: words.gate.stop },
      { kind: 'text', text: `**${words.gate.emergency}**` },
      { kind: 'text', text: words.gate.stopLater },
      {
        kind: 'buttons',
        buttons: [{ label: words.gate.mistake, action: actionId('gate.again', ...sessionArgs(session)) }],
      },
      { kind: 'note', text: session.program.notice },
    ],
  }
}

/** After "a lot of pain": the gentle program instead, if there is one. */
export function soreView(words: Wording, session: Session, gentle: Program | undefined): Message {
  if (!gentle) return { title: words.gate.soreTitle, blocks: [{ kind: 'text', text: words.gate.noGentle }] }
  const args = sessionArgs({ ...session, program: gentle })
  return {
    title: words.gate.soreTitle,
    blocks: [
      { kind: 'text', text: words.gate.sore_(gentle.name, gentle.minutes) },
      {
        kind: 'buttons',
        buttons: [
          { label: words.gate.startGentle, action: actionId('walk.go', ...args), style: 'primary' },
          { label: words.gate.rest, action: actionId('gate.rest') },
        ],
      },
      { kind: 'note', text: gentle.notice },
    ],
  }
}

function flags(words: Wording): string {
  return bullets(RED_FLAGS.map(flag => words.gate.flags[flag]))
}
