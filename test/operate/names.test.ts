import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { measured } from '../../src/core/measures.ts'
import { memorySpace } from '../../src/core/memory-space.ts'
import { Figures } from '../../src/operate/figures.ts'
import { Health } from '../../src/operate/health.ts'
import { samplesIn } from '../support/metrics.ts'

/** Every figure there is, with the labels that it has once something has happened: as Prometheus reads them. */
async function figures(): Promise<{ known: Map<string, Set<string>>; own: string[] }> {
  const health = new Health({
    wanted: ['web'],
    platforms: new Map(),
    sinceBeat: () => 0,
    space: memorySpace(new Map()),
  })
  const store = {
    backlog: async () => [{ kind: 'prompt', waiting: 1, since: 0 } as const],
    size: async () => ({ groups: 1, members: 1 }),
  }
  const all = new Figures({ store, health, now: () => 0, version: '1' })
  const event = { platform: 'web', kind: 'press', outcome: 'answered', acknowledged: 1 } as const
  measured('event', { ...event, answered: 1, statements: 1 })
  measured('delivery', { kind: 'prompt', outcome: 'sent', late: 1 })
  measured('turn', { platform: 'web', waited: 1 })
  measured('statement', { took: 1, reason: 'busy' })
  measured('logged', { level: 'warn', code: 'ECONNRESET' })
  const text = await all.text()
  all.stop()
  const known = new Map<string, Set<string>>()
  for (const sample of samplesIn(text).keys()) {
    const [name = '', labels = ''] = sample.split('{', 2)
    const found = known.get(name) ?? new Set()
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) found.add(label)
    known.set(name, found)
  }
  const own = [...text.matchAll(/^# TYPE (spotter_\w+)/gm)].map(match => match[1] ?? '')
  return { known, own }
}

interface Asked {
  readonly what: string
  readonly expr: string
}

function alerts(): Asked[] {
  const file = parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8')) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[]
  }
  return file.groups.flatMap(({ rules }) =>
    rules.map(({ alert, expr, annotations }) => ({ what: alert, expr: `${expr} ${annotations.summary}` })),
  )
}

function panels(): Asked[] {
  const board = JSON.parse(readFileSync('deploy/grafana/spotter.json', 'utf8')) as {
    panels: { title: string; targets: { expr: string; legendFormat: string }[] }[]
  }
  return board.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ what: title, expr: `${expr} ${legendFormat}` })),
  )
}

/** Figures that an expression names, and labels that it takes them by, asks for or writes. */
function namesIn(expr: string): { figures: string[]; labels: string[] } {
  const labels = [
    ...[...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(match => (match[1] ?? '').split(/,\s*/)),
    ...[...expr.matchAll(/\{(\w+)\s*(?:=|!=|=~|!~)\s*"/g)].map(match => match[1] ?? ''),
    ...[...expr.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(match => match[1] ?? ''),
  ]
  return { figures: expr.match(/\b(?:spotter|nodejs|process)_\w+/g) ?? [], labels }
}

test('alerts and the dashboard ask for nothing that there is not', async () => {
  const { known } = await figures()
  const asked = [...alerts(), ...panels()]
  expect(asked.length).toBeGreaterThan(20)
  const wrong = asked.flatMap(({ what, expr }) => {
    const { figures: named, labels } = namesIn(expr)
    // What Prometheus itself adds.
    const there = new Set(['instance', 'job', ...named.flatMap(name => [...(known.get(name) ?? [])])])
    return [
      ...named.filter(name => !known.has(name)).map(name => `${what}: no figure ${name}`),
      ...labels.filter(label => !there.has(label)).map(label => `${what}: no label ${label}`),
    ]
  })
  expect(wrong).toEqual([])
})

test('the dashboard shows every figure of the bot, and the guide explains each', async () => {
  const { known, own } = await figures()
  const shown = panels().flatMap(({ expr }) => namesIn(expr).figures)
  const base = (name: string) => name.replace(/_(?:bucket|sum|count)$/, '')
  expect([...new Set(shown.map(base))].filter(name => name.startsWith('spotter_')).sort()).toEqual(
    own.toSorted(),
  )
  const guide = readFileSync('docs/figures.md', 'utf8')
  const explained = [...guide.matchAll(/`(spotter_\w+)`/g)].map(match => match[1] ?? '')
  expect([...new Set(explained)].sort()).toEqual(own.toSorted())
  for (const name of guide.match(/`nodejs_\w+_seconds`/g) ?? [])
    expect(known.has(name.slice(1, -1))).toBe(true)
})

test('what would be missed is found: a figure or a label that is not there', () => {
  expect(
    namesIn('sum by (le, kind) (rate(spotter_x_bucket{reason!="a"}[5m])) {{platform}} {{ $labels.code }}'),
  ).toEqual({
    figures: ['spotter_x_bucket'],
    labels: ['le', 'kind', 'reason', 'platform', 'code'],
  })
})
