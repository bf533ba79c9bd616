import { readFileSync } from 'node:fs'
import { median, ratio } from './rounds.ts'
import { type Figure, machine } from './table.ts'

/** What a run came to, as `--json` writes it and `--compare` reads it. */
export interface Report {
  readonly machine: string
  readonly benches: Readonly<Record<string, readonly Measured[]>>
}

interface Measured {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly beside?: { readonly name: string; readonly value: number; readonly ratio: number }
}

export function reportOf(benches: ReadonlyMap<string, readonly Figure[]>): Report {
  return {
    machine: machine(),
    benches: Object.fromEntries([...benches].map(([name, figures]) => [name, named(figures).map(measured)])),
  }
}

/** A figure without a name belongs to the one above. */
function named(figures: readonly Figure[]): Figure[] {
  let last = ''
  return figures.map(figure => {
    last = figure.name || last
    return { ...figure, name: last.trim() }
  })
}

function measured({ name, unit, ours, beside }: Figure): Measured {
  const other = beside && {
    name: beside.name,
    value: median(beside.values),
    ratio: ratio(ours, beside.values),
  }
  return { name, unit, ours: median(ours), ...(other && { beside: other }) }
}

/** @throws {Error} when the file is none that `--json` has written. */
export function readReport(file: string): Report {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Partial<Report>
  if (!report.benches) throw new Error(`${file} was not written by npm run bench -- --json`)
  return report as Report
}

/** What has changed from one run to another, a line a figure: by the ratio where there is one, for machines differ. */
export function compared(before: Report, after: Report): string {
  const lines = Object.entries(after.benches).flatMap(([bench, figures]) =>
    figures.flatMap(now => {
      const was = before.benches[bench]?.find(
        one => one.name === now.name && one.unit === now.unit && one.beside?.name === now.beside?.name,
      )
      if (!was) return []
      const [from, to] =
        now.beside && was.beside ? [was.beside.ratio, now.beside.ratio] : [was.ours, now.ours]
      const beside = now.beside ? `x ${now.beside.name}` : ` ${now.unit}`
      const change = `${to >= from ? '+' : ''}${((to / from - 1) * 100).toFixed(0)} %`
      return [`  ${bench}: ${now.name}: ${from.toFixed(2)} -> ${to.toFixed(2)}${beside} (${change})`]
    }),
  )
  return [`Compared with ${before.machine}`, ...lines].join('\n')
}
