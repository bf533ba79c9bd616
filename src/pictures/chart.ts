import { shorten } from '../core/text.ts'
import type { Chart, ExerciseLine, GroupChart, WeekMark, WeeksChart } from '../training/chart.ts'
import { drawable, label } from './label.ts'
import { num } from './outline.ts'
import { COLOURS } from './palette.ts'

/** The size of a chart, in its own units: as a card. Its letters are large, to be read at 300 pixels. */
const SIZE = { width: 800, height: 420 } as const
const EDGE = 36
const SMALL = 27
/** How wide a letter is at most, on average over a word, in sizes of the font. */
const LETTER = 0.54

// Blue, orange and white keep apart for every kind of colour blindness (Okabe and Ito); shapes tell the same again.
const DONE = '#0b4f9c'
const PART = '#e07b00'

/** A chart as SVG. The same data gives the same text. */
export function chartSvg(chart: Chart): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}">`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="${COLOURS.glow}"/>`,
    label(chart.title, { x: EDGE, y: 58, size: 38, bold: true }),
    ...(chart.kind === 'weeks' ? weeksParts(chart) : groupParts(chart)),
    '</svg>',
  ].join('')
}

/** As many weeks stand in a row; a year has four of them. */
const ROW = 13

function weeksParts({ weeks, legend, lines, next }: WeeksChart): string[] {
  const rows = Math.ceil(weeks.length / ROW)
  const across = Math.min(ROW, Math.max(weeks.length, 12))
  const step = (SIZE.width - 2 * EDGE) / across
  const tall = rows > 1 ? 46 : 56
  const marks = weeks.map((mark, i) => {
    const x = EDGE + ((i % ROW) + 0.5) * step
    const y = 136 + Math.floor(i / ROW) * tall
    return markAt(mark, x, y, rows > 1 ? 17 : 21)
  })
  const below = 136 + (rows - 1) * tall + 56
  const legendRows = legendOf(weeks, legend)
  return [
    label(next, { x: EDGE, y: 94, size: SMALL }),
    ...marks,
    ...legendRows.flatMap((row, i) => legendParts(row, below + i * LEGEND)),
    ...lines
      .slice(0, 3)
      .flatMap((line, i, all) =>
        lineParts(line, i, all.length, below + 32 + (legendRows.length - 1) * LEGEND),
      ),
  ]
}

/** Each kind of week has a shape of its own, so that colour only helps: the same as the marks of the text beside it. */
function markAt(mark: WeekMark, x: number, y: number, r: number): string {
  const at = `<g transform="translate(${num(x)} ${num(y)})" stroke="${COLOURS.ink}" stroke-width="3">`
  const square = `<rect x="${-r}" y="${-r}" width="${2 * r}" height="${2 * r}" rx="6"`
  const dash = `<path d="M${-r * 0.5} 0H${r * 0.5}" stroke-linecap="round"/>`
  const shape: Record<WeekMark, string> = {
    finished: `<circle r="${r}" fill="${DONE}"/>`,
    kept: `<circle r="${r}" fill="#fff"/><path d="M0 ${-r}A${r} ${r} 0 0 0 0 ${r}Z" fill="${PART}"/>`,
    started: `<circle r="${r}" fill="none"/>`,
    none: `<circle r="${r * 0.15}" fill="${COLOURS.ink}"/>`,
    away: `${square} fill="none" stroke-dasharray="6 5"/>`,
    excused: `${square} fill="#fff"/>${dash}`,
    off: dash,
  }
  return `${at}${shape[mark]}</g>`
}

const LEGEND = 36

interface Key {
  readonly mark: WeekMark
  readonly word: string
  readonly x: number
}

/** The marks that occur, each with its word, in as many rows as they need. */
function legendOf(weeks: readonly WeekMark[], legend: WeeksChart['legend']): Key[][] {
  const rows: Key[][] = [[]]
  let x = EDGE
  for (const mark of new Set(weeks)) {
    const word = legend[mark]
    const wide = 32 + word.length * SMALL * LETTER
    if (x + wide > SIZE.width - EDGE) {
      rows.push([])
      x = EDGE
    }
    rows.at(-1)?.push({ mark, word, x })
    x += wide + 24
  }
  return rows
}

function legendParts(keys: readonly Key[], y: number): string[] {
  return keys.flatMap(({ mark, word, x }) => [
    markAt(mark, x + 13, y - 9, 11),
    label(word, { x: x + 32, y, size: SMALL }),
  ])
}

/** One exercise: a bar for what was done in each week, and a line for what was held. */
function lineParts(
  { name, id, amounts, loads, says }: ExerciseLine,
  i: number,
  of: number,
  top: number,
): string[] {
  const wide = (SIZE.width - 2 * EDGE - (of - 1) * 24) / of
  const left = EDGE + i * (wide + 24)
  const [floor, high] = [SIZE.height - 52, SIZE.height - 52 - top - 36]
  // A few weeks stand on the left, as wide as those of a whole chart, and leave room for those to come.
  const step = wide / Math.max(amounts.length, 12)
  const most = Math.max(...amounts, 1)
  const heaviest = Math.max(...loads)
  const bars = amounts.map((amount, n) => {
    const tall = Math.max((amount / most) * high, amount > 0 ? 4 : 2)
    return `<rect x="${num(left + n * step + 2)}" y="${num(floor - tall)}" width="${num(step - 4)}" height="${num(tall)}" fill="${amount > 0 ? DONE : COLOURS.floor}"/>`
  })
  const held = loads.flatMap((load, n) =>
    load > 0 ? [[left + (n + 0.5) * step, floor - (load / heaviest) * high * 0.9] as const] : [],
  )
  const path = held.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')
  return [
    boxed(drawable(name, id), left, top + 20, wide, true),
    ...bars,
    ...(held.length > 1 ? [`<path d="M${path}" fill="none" stroke="${PART}" stroke-width="4"/>`] : []),
    ...held.map(
      ([x, y]) =>
        `<path d="M${num(x)} ${num(y - 8)}l8 8l-8 8l-8-8z" fill="${PART}" stroke="${COLOURS.paper}" stroke-width="2"/>`,
    ),
    boxed(says, left, SIZE.height - 18, wide),
  ]
}

/** A line of text in a box of its own: what is too wide even when cut does not reach into its neighbour. */
function boxed(text: string, x: number, y: number, wide: number, bold = false): string {
  const inner = label(cut(text, wide), { x: 0, y: SMALL, size: SMALL, bold })
  return `<svg x="${num(x)}" y="${num(y - SMALL)}" width="${num(wide)}" height="${SMALL * 1.4}">${inner}</svg>`
}

/** As much of a text as fits into some width, at the small size. */
function cut(text: string, wide: number): string {
  return shorten(text, Math.floor(wide / (SMALL * LETTER)))
}

function groupParts({ weeks, legend }: GroupChart): string[] {
  const [top, floor] = [104, SIZE.height - 92]
  const step = (SIZE.width - 2 * EDGE) / weeks.length
  const most = Math.max(...weeks.map(({ joined }) => joined), 1)
  const wide = Math.min(step - 24, 180)
  const columns = weeks.flatMap(({ label: name, joined, kept, finished }, i) => {
    const x = EDGE + (i + 0.5) * step
    const bar = (count: number, inset: number, look: string): string => {
      const tall = Math.max((count / most) * (floor - top - 34), count > 0 ? 6 : 0)
      return `<rect x="${num(x - wide / 2 + inset)}" y="${num(floor - tall)}" width="${num(wide - 2 * inset)}" height="${num(tall)}" ${look}/>`
    }
    const ink = `stroke="${COLOURS.ink}" stroke-width="3"`
    const tall = (joined / most) * (floor - top - 34)
    return [
      bar(joined, 0, `fill="#fff" ${ink}`),
      bar(kept, wide * 0.14, `fill="${PART}" ${ink}`),
      bar(finished, wide * 0.28, `fill="${DONE}" ${ink}`),
      label(`${finished}/${joined}`, { x, y: floor - tall - 10, size: SMALL, bold: true, anchor: 'middle' }),
      label(cut(name, step), { x, y: floor + 34, size: SMALL, anchor: 'middle' }),
    ]
  })
  let x = EDGE
  const keys = (
    [
      ['finished', DONE],
      ['kept', PART],
      ['joined', '#fff'],
    ] as const
  ).flatMap(([key, fill]) => {
    const parts = [
      `<rect x="${num(x)}" y="${SIZE.height - 38}" width="22" height="22" fill="${fill}" stroke="${COLOURS.ink}" stroke-width="3"/>`,
      label(legend[key], { x: x + 32, y: SIZE.height - 18, size: SMALL }),
    ]
    x += 56 + legend[key].length * SMALL * LETTER
    return parts
  })
  return [
    `<path d="M${EDGE} ${floor}H${SIZE.width - EDGE}" stroke="${COLOURS.ink}" stroke-width="3"/>`,
    ...columns,
    ...keys,
  ]
}
