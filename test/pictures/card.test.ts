import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { CARD, cardSvg, faultSvg, panelsOf } from '../../src/pictures/card.ts'
import { rendered } from '../../src/pictures/label.ts'
import { momentOf } from '../../src/training/figure/motion.ts'
import { SHIPPED } from '../support/shipped-figures.ts'

const WORDS = { right: 'Like this', wrong: 'Not like this' }
const CARDS = SHIPPED.flatMap(one => [
  { name: one.name, panels: panelsOf(one), svg: cardSvg(one) },
  ...(one.figure.fault
    ? [
        {
          name: `${one.name}, its fault`,
          panels: panelsOf({ figure: one.figure }),
          svg: faultSvg(one, WORDS),
        },
      ]
    : []),
])

/** The colour at a place of a card, drawn one pixel to the unit. */
async function painted(svg: string): Promise<(x: number, y: number) => string> {
  const { pixels, width } = await rendered(svg, CARD.width)
  return (x, y) => pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4).toString('hex')
}

describe.each(CARDS)('the card of $name', ({ svg, panels }) => {
  it('is small, and stands on its own', () => {
    expect(Buffer.byteLength(svg)).toBeLessThan(16_000)
    expect(svg).not.toMatch(/<script|<image|<style|url\(|NaN|undefined|Infinity/)
    const outside = [...svg.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, to]) => !to?.startsWith('#'))
    expect(outside).toEqual([])
  })

  it('draws each part that it names', () => {
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    const used = new Set([...svg.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id))
    expect(ids).toEqual(expect.arrayContaining([...used]))
  })

  it('is well-formed, and covers its card exactly', () => {
    const box = new Resvg(svg, { font: { loadSystemFonts: false } }).getBBox()
    expect(box).toMatchObject({ x: 0, y: 0, ...CARD })
  })

  it('keeps a clear margin on every side and between its panels', async () => {
    const colour = await painted(svg)
    const { width, height } = CARD
    const seen = new Set<string>()
    for (let x = 0; x < width; x++) for (const y of [0, 7, height - 8, height - 1]) seen.add(colour(x, y))
    // The badge with the arrow to the next position fills the middle of the first gutter.
    const rows = Array.from({ length: height }, (_, y) => y).filter(y => Math.abs(y - height / 2) > 24)
    const gutters = panels.slice(1).map(({ left }) => Math.round(left) - 8)
    for (const x of [0, 7, width - 8, width - 1, ...gutters]) for (const y of rows) seen.add(colour(x, y))
    expect(seen.size).toBe(1)
  })

  it('is a PNG of its width, in its proportions', async () => {
    for (const width of [800, 400]) {
      const png = (await rendered(svg, width)).asPng()
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, (width * 21) / 40])
      expect(png.length).toBeLessThan(80_000)
    }
  })
})

describe('cards', () => {
  it('differ from each other', () => {
    // A pause squat is a goblet squat with a sign that it is held.
    expect(new Set(CARDS.map(({ svg }) => svg)).size).toBe(CARDS.length)
  })

  it('mark a fault by a sign and a word, and draw the words', async () => {
    const one = SHIPPED.find(({ figure }) => figure.fault)
    if (!one) throw new Error('no figure has a fault')
    const svg = faultSvg(one, WORDS)
    expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      'Like this',
      'Not like this',
    ])
    const without = await painted(svg.replace(/<text.*?<\/text>/g, ''))
    const colour = await painted(svg)
    const row = Array.from({ length: 120 }, (_, i) => i + 82).filter(x => colour(x, 50) !== without(x, 50))
    expect(row.length, 'the font is there').toBeGreaterThan(10)
  })

  it('show a third picture, from the front, where stance matters', () => {
    const squat = SHIPPED.find(({ name }) => name === 'goblet-squat')
    expect(squat && panelsOf(squat).map(({ moment }) => moment.view)).toEqual(['side', 'side', 'front'])
    expect(squat?.front && momentOf(squat.front, -1).view).toBe('front')
  })
})
