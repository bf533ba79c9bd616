import { actionId, type Block, type FigureRef, type Message } from '../../chat/message.ts'
import {
  type Exercise,
  type Program,
  type Variant,
  type VariantName,
  variantOf,
} from '../../training/program.ts'
import { type Way, waysOf } from '../../training/ways.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'

/** How an exercise is done, one way of it. */
export function exerciseView(
  words: Wording,
  program: Program,
  exercise: Exercise,
  way: VariantName,
  pictures: Showing = 'moving',
): Message {
  const variant = variantOf(exercise, way)
  const { min, max } = exercise.range
  const aloud = { label: words.walk.how, action: actionId('exercise.aloud', exercise.id, way, 0) }
  const buttons = [
    ...(pictures === 'words' ? [aloud] : []),
    ...askNeutral(words, exercise, way),
    ...otherWays(words, exercise, way),
  ]
  return {
    title: variant.name,
    blocks: [
      ...(way === 'standard' ? [{ kind: 'text', text: exercise.purpose } as const] : []),
      ...pictureOf(words, program, variant, pictures),
      ...(pictures === 'words' ? [] : [{ kind: 'text', text: numbered(variant.steps) } as const]),
      {
        kind: 'fields',
        fields: [
          {
            name: words.exercise.aim,
            value: words.exercise.amount(min, max, exercise.measure, exercise.perSide),
          },
        ],
      },
      ...cautionsOf(words, variant),
      ...faultOf(words, program, variant, pictures),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      { kind: 'note', text: program.notice },
    ],
  }
}

/** All exercises, a button each. */
export function exerciseListView(words: Wording, programs: readonly Program[], lead?: string): Message {
  return {
    title: words.exercise.listTitle,
    blocks: [
      { kind: 'text', text: lead ?? words.exercise.listLead },
      ...programs.flatMap((program): Block[] => [
        { kind: 'text', text: words.exercise.list(program.name) },
        {
          kind: 'buttons',
          buttons: [
            ...exerciseButtons(program),
            { label: words.exercise.about, action: actionId('exercise.about', program.id) },
          ],
        },
      ]),
    ],
  }
}

/** What a program is for, and for whom. */
export function programView(words: Wording, program: Program): Message {
  const { name, summary, why, timesAWeek, minutes, equipment, first, notice } = program
  const fields = [
    { name: words.exercise.often, value: words.exercise.oftenValue(timesAWeek, minutes) },
    ...(equipment.length > 0 ? [{ name: words.exercise.need, value: equipment.join('; ') }] : []),
  ]
  return {
    title: name,
    blocks: [
      { kind: 'text', text: `**${summary}**` },
      ...why.map(text => ({ kind: 'text', text }) as const),
      { kind: 'fields', fields },
      { kind: 'text', text: first },
      { kind: 'buttons', buttons: exerciseButtons(program) },
      { kind: 'note', text: notice },
    ],
  }
}

/** Some exercises that a typed name came near to. */
export function nearestView(words: Wording, typed: string, nearest: readonly Way[]): Message {
  return {
    blocks: [
      { kind: 'text', text: `${words.exercise.unknown(typed)} ${words.exercise.nearest}` },
      { kind: 'buttons', buttons: nearest.map(wayButton) },
    ],
  }
}

/** A picture of a way to do an exercise, where there is one and they look at pictures. */
export function pictureOf(words: Wording, program: Program, variant: Variant, pictures: Showing): Block[] {
  const drawn = drawnOf(program, variant)
  if (!drawn || pictures === 'words') return []
  const picture = pictures === 'moving' ? { ...drawn, moves: true } : drawn
  return [{ kind: 'picture', picture, alt: words.figure.alt(variant.name, drawn.figure, drawn.front) }]
}

/** The pictures that a program's walkthroughs show, moving. */
export function picturesIn(program: Program): FigureRef[] {
  const ways = program.exercises.flatMap(one => [one, one.easier ?? [], one.harder ?? []].flat())
  const drawn = ways.flatMap(way => drawnOf(program, way) ?? [])
  return drawn.map(one => ({ ...one, moves: true }))
}

/** One sentence of how an exercise is done, and the way to the next: short, and alone, as a screen reader reads best. */
export function aloudView(
  words: Wording,
  program: Program,
  exercise: Exercise,
  way: VariantName,
  at: number,
): Message {
  const variant = variantOf(exercise, way)
  const drawn = drawnOf(program, variant)
  const { min, max } = exercise.range
  const aim = words.exercise.amount(min, max, exercise.measure, exercise.perSide)
  const lines = [
    words.figure.begin(variant.name, aim),
    ...(drawn ? words.figure.aloud(drawn.figure) : []),
    ...variant.steps.map((step, i) => words.figure.step(i + 1, step)),
    ...variant.cautions,
  ]
  const next = actionId('exercise.next', exercise.id, way, at + 1)
  return {
    blocks: [
      { kind: 'text', text: lines[at] ?? words.figure.end },
      ...(at < lines.length
        ? [{ kind: 'buttons', buttons: [{ label: words.figure.next, action: next }] } as const]
        : []),
    ],
  }
}

/** A question behind a button, where a way of an exercise speaks of a neutral spine. */
export function askNeutral(words: Wording, exercise: Exercise, way: VariantName) {
  const { steps, cautions } = variantOf(exercise, way)
  const { phrase, ask } = words.figure.neutral
  if (![...steps, ...cautions].some(line => phrase.test(line))) return []
  return [{ label: ask, action: actionId('exercise.neutral', exercise.id, way) }]
}

/** What a neutral spine is, with the picture of the exercise that speaks of it. */
export function neutralView(
  words: Wording,
  program: Program,
  exercise: Exercise,
  way: VariantName,
  pictures: Showing = 'moving',
): Message {
  const variant = variantOf(exercise, way)
  const { title, says } = words.figure.neutral
  return {
    title,
    blocks: [
      { kind: 'text', text: says },
      ...pictureOf(words, program, variant, pictures),
      ...faultOf(words, program, variant, pictures),
    ],
  }
}

/** Its commonest fault beside the right way, where that is drawn. */
function faultOf(words: Wording, program: Program, variant: Variant, pictures: Showing): Block[] {
  const drawn = drawnOf(program, variant)
  if (pictures === 'words' || drawn?.figure.view !== 'side' || !drawn.figure.fault) return []
  const { right, wrong } = words.figure
  return [
    {
      kind: 'picture',
      picture: { ...drawn, fault: { right, wrong } },
      alt: words.figure.faultAlt(variant.name, drawn.figure.fault.says),
    },
  ]
}

function drawnOf({ figures }: Program, { figure: name }: Variant): FigureRef | undefined {
  const figure = name === undefined ? undefined : figures?.[name]
  if (!name || !figure) return undefined
  const front = figure.front === undefined ? undefined : figures[figure.front]
  return { kind: 'figure', name, figure, ...(front ? { front } : {}) }
}

export function cautionsOf(words: Wording, variant: Variant): Block[] {
  if (variant.cautions.length === 0) return []
  return [{ kind: 'text', text: `**${words.exercise.cautions}**\n${bullets(variant.cautions)}` }]
}

export function numbered(steps: readonly string[]): string {
  return steps.map((step, i) => `${i + 1}. ${step}`).join('\n')
}

export function bullets(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n')
}

function exerciseButtons(program: Program) {
  return waysOf([program])
    .filter(({ way }) => way === 'standard')
    .map(wayButton)
}

function wayButton({ name, exercise, way }: Way) {
  return { label: name, action: actionId('exercise.show', exercise, way) }
}

function otherWays(words: Wording, exercise: Exercise, way: VariantName) {
  const ways: [VariantName, string, Variant | undefined][] = [
    ['easier', words.exercise.showEasier, exercise.easier],
    ['standard', words.exercise.showStandard, exercise],
    ['harder', words.exercise.showHarder, exercise.harder],
  ]
  return ways
    .filter(([name, , variant]) => variant && name !== way)
    .map(([name, label]) => ({ label, action: actionId('exercise.show', exercise.id, name) }))
}
