import { en } from '../bot/wording/en.ts'
import { CARD, cardSvg, faultSvg } from '../pictures/card.ts'
import { rendered } from '../pictures/label.ts'
import type { Program } from '../training/program.ts'

const GAP = 10
/** A card as a phone shows it small, and as wide as it is: both, on light and on dark. */
const WIDTHS = [800, 300] as const
const GROUNDS = ['#ffffff', '#1a1c20'] as const

/** Every card of some programs as one PNG: large and small, on light and on dark. */
export async function sheet(programs: readonly Program[]): Promise<Uint8Array> {
  const cards = programs.flatMap(({ figures }) =>
    Object.values(figures).flatMap(figure => {
      if (figure.view === 'front') return []
      const drawn = { figure, front: figure.front === undefined ? undefined : figures[figure.front] }
      return [cardSvg(drawn), ...(figure.fault ? [faultSvg(drawn, en.figure)] : [])]
    }),
  )
  const high = (width: number) => (width * CARD.height) / CARD.width
  const column = WIDTHS.reduce((sum, width) => sum + width + GAP, GAP)
  const row = high(WIDTHS[0]) + GAP
  const place = (card: string, x: number, y: number, width: number) =>
    card.replace('<svg ', `<svg x="${x}" y="${y}" width="${width}" height="${high(width)}" `)
  const [wide, tall] = [column * GROUNDS.length, row * cards.length + GAP]
  const parts = GROUNDS.flatMap((ground, i) => [
    `<rect x="${column * i}" width="${column}" height="${tall}" fill="${ground}"/>`,
    ...cards.flatMap((card, n) => [
      place(card, column * i + GAP, GAP + n * row, WIDTHS[0]),
      place(card, column * i + WIDTHS[0] + 2 * GAP, GAP + n * row, WIDTHS[1]),
    ]),
  ])
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}">${parts.join('')}</svg>`
  return (await rendered(svg, wide)).asPng()
}
