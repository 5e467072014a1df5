// The tables that say who may: people read and change them, and the proof compares what happens with them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LETTERS, PERSONAS } from './personas.ts'
import { STATES, type State } from './world.ts'

/** By state, the letters of who may; nobody: `-`. */
export type Cells = Record<State, string>
export type Table = Map<string, Cells>

const path = (name: string): string => join(import.meta.dirname, `${name}.csv`)
const HEAD = ['type', ...STATES, 'fields'].join(',')

/** @throws where a line says nothing that can be read, or a field stands in two lines */
export function readTable(name: string): Table {
  const table: Table = new Map()
  for (const line of readFileSync(path(name), 'utf8').split('\n')) {
    if (!line || line.startsWith('#') || line === HEAD) continue
    const [type, ...rest] = line.split(',')
    const fields = rest.pop()?.split(' ') ?? []
    if (rest.length !== STATES.length) throw new Error(`${name}.csv: cannot be read: ${line}`)
    const cells = Object.fromEntries(STATES.map((state, at) => [state, rest[at]])) as Cells
    for (const field of fields) {
      const coordinate = `${type}.${field}`
      if (table.has(coordinate)) throw new Error(`${name}.csv: ${coordinate} stands in two lines`)
      table.set(coordinate, cells)
    }
  }
  return table
}

/** Writes what was found as a table: fields of a type with equal cells share a line. Whoever does it reads what changed. */
export function writeTable(name: string, found: Table): void {
  const lines = new Map<string, string[]>()
  for (const [coordinate, cells] of [...found].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [type = '', field = ''] = coordinate.split('.')
    const key = [type, ...STATES.map((state) => cells[state])].join(',')
    lines.set(key, [...(lines.get(key) ?? []), field])
  }
  const legend = LETTERS.map((letter) => `# ${letter} ${PERSONAS[letter]}`)
  const rows = [...lines].map(([key, fields]) => `${key},${fields.join(' ')}`)
  writeFileSync(path(name), `${[...legend, HEAD, ...rows].join('\n')}\n`)
}

/** @returns the letters as a cell */
export const cellOf = (letters: Iterable<string>): string => {
  const given = new Set(letters)
  return LETTERS.filter((letter) => given.has(letter)).join('') || '-'
}

export type Differences = { cells: number; leaks: string[]; denials: string[]; without: string[] }

/** Compares what was found with a table. A found letter that the table lacks is a leak. */
export function compare(found: Table, table: Table): Differences {
  const result: Differences = { cells: 0, leaks: [], denials: [], without: [] }
  for (const [coordinate, cells] of found) {
    const expected = table.get(coordinate)
    if (!expected) result.without.push(coordinate)
    for (const state of expected ? STATES : []) {
      result.cells += LETTERS.length
      for (const letter of LETTERS) {
        const [is, should] = [cells[state].includes(letter), expected?.[state].includes(letter)]
        if (is === should) continue
        result[is ? 'leaks' : 'denials'].push(`${coordinate}, ${state}: ${PERSONAS[letter]}`)
      }
    }
  }
  for (const coordinate of table.keys())
    if (!found.has(coordinate))
      result.without.push(`${coordinate} is in the table and not in the schema`)
  return result
}
