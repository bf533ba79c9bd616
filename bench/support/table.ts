import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { median, ratio, spread, type Values } from './rounds.ts'

/** One line of the table: what was measured, beside what, and what it should come to. */
export interface Figure {
  readonly name: string
  readonly unit: '' | 'a second' | 's' | 'ms' | 'µs' | 'MB' | 'KB' | 'times' | '%'
  /** One value a round. */
  readonly ours: Values
  /** Measured in turns with ours, round by round. */
  readonly beside?: { readonly name: string; readonly values: Values }
  /** In words, about the ratio, or about ours where it stands alone: 'at least 0.33'. */
  readonly aim?: string
}

/** A group of figures; each file of this folder exports one. */
export interface Bench {
  readonly title: string
  run(): Promise<readonly Figure[]>
}

const HEAD = ['', 'ours', '', 'beside', '', 'ratio', 'aim'] as const

/** The figures as lines to read: medians, and ± half the distance between the quartiles. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, ours, beside, aim }) => [
    name,
    amount(median(ours), unit),
    deviation(ours),
    beside ? `${amount(median(beside.values), unit)} ${beside.name}` : '',
    beside ? deviation(beside.values) : '',
    beside ? `${ratio(ours, beside.values).toFixed(2)}x` : '',
    aim ?? '',
  ])
  const widths = HEAD.map((title, i) => Math.max(title.length, ...rows.map(row => row[i]?.length ?? 0)))
  return [HEAD, ...rows]
    .map(row => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
    .map(line => `  ${line}`.trimEnd())
    .join('\n')
}

/** What the figures were measured on. */
export function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `Node ${process.versions.node}, ${availableParallelism()} x ${cpu?.model.trim() ?? 'unknown CPU'}, ${memory} GB`
}

/** How many programs wanted a processor in the last minute: with more than there are, only processor time says much. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}

function amount(value: number, unit: Figure['unit']): string {
  const digits = value >= 100 || unit === 'times' ? 0 : value >= 10 ? 1 : 2
  return `${value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`
}

function deviation(values: Values): string {
  return values.length > 1 ? `±${(spread(values) * 100).toFixed(0)} %` : ''
}
