import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { CARD, figurePng, figureSvg } from '../../src/pictures/figure.ts'
import { FIGURES } from '../../src/training/figures.ts'

const THEMES = ['light', 'dark'] as const
const CARDS = FIGURES.flatMap(figure => THEMES.map(theme => ({ figure, theme })))

/** The colour at a place of a card, drawn one pixel to the unit. */
function painted(svg: string): (x: number, y: number) => string {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  const { pixels, width } = image
  return (x, y) => pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4).toString('hex')
}

describe.each(CARDS)('the card of $figure, $theme', ({ figure, theme }) => {
  const svg = figureSvg(figure, { theme })

  it('is small, and stands on its own', () => {
    expect(Buffer.byteLength(svg)).toBeLessThan(12_000)
    expect(svg).not.toMatch(/<script|<text|<image|<style|url\(|NaN|undefined|Infinity/)
    const outside = [...svg.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, to]) => !to?.startsWith('#'))
    expect(outside).toEqual([])
  })

  it('draws each part that it names, and names it apart from the other theme', () => {
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    const used = new Set([...svg.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id))
    expect(ids).toEqual(expect.arrayContaining([...used]))
    expect(ids.every(id => id?.startsWith(`${theme}-`))).toBe(true)
  })

  it('is well-formed, and covers its card exactly', () => {
    const box = new Resvg(svg, { font: { loadSystemFonts: false } }).getBBox()
    expect(box).toMatchObject({ x: 0, y: 0, ...CARD })
  })

  it('keeps a clear margin on every side', () => {
    const colour = painted(svg)
    const { width, height } = CARD
    const border = new Set<string>()
    for (let x = 0; x < width; x++) {
      for (const y of [0, 7, 15, height - 16, height - 8, height - 1]) border.add(colour(x, y))
    }
    for (let y = 0; y < height; y++) {
      for (const x of [0, 7, 15, width - 16, width - 8, width - 1]) border.add(colour(x, y))
    }
    expect(border.size).toBe(1)
  })

  it('keeps its two halves apart', () => {
    const colour = painted(svg)
    // The badge with the arrow to the next pose fills the middle of the gutter.
    const rows = Array.from({ length: CARD.height }, (_, y) => y).filter(
      y => Math.abs(y - CARD.height / 2) > 24,
    )
    expect(new Set(rows.flatMap(y => [394, 400, 406].map(x => colour(x, y)))).size).toBe(1)
  })

  it('is a PNG of the width asked for, in its proportions', () => {
    for (const width of [800, 400]) {
      const png = figurePng(figure, { theme, width })
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, (width * 21) / 40])
      expect(png.length).toBeLessThan(80_000)
    }
  })

  it('is the same bytes every time', () => {
    expect(figureSvg(figure, { theme })).toBe(svg)
    expect(figurePng(figure, { theme }).equals(figurePng(figure, { theme }))).toBe(true)
  })
})

describe('cards', () => {
  it('differ from each other', () => {
    expect(new Set(CARDS.map(({ figure, theme }) => figureSvg(figure, { theme }))).size).toBe(CARDS.length)
  })

  it('are light and 800 pixels wide unless told', () => {
    expect(figureSvg('bridge')).toBe(figureSvg('bridge', { theme: 'light' }))
    expect(figurePng('bridge').readUInt32BE(16)).toBe(800)
  })
})
