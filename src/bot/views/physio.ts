import { actionId, type Message } from '../../chat/message.ts'
import { inlineText } from '../../chat/plain.ts'
import { isolated } from '../../core/text.ts'
import { variantOf } from '../../training/program.ts'
import { shownWeight, type Units } from '../../training/weight.ts'
import type { PhysioPart, PhysioWeek } from '../physio.ts'
import type { Wording } from '../wording/en.ts'
import { doneLines } from './done.ts'

/** Asked before the page is made: it holds what is encrypted elsewhere. */
export function physioSureView(words: Wording): Message {
  return {
    title: words.physio.sureTitle,
    blocks: [
      { kind: 'text', text: words.physio.sure },
      {
        kind: 'buttons',
        buttons: [
          { label: words.physio.yes, action: actionId('mydata.physio-page'), style: 'primary' },
          { label: words.physio.no, action: actionId('mydata.physio-no') },
        ],
      },
    ],
  }
}

/** For whom a page is, and how it says things. */
interface PageContext {
  readonly name: string
  readonly units: Units
  /** Says a day, from epoch milliseconds, where the person lives. */
  readonly day: (at: number) => string
  readonly now: number
}

export function physioView(words: Wording, parts: readonly PhysioPart[], context: PageContext): Message {
  return {
    blocks: [
      { kind: 'text', text: words.physio.made },
      {
        kind: 'file',
        name: words.physio.file,
        type: 'text/html; charset=utf-8',
        text: physioPage(words, parts, context),
      },
    ],
  }
}

const STYLE = `
  @page { margin: 15mm }
  body { font: 11pt/1.4 system-ui, sans-serif; color: #111; background: #fff; margin: 2em auto; max-width: 60em; padding: 0 1em }
  h1 { font-size: 1.6em; margin: 0 } h2 { font-size: 1.1em; margin: 1.6em 0 .5em }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #bbb; padding: .4em .6em; text-align: left; vertical-align: top }
  th { font-weight: 600 } tr { break-inside: avoid }
  td.n { font-size: 1.2em; text-align: center; font-variant-numeric: tabular-nums }
  p, small { color: #444 }
`

/** A page that stands by itself and prints: no script, and nothing from elsewhere. */
function physioPage(words: Wording, parts: readonly PhysioPart[], context: PageContext): string {
  const w = words.physio
  const heads = [w.week, w.planned, w.done, w.effort, w.pain, w.morning]
  const tables = parts.map(
    part => `<h2>${escaped(w.group(part.program.name))}</h2>
<table>
<thead><tr>${heads.map(head => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>
${part.weeks.map(week => row(words, part, week, context)).join('\n')}
</tbody>
</table>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(w.title)}</title>
<style>${STYLE}</style></head>
<body>
<h1>${escaped(w.title)}</h1>
<p>${escaped(w.for(isolated(context.name), context.day(context.now)))}</p>
${tables.join('\n')}
<p><small>${escaped(w.scales)} ${escaped(w.notice)}</small></p>
</body>
</html>
`
}

function row(words: Wording, part: PhysioPart, week: PhysioWeek, { units, day }: PageContext): string {
  const w = words.physio
  const { own, felt } = week
  const done = week.rows.filter(({ outcome }) => outcome === 'done')
  const lines = doneLines(words, done, { programs: part.programs, units }).map(line =>
    inlineText(line).replace(/^- /, ''),
  )
  const excused = own?.excused.includes('flag') ? [w.flagged] : own?.excused.includes('away') ? [w.away] : []
  const before = felt.before === 'sore' || felt.before === 'flag' ? w.before[felt.before] : undefined
  const notes = [before, felt.after && w.after[felt.after]]
  const said = [
    ...(lines.length > 0 ? lines : [excused[0] ?? w.nothing]),
    ...notes.filter(note => note !== undefined),
  ]
  const cell = `<td>${escaped(`${week.week.ordinal} · ${day(week.week.openedAt)}`)}</td>`
  const planned = [
    ...plannedLines(words, week.planned),
    ...(own && own.total > 0 ? [w.steps(own.done, own.total)] : []),
  ]
  const numbers = [felt.effort, felt.pain, felt.nextMorning].map(n => `<td class="n">${n ?? '–'}</td>`)
  return `<tr>${[cell, ...[planned, said].map(lined)].join('')}${numbers.join('')}</tr>`
}

/** What they were asked to do: the same as stood on their cards. */
function plannedLines(words: Wording, planned: PhysioWeek['planned']): string[] {
  if (!planned) return []
  const { program, plan } = planned
  return program.exercises.flatMap(exercise => {
    const target = plan.targets[exercise.id]
    if (!target) return []
    const { name, weighted } = variantOf(exercise, target.way)
    const amount = words.prompt.plan(plan.rounds, target.amount, exercise.measure, exercise.perSide)
    const held = weighted && target.weight ? words.done.at(shownWeight(target.weight)) : ''
    return [`${name}: ${amount}${held}`]
  })
}

function lined(lines: readonly string[]): string {
  return `<td>${lines.map(escaped).join('<br>')}</td>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, mark => ENTITIES[mark] ?? mark)
}
