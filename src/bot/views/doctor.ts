import { literal, moment } from '../../chat/markdown.ts'
import { actionId, type Block, type Button, type Message } from '../../chat/message.ts'
import type { Reason } from '../../storage/trouble.ts'
import type { Program } from '../../training/program.ts'
import type { CheckUp, Found } from '../check-up.ts'
import type { Wording } from '../wording/en.ts'
import { troubleText } from './notice.ts'
import { comes } from './schedule.ts'

interface Checked extends CheckUp {
  /** What the next week is done by, where one is planned. */
  readonly next: Program | undefined
  /** Epoch milliseconds. */
  readonly now: number
}

/** How a channel is doing, for whoever plans its week: what is wrong and how it is mended, and what comes and came. */
export function doctorView(words: Wording, check: Checked): Message {
  const { doctor, schedule } = words
  const { group, found, prompt } = check
  const wrong = found.map(one => `- ${sentence(words, one)}`)
  const lead = wrong.length > 0 ? [doctor.wrong(wrong.length), ...wrong] : group ? [doctor.well] : []
  const texts = [lead, group ? facts(words, check) : [schedule.none, schedule.howTo]]
  const buttons: Button[] = [
    ...(prompt?.posted ? [{ label: schedule.openIt, to: prompt.posted }] : []),
    ...(group?.status === 'paused'
      ? [{ label: schedule.resume, action: actionId('schedule.resume', group.id) }]
      : []),
  ]
  return {
    title: doctor.title,
    blocks: [
      ...texts
        .filter(lines => lines.length > 0)
        .map(lines => ({ kind: 'text', text: lines.join('\n') }) as const),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ] satisfies Block[],
  }
}

function facts(words: Wording, { group, next, now, prompt, weeks, came }: Checked): string[] {
  const { doctor, schedule } = words
  if (!group || !next) return []
  return [
    schedule.plan(next.name, schedule.weekday(group.weekday), group.time, group.zone),
    ...comes(words, { group, now }),
    ...(weeks === 0 ? [doctor.first] : []),
    ...(weeks > 1 ? [doctor.came(came, weeks)] : []),
    ...(prompt ? [doctor.here] : []),
  ]
}

function sentence(words: Wording, found: Found): string {
  const said = words.doctor.found
  switch (found.code) {
    case 'unasked':
    case 'missed':
      return said[found.code]
    case 'invite':
      return said.invite(found.invite)
    case 'lacks':
      return said.lacks(found.lacks)
    case 'program':
      return said.program(literal(found.id))
    case 'zone':
      return said.zone(literal(found.zone))
    case 'overdue':
      return said.overdue(moment(found.slotAt, 'datetime'))
    case 'trying': {
      const { attempts, dueAt, reason } = found.prompt
      const { why } = words.notice
      const known = reason !== null && Object.hasOwn(why, reason) ? (reason as Reason) : 'unknown-outcome'
      return said.trying(attempts, moment(dueAt, 'datetime'), troubleText(words, { why: known }))
    }
    default:
      return said[found.code](troubleText(words, found.trouble))
  }
}
