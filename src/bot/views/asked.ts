import { quoted } from '../../chat/markdown.ts'
import { actionId, type Button, type Message } from '../../chat/message.ts'
import { shorten } from '../../core/text.ts'
import type { Entry, EntryProblem, Open, Part } from '../../training/entry/index.ts'
import { exerciseOf, type Program, variantOf } from '../../training/program.ts'
import type { Wording } from '../wording/en.ts'
import { list } from '../wording/format.ts'

/** The longest label of a button: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const MAX_LABEL = 75

/** Why something is asked before it is logged. */
export type Question = Open | 'again' | 'far'

/** Of these, none of the choices may be meant. */
const REFUSABLE: ReadonlySet<Question> = new Set(['near', 'sure', 'again', 'far', 'weightless'])

/** Asks what a line means: a button for each meaning. @param batch names the question */
export function askView(
  words: Wording,
  asked: {
    readonly about: Question
    readonly choices: readonly (readonly Entry[])[]
    readonly problems: readonly EntryProblem[]
  },
  programs: readonly Program[],
  batch: string,
): Message {
  const { about, choices, problems } = asked
  const buttons: Button[] = choices.map((entries, n) => ({
    label: shorten(entries.map(entry => entryText(words, entry, programs)).join('; '), MAX_LABEL),
    action: actionId('done.pick', batch, n),
  }))
  const none: Button[] = REFUSABLE.has(about) ? [{ label: words.done.dontLog, action: 'done.none' }] : []
  const lines = [
    ...problems.map(problem => problemText(words, problem, programs)),
    words.done.questions[about],
  ]
  return {
    blocks: [
      { kind: 'text', text: lines.join('\n') },
      { kind: 'buttons', buttons: [...buttons, ...none] },
    ],
  }
}

/** What cannot be logged, in a sentence. */
export function problemText(words: Wording, problem: EntryProblem, programs: readonly Program[]): string {
  const nearest = (problem.nearest ?? []).map(id => nameOf(id.split('/')[0] ?? id, programs))
  return words.done.problem({ ...problem, text: quoted(problem.text) }, nearest)
}

function nameOf(
  id: string,
  programs: readonly Program[],
  way: 'standard' | 'easier' | 'harder' = 'standard',
): string {
  for (const program of programs) {
    const found = exerciseOf(program, id)
    if (found) return variantOf(found, way).name
  }
  return id
}

/** What an entry would log, as short as a button. */
function entryText(words: Wording, { parts, day }: Entry, programs: readonly Program[]): string {
  const said = parts.map(part => partText(words, part, programs)).join(', ')
  if (day.kind === 'last-week') return `${said}, ${words.done.lastWeek.toLowerCase()}`
  return day.days === 0 ? said : `${said}, ${words.done.daysAgo(day.days)}`
}

function partText(words: Wording, part: Part, programs: readonly Program[]): string {
  const except =
    'except' in part && part.except?.length
      ? ` ${words.done.except(list(part.except.map(id => nameOf(id, programs))))}`
      : ''
  const program = 'program' in part ? programs.find(({ id }) => id === part.program) : undefined
  if (part.kind === 'rounds') return words.done.roundsOfAll(part.rounds, program?.name) + except
  if (part.kind === 'all') {
    if (part.only) return words.done.allOf(list(part.only.map(id => nameOf(id, programs))))
    return (program ? words.done.allOf(program.name) : words.done.allOfIt) + except
  }
  const measure =
    programs.map(program => exerciseOf(program, part.exercise)?.measure).find(found => found) ?? 'reps'
  const [first] = part.sets
  const name = nameOf(part.exercise, programs, first?.way)
  const loads = part.sets.map(({ weight }) => (weight ? words.done.at(words.done.typedWeight(weight)) : ''))
  const amounts = part.sets.map(({ amount }) => amount)
  const load = loads.every(one => one === loads[0]) ? (loads[0] ?? '') : ''
  if (amounts.some(amount => amount === undefined))
    return `${name} ${words.done.setsAsPlanned(amounts.length)}${load}`
  const known = amounts.map(amount => amount ?? 0)
  return load || loads.every(one => one === '')
    ? `${name} ${words.done.sets(known, measure)}${load}`
    : `${name} ${words.done.unlike(known, measure, loads)}`
}
