import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/bot/wording/en.ts'
import { chartSvg } from '../../src/pictures/chart.ts'
import { rendered } from '../../src/pictures/label.ts'
import type { Chart, WeekMark, WeeksChart } from '../../src/training/chart.ts'
import { hostileName } from '../support/hostile-names.ts'
import { runs } from '../support/runs.ts'

const MARKS = Object.keys(en.chart.legend) as WeekMark[]
const line = (name: string, weeks: number) => ({
  name,
  amounts: Array.from({ length: weeks }, (_, i) => (i % 3) * 12),
  loads: Array.from({ length: weeks }, (_, i) => (i % 3 === 0 ? 0 : 10_000 + i * 500)),
  says: '24 reps · 16 kg',
})
const weeks = (count: number, lines: WeeksChart['lines'] = []): WeeksChart => ({
  kind: 'weeks',
  title: en.chart.streak(520, 520),
  next: en.chart.next('round'),
  weeks: Array.from({ length: count }, (_, i) => MARKS[i % MARKS.length] ?? 'none'),
  legend: en.chart.legend,
  lines,
})
const group = (count: number, joined: number): Chart => ({
  kind: 'group',
  title: en.chart.group(count),
  weeks: Array.from({ length: count }, (_, i) => ({
    label: en.chart.week(500 + i),
    joined: joined + i,
    kept: Math.ceil(joined / 2),
    finished: Math.floor(joined / 3),
  })),
  legend: en.chart.groupLegend,
})

const CHARTS: [string, Chart][] = [
  ['one week', weeks(1)],
  [
    'twelve weeks of three exercises',
    weeks(
      12,
      ['Bridge', 'Romanian deadlift', 'Goblet squat'].map(n => line(n, 12)),
    ),
  ],
  ['twelve weeks of one exercise with the longest of names', weeks(12, [line('W'.repeat(40), 12)])],
  ['a year', weeks(52)],
  ['a group’s week', group(1, 3)],
  ['a group’s month', group(5, 10_000)],
  ['a group of nobody', group(1, 0)],
]

describe.each(CHARTS)('a chart of %s', (_name, chart) => {
  it('is small, stands on its own, and keeps a clear margin', async () => {
    const svg = chartSvg(chart)
    expect(Buffer.byteLength(svg)).toBeLessThan(24_000)
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<image|<script|href=/)
    const { pixels, width, height } = await rendered(svg, 800)
    expect([width, height]).toEqual([800, 420])
    const colour = (x: number, y: number) => pixels.readUInt32BE((y * width + x) * 4)
    const edge = new Set<number>()
    for (let x = 0; x < width; x++) for (const y of [0, 6, height - 6, height - 1]) edge.add(colour(x, y))
    for (let y = 0; y < height; y++) for (const x of [0, 8, width - 9, width - 1]) edge.add(colour(x, y))
    expect(edge.size).toBe(1)
  })

  it('has letters that can be read at 300 pixels', () => {
    const sizes = [...chartSvg(chart).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size))
    expect(Math.min(...sizes) * (300 / 800)).toBeGreaterThanOrEqual(10)
  })
})

it('tells each kind of week by a shape of its own, not by colour alone', () => {
  const shapes = MARKS.map(mark => {
    const svg = chartSvg({ ...weeks(1), weeks: [mark] })
    const drawn = svg.match(/<g transform="[^"]*"[^>]*>(.*?)<\/g>/)?.[1] ?? ''
    return drawn.replace(/ fill="#[0-9a-f]+"/g, '')
  })
  expect(new Set(shapes).size).toBe(MARKS.length)
})

/** How much of a mark's own square is inked, from 0 to 1. */
async function inked(mark: WeekMark): Promise<number> {
  const svg = chartSvg({ ...weeks(1), weeks: [mark] })
  const [, x, y] = svg.match(/<g transform="translate\(([\d.]+) ([\d.]+)\)"/) ?? []
  const { pixels, width } = await rendered(svg, 800)
  const light = (at: number) =>
    Math.min(...pixels.subarray(at, at + 3).map((part, i) => (i < 2 ? part : 255)))
  const across = Array.from({ length: 41 }, (_, i) => i - 20)
  const dots = across.flatMap(dy =>
    across.map(dx => (Math.round(Number(y)) + dy) * width + Math.round(Number(x)) + dx),
  )
  return dots.filter(dot => light(dot * 4) < 180).length / dots.length
}

it('marks weeks as the text beside it does: a full disc, a half one, a ring, a dot, a dash', async () => {
  const [finished, kept, started, none, off] = await Promise.all(
    (['finished', 'kept', 'started', 'none', 'off'] as const).map(inked),
  )
  expect(finished).toBeGreaterThan(0.7)
  expect(kept).toBeGreaterThan(0.35)
  expect(kept).toBeLessThan(0.6)
  expect(started).toBeGreaterThan(0.08)
  expect(started).toBeLessThan(0.35)
  for (const small of [none, off]) expect(small).toBeLessThan(0.08)
})

it('has a word for every mark that it shows', () => {
  for (const lines of [[], [line('Bridge', 12)]]) {
    const words = [...chartSvg(weeks(12, lines)).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(words).toEqual(expect.arrayContaining(Object.values(en.chart.legend)))
  }
})

it('cuts no character of a name in half', () => {
  for (let before = 0; before < 4; before++) {
    const names = Array.from({ length: 3 }, () => line(`${'x'.repeat(before)}${'💪'.repeat(20)}`, 12))
    expect(chartSvg(weeks(12, names)).isWellFormed()).toBe(true)
  }
})

it('says in words all that it shows', () => {
  const shown = weeks(8, [line('Bridge', 8)])
  const alt = en.chart.alt(shown)
  expect(alt).toContain('520 weeks in a row. Next: one whole round, and this week counts.')
  expect(alt).toContain(`Oldest first: ${MARKS.map(mark => en.chart.legend[mark]).join(', ')}`)
  expect(alt).toContain('Bridge: 0, 12, 24, 0, 12, 24, 0, 12; last 24 reps · 16 kg.')
  const month = group(2, 6)
  expect(month.kind === 'group' && en.chart.groupAlt(month)).toBe(
    'Week 500: 2 of 6 finished, 3 with at least one round and Week 501: 2 of 7 finished, 3 with at least one round',
  )
})

it.each([
  ['גשר 12', 'bridge'],
  ['Присед', 'bridge'],
  ['漢字', 'bridge'],
  ['🏋️', 'bridge'],
  ['🏋️ Brücke ★ 2', 'Brücke 2'],
  ['Bru\u0308cke', 'Brücke'],
  ['Ćwiczenie', 'Ćwiczenie'],
  ['O’Hara’s – 90/90', 'O’Hara’s – 90/90'],
])('has no boxes for letters of a name that its font lacks: %s stands as %s', (name, drawn) => {
  const named = (one: object) => chartSvg(weeks(12, [{ ...line(name, 12), ...one }]))
  expect(named({ id: 'bridge' })).toBe(named({ name: drawn }))
})

it('is drawn whatever an exercise is called, and the name stands in it as text, in a box of its own', async () => {
  const beside = await rendered(chartSvg(weeks(12, [line('', 12), line('', 12)])), 800)
  await fc.assert(
    fc.asyncProperty(hostileName, async name => {
      const svg = chartSvg(weeks(12, [{ ...line(name, 12), id: 'bridge' }, line('', 12)]))
      expect(svg.match(/<(?!\/?(?:svg|g|rect|circle|path|text)\b)/)).toBeNull()
      const { pixels, width } = await rendered(svg, 800)
      // Nothing of it reaches into the half of the one beside it.
      const right = (all: Buffer) =>
        Array.from({ length: 420 }, (_, y) => all.subarray((y * width + 415) * 4, (y + 1) * width * 4))
      expect(Buffer.concat(right(pixels)).equals(Buffer.concat(right(beside.pixels)))).toBe(true)
    }),
    { numRuns: runs(30) },
  )
})
