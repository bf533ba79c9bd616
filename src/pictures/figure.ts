import { Resvg } from '@resvg/resvg-js'
import type { Figure } from '../training/figures.ts'
import { bodyParts } from './body.ts'
import { num } from './geometry.ts'
import { PALETTES, type Palette, type Theme } from './palette.ts'
import { POSES } from './poses/index.ts'
import { extent, floorOf, scene } from './scene.ts'

export type { Theme } from './palette.ts'

/** The size of a card, in its own units. */
export const CARD = { width: 800, height: 420 } as const

const PANEL = { top: 16, width: 376, height: 388, start: 16, end: 408 } as const
const ROOM = { width: 344, height: 340, scale: 1.34 } as const

/** A card with the exercise's start on the left and its end on the right. The same input gives the same text. */
export function figureSvg(figure: Figure, options: { theme?: Theme } = {}): string {
  const palette = PALETTES[options.theme ?? 'light']
  const drawing = POSES[figure]
  const box = extent(drawing)
  const [wide, high] = [box.right - box.left, box.top - box.bottom]
  const scale = Math.floor(Math.min(ROOM.scale, ROOM.width / wide, ROOM.height / high) * 1000) / 1000
  const low = CARD.height / 2 + (high * scale) / 2
  const floor = floorOf(drawing)
  const half = (left: number, stage: 'start' | 'end'): string => {
    const x = left + PANEL.width / 2 - ((box.left + box.right) / 2) * scale
    const y = low + box.bottom * scale
    const ground = floor === undefined ? '' : floorLine(left, y + floor * scale, palette)
    const place = `translate(${num(x)} ${num(y)})scale(${scale})`
    return `${ground}<g transform="${place}">${scene(drawing, stage, palette)}</g>`
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}">`,
    bodyParts(palette),
    backdrop(palette),
    half(PANEL.start, 'start'),
    half(PANEL.end, 'end'),
    next(palette),
    drawing.view === 'side' && drawing.hold ? pause(palette) : '',
    '</svg>',
  ].join('')
}

function floorLine(left: number, y: number, palette: Palette): string {
  return `<rect x="${left + 16}" y="${num(y)}" width="${PANEL.width - 32}" height="5" rx="2.5" fill="${palette.floor}"/>`
}

function backdrop(palette: Palette): string {
  const panel = (x: number): string =>
    `<rect x="${x}" y="${PANEL.top}" width="${PANEL.width}" height="${PANEL.height}" rx="22"/>`
  return [
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${palette.back}"/>`,
    `<g fill="${palette.glow}">${panel(PANEL.start)}${panel(PANEL.end)}</g>`,
  ].join('')
}

/** The arrow from the start to the end. */
function next(palette: Palette): string {
  return [
    `<circle cx="400" cy="210" r="20" fill="${palette.back}"/>`,
    `<path d="M396 201l9 9-9 9" fill="none" stroke="${palette.shirt}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`,
  ].join('')
}

/** Two bars, as on a player: hold the end pose. */
function pause(palette: Palette): string {
  return `<circle cx="742" cy="60" r="22" fill="${palette.accent}"/><path d="M736 51v18M748 51v18" stroke="#fff" stroke-width="5.5" stroke-linecap="round"/>`
}

/**
 * The same card as a PNG.
 * @param options.width in pixels, 800 by default; the height keeps the card's proportions
 */
export function figurePng(figure: Figure, options: { theme?: Theme; width?: number } = {}): Buffer {
  const resvg = new Resvg(figureSvg(figure, options), {
    fitTo: { mode: 'width', value: options.width ?? CARD.width },
    font: { loadSystemFonts: false },
  })
  return resvg.render().asPng()
}
