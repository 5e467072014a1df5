// One table: what was measured, what is wanted, and the yardstick of the same run.
import type { Figures } from './load.ts'

type Row = {
  what: string
  figure: string
  wanted: string
  baseline: string
  isMet: boolean | null
}

const rows: Row[] = []
export const say = (line: string) => process.stderr.write(`${line}\n`)

/** Notes a figure for the table, and says it at once. */
export function add(
  what: string,
  figure: string,
  wanted = '',
  isMet: boolean | null = null,
  baseline = '',
): void {
  rows.push({ what, figure, wanted, isMet, baseline })
  say(`  ${what}: ${figure}`)
}

/** All figures in columns; one that misses what is wanted has a mark before it. */
export function print(): string {
  const cells = rows.map((row) => [
    row.isMet === false ? '✗' : row.isMet ? '✓' : ' ',
    row.what,
    row.figure,
    row.wanted,
    row.baseline,
  ])
  const head = ['', 'what', 'measured', 'wanted', 'yardstick of the same run']
  const widths = head.map((title, i) =>
    Math.max(title.length, ...cells.map((cell) => cell[i]?.length ?? 0)),
  )
  return [head, ...cells]
    .map((cell) =>
      cell
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const rate = (value: number): string => `${Math.round(value)}/s`
export const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`
export function failed(figures: Figures): string {
  return figures.errors ? `, ${figures.errors} FAILED` : ''
}
