import { actionId, type Block, type Button, type Message } from '../../chat/message.ts'
import type { Program } from '../../training/program.ts'
import { SIGNS, type SignOf, type Urgency } from '../../training/signs.ts'
import { type Session, sessionArgs } from '../session.ts'
import type { Wording } from '../wording/en.ts'
import { bullets } from './exercise.ts'

/**
 * What is asked before a workout. Always private.
 * @param brief to who knows the list: the emergencies as ever, and each other sign by its name alone
 */
export function gateView(
  words: Wording,
  session: Session,
  { lead, brief = false }: { readonly lead?: string | undefined; readonly brief?: boolean } = {},
): Message {
  const args = sessionArgs(session)
  return {
    title: words.gate.title,
    blocks: [
      { kind: 'text', text: [lead, words.gate.lead].filter(Boolean).join('\n') },
      ...(brief ? briefSigns(words) : signs(words)),
      {
        kind: 'buttons',
        buttons: [
          { label: words.gate.fine, action: actionId('gate.fine', ...args), style: 'primary' },
          { label: words.gate.sore, action: actionId('gate.sore', ...args) },
          flagButton(words, args),
          ...(brief ? [{ label: words.gate.all, action: actionId('gate.all', ...args) }] : []),
        ],
      },
      { kind: 'note', text: brief ? words.gate.onlyYou : `${words.gate.onlyYou} ${session.program.first}` },
    ],
  }
}

/** What is asked when someone says that something hurts; without a session, only what needs a doctor. */
export function hurtsView(words: Wording, session: Session | undefined): Message {
  if (!session) {
    return {
      title: words.gate.sorryTitle,
      blocks: [{ kind: 'text', text: words.gate.anySign }, ...signs(words)],
    }
  }
  const args = sessionArgs(session)
  return {
    title: words.gate.sorryTitle,
    blocks: [
      { kind: 'text', text: words.gate.sorryLead },
      ...signs(words),
      {
        kind: 'buttons',
        buttons: [
          { label: words.gate.gentle, action: actionId('gate.sore', ...args), style: 'primary' },
          flagButton(words, args),
        ],
      },
      { kind: 'note', text: words.gate.onlyYou },
    ],
  }
}

/** After a sign: no exercise, but whom to see, and how soon, beside each sign: nobody has to remember where it stood. */
export function stopView(words: Wording, session: Session): Message {
  return {
    title: words.gate.stopTitle,
    blocks: [
      ...signs(words),
      { kind: 'text', text: words.gate.stopLater },
      {
        kind: 'buttons',
        buttons: [{ label: words.gate.mistake, action: actionId('gate.again', ...sessionArgs(session)) }],
      },
      { kind: 'note', text: words.gate.onlyYou },
    ],
  }
}

/** What someone is asked who flagged a sign the last time: no step is shown until they say that they may train. */
export function returningView(words: Wording, session: Session): Message {
  const args = sessionArgs(session)
  return {
    title: words.gate.returningTitle,
    blocks: [
      { kind: 'text', text: words.gate.returning },
      {
        kind: 'buttons',
        buttons: [
          { label: words.gate.seen, action: actionId('gate.seen', ...args) },
          { label: words.gate.over, action: actionId('gate.over', ...args) },
          { label: words.gate.notYet, action: actionId('gate.notyet', ...args) },
        ],
      },
      { kind: 'note', text: words.gate.emergency },
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

function flagButton(words: Wording, args: readonly string[]): Button {
  return { label: words.gate.flag, action: actionId('gate.flag', ...args), style: 'danger' }
}

/** All signs, the emergencies first, each kind under what is to be done. */
function signs(words: Wording): Block[] {
  return (['now', ...OTHERS] as const).map(urgency => listed(words, urgency))
}

/** The same, shorter and with none left out: for a phone, several times a week. */
function briefSigns(words: Wording): Block[] {
  const others = OTHERS.map(urgency => {
    const names = idsOf(urgency).map(id => words.gate.names[id])
    return `**${words.gate.urgency[urgency]}** ${words.gate.named(names)}`
  })
  return [listed(words, 'now'), { kind: 'text', text: others.join('\n') }]
}

const OTHERS = ['soon', 'ask'] as const satisfies readonly Urgency[]

function listed(words: Wording, urgency: Urgency): Block {
  const all = idsOf(urgency).map(id => words.gate.signs[id])
  return { kind: 'text', text: `**${words.gate.urgency[urgency]}**\n${bullets(all)}` }
}

function idsOf<U extends Urgency>(urgency: U): SignOf<U>[] {
  return SIGNS.filter(sign => sign.urgency === urgency).map(({ id }) => id as SignOf<U>)
}
