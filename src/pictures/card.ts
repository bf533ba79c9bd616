import type { Figure } from '../training/figure/figure.ts'
import type { Point } from '../training/figure/geometry.ts'
import { type Moment, momentOf } from '../training/figure/motion.ts'
import { bodyParts } from './body.ts'
import { label } from './label.ts'
import { num } from './outline.ts'
import { COLOURS } from './palette.ts'
import { extent, floorOf, scene, wayOf } from './scene.ts'

/** The size of a card, in its own units. */
export const CARD = { width: 800, height: 420 } as const

const EDGE = 16
const ROOM = { scale: 1.34, beside: 32, height: 340 } as const

/** An exercise as a card shows it: its figure, and the one that shows it from the front. */
export interface Drawn {
  readonly figure: Figure
  readonly front?: Figure | undefined
}

/** One picture of a card, its place and what its person does. */
export interface Panel {
  readonly left: number
  readonly width: number
  readonly scale: number
  /** Where its figure's 0,0 is on the card. */
  readonly origin: Point
  readonly moment: Moment
  /** It shows where the movement leads: what works is lit. */
  readonly arrived: boolean
  /** An arrow says how one came there. */
  readonly arrow: boolean
  readonly mark?: { readonly right: boolean; readonly word: string } | undefined
}

/** The panels of an exercise's card: where it starts, where it goes and, where stance matters, from the front. */
export function panelsOf({ figure, front }: Drawn): Panel[] {
  return placed([
    { moment: momentOf(figure, 0), arrived: false, arrow: false },
    { moment: momentOf(figure, -1), arrived: true, arrow: true },
    ...(front ? [{ moment: momentOf(front, -1), arrived: false, arrow: false }] : []),
  ])
}

/** A card with the exercise's start on the left and its end beside it. The same input gives the same text. */
export function cardSvg(drawn: Drawn): string {
  return cardOf(drawn, panelsOf(drawn))
}

/** A card of an exercise with the panels that are given. */
export function cardOf(drawn: Drawn, panels: readonly Panel[]): string {
  const [, end] = panels
  return whole([
    ...panels.map(panelSvg),
    ...(end ? [next(end.left - EDGE / 2)] : []),
    ...(end && drawn.figure.hold ? [holdSign(end)] : []),
  ])
}

/** A card with the right last position beside its commonest fault, each with its sign and word. */
export function faultSvg(
  { figure }: Drawn,
  words: { readonly right: string; readonly wrong: string },
): string {
  if (figure.view !== 'side' || !figure.fault) throw new RangeError('the figure has no fault')
  const right = { moment: momentOf(figure, -1), mark: { right: true, word: words.right } }
  const wrong = {
    moment: { view: 'side', figure, pose: figure.fault.pose } as const,
    mark: { right: false, word: words.wrong },
  }
  return whole(placed([right, wrong].map(one => ({ ...one, arrived: false, arrow: false }))).map(panelSvg))
}

/** A card around its panels, as SVG. */
function whole(parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}">`,
    bodyParts(),
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${COLOURS.back}"/>`,
    ...parts,
    '</svg>',
  ].join('')
}

function placed(given: readonly Omit<Panel, 'left' | 'width' | 'scale' | 'origin'>[]): Panel[] {
  const width = (CARD.width - EDGE * (given.length + 1)) / given.length
  const marked = given.some(({ mark }) => mark)
  const moments = given.map(({ moment }) => moment)
  const boxes = moments.map(({ figure }) => {
    const shown = moments.filter(one => one.figure === figure)
    // What moves keeps its size, and stays in its panel, all the way.
    return extent(figure, marked ? shown : [...shown, ...wayOf(figure)])
  })
  const top = Math.max(...boxes.map(box => box.top))
  const bottom = Math.min(...boxes.map(box => box.bottom))
  const fits = Math.min(
    ROOM.scale,
    (ROOM.height - (marked ? 44 : 0)) / (top - bottom),
    ...boxes.map(({ left, right }) => (width - ROOM.beside) / (right - left)),
  )
  const scale = Math.floor(fits * 1000) / 1000
  // All stand on one floor.
  const y = CARD.height / 2 + (marked ? 22 : 0) + ((top + bottom) * scale) / 2
  return given.map((one, i) => {
    const left = EDGE + i * (width + EDGE)
    const box = boxes[i] ?? { left: 0, right: 0 }
    return {
      ...one,
      width,
      left,
      scale,
      origin: [left + width / 2 - ((box.left + box.right) / 2) * scale, y],
    }
  })
}

/** One panel: its ground, its person, and its mark. */
function panelSvg({ left, width, scale, origin: [x, y], moment, arrived, arrow, mark }: Panel): string {
  const { figure } = moment
  const floor = floorOf(figure)
  const ground =
    floor === undefined
      ? ''
      : `<rect x="${num(left + 16)}" y="${num(y + floor * scale)}" width="${num(width - 32)}" height="5" rx="2.5" fill="${COLOURS.floor}"/>`
  return [
    `<rect x="${num(left)}" y="${EDGE}" width="${num(width)}" height="${CARD.height - 2 * EDGE}" rx="22" fill="${COLOURS.glow}"/>`,
    ground,
    `<g transform="translate(${num(x)} ${num(y)})scale(${scale})">`,
    scene(moment, { works: arrived, arrow }),
    '</g>',
    mark ? markSvg(left, mark) : '',
  ].join('')
}

/** The arrow from the start to the end. */
function next(x: number): string {
  return [
    `<circle cx="${num(x)}" cy="210" r="20" fill="${COLOURS.back}"/>`,
    `<path d="M${num(x - 4)} 201l9 9-9 9" fill="none" stroke="${COLOURS.ink}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`,
  ].join('')
}

/** An hourglass: the position is held. */
function holdSign({ left, width }: Panel): string {
  return [
    `<g transform="translate(${num(left + width - 34)} 50)"><circle r="22" fill="${COLOURS.ink}"/>`,
    `<path d="M-8-12H8M-8 12H8M-6-12C-6-4 6 4 6 12M6-12C6-4-6 4-6 12" fill="none" stroke="${COLOURS.paper}" stroke-width="3" stroke-linecap="round"/>`,
    `<path d="M-4.5 10.5C-3 6 3 6 4.5 10.5Z" fill="${COLOURS.paper}"/></g>`,
  ].join('')
}

/** A tick or a cross in a disc, and its word: neither is told by colour alone. */
function markSvg(left: number, { right, word }: NonNullable<Panel['mark']>): string {
  const sign = right ? 'M-9 1L-3 8L10-8' : 'M-8-8L8 8M8-8L-8 8'
  return [
    `<g transform="translate(${num(left + 36)} 50)"><circle r="18" fill="${right ? COLOURS.ink : COLOURS.paper}" stroke="${COLOURS.ink}" stroke-width="3"/>`,
    `<path d="${sign}" fill="none" stroke="${right ? COLOURS.paper : COLOURS.ink}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></g>`,
    label(word, { x: left + 66, y: 61, size: 32, bold: true }),
  ].join('')
}
