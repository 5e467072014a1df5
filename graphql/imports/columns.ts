// Which column of a file is which of ours: by --map, else by a known layout, else by its name, else by a name that other
// programs give it.
import { importsMessages } from '#messages/imports.ts'
import { saysNothing, saysNoValue } from './cells.ts'
import { type Names, plainName } from './column-names.ts'
import { ImportRefused } from './refused.ts'
import type { Cells } from './rows.ts'

const say = importsMessages.message

/** A name of a layout's column, or what all its names have in common. */
export type ColumnName = string | RegExp

/** How the columns of a file are found: what the person said, and what a layout knows. */
export type Mapping<Ours extends string> = {
  /** Said by the person; an empty name means none. */
  given: ReadonlyMap<Ours, string>
  /** Of the layout; a column that is found in neither way is guessed by its name. */
  layout?: Partial<Record<Ours, readonly ColumnName[]>>
  /** Columns of the layout of which nothing is kept. */
  leavesOut?: readonly ColumnName[]
}

/** Our columns and theirs, those of theirs that are none of ours, and those of which nothing is kept. */
export type Plan<Ours extends string> = {
  theirs: Map<Ours, string>
  others: string[]
  leftOut: string[]
}

/** A cell by our name; undefined where the file has no such column. */
export function cellOf<Ours extends string>(plan: Plan<Ours>, cells: Cells, ours: Ours): unknown {
  const theirs = plan.theirs.get(ours)
  const value = theirs === undefined ? undefined : cells.get(theirs)
  return isNoValue(ours, value) ? undefined : value
}

/** Where `NULL` and "none" are somebody's name, or tell rows apart. */
const KEPT = new Set(['id', 'idea', 'name', 'firstName', 'lastName'])
/** Texts for people, in which "none" is a word. */
const TEXTS = new Set(['title', 'body', 'summary', 'why', 'response'])

/** Does a cell of a column of ours say that there is nothing: NULL, and where no text stands "none" and "-" too? */
export const isNoValue = (ours: string, value: unknown): boolean =>
  !KEPT.has(ours) && (TEXTS.has(ours) ? saysNothing(value) : saysNoValue(value))

/**
 * Reads `--map ours=theirs,…`; `ours=` means that the file has none.
 * @throws ImportRefused for a column that is not ours
 */
export function readMap<Ours extends string>(
  given: readonly string[],
  names: Names<Ours>,
): Map<Ours, string> {
  const map = new Map<Ours, string>()
  for (const pair of given.flatMap(pairsIn).filter((text) => text.trim())) {
    const sign = pair.indexOf('=')
    const ours = Object.keys(names).find(
      (name) => plainName(name) === plainName(pair.slice(0, sign)),
    ) as Ours | undefined
    if (sign < 1 || !ours)
      throw new ImportRefused(
        say('option.map', { pair: pair.trim(), columns: Object.keys(names).join(', ') }),
      )
    map.set(ours, pair.slice(sign + 1).trim())
  }
  return map
}

/** Several in one text; a comma within the name of a column is followed by no pair. */
const pairsIn = (text: string): string[] => text.split(/,(?=\s*[A-Za-z ]+=)/)

const isNamed = (name: string, wanted: ColumnName): boolean =>
  typeof wanted === 'string' ? plainName(wanted) === plainName(name) : wanted.test(name)

/** Finds our columns among theirs. A column without a name is never one of ours. */
export function planOf<Ours extends string>(
  theirs: readonly string[],
  names: Names<Ours>,
  { given, layout = {}, leavesOut = [] }: Mapping<Ours>,
): Plan<Ours> {
  const found = new Map<Ours, string>()
  const free = new Set(theirs.filter((name) => name !== ''))
  const take = (ours: Ours, name: string | undefined) => {
    if (name === undefined || found.has(ours)) return
    found.set(ours, name)
    free.delete(name)
  }
  const columns = Object.keys(names) as Ours[]
  for (const ours of columns) {
    const wanted = given.get(ours)
    if (wanted)
      take(ours, free.has(wanted) ? wanted : [...free].find((name) => isNamed(name, wanted)))
  }
  const isOpen = (ours: Ours) => !given.has(ours) && !found.has(ours)
  for (const ours of columns.filter(isOpen))
    for (const wanted of layout[ours] ?? [])
      take(
        ours,
        [...free].find((name) => isNamed(name, wanted)),
      )
  const leftOut = [...free].filter((name) => leavesOut.some((wanted) => isNamed(name, wanted)))
  for (const name of leftOut) free.delete(name)
  const byName = new Map([...free].toReversed().map((name) => [plainName(name), name]))
  for (const ours of columns.filter(isOpen)) {
    const key = names[ours].map(plainName).find((name) => free.has(byName.get(name) ?? ''))
    if (key !== undefined) take(ours, byName.get(key))
  }
  return { theirs: found, others: [...free], leftOut }
}

/**
 * Says at once what would else be said of every row: a CSV file without a needed column, or without one that --map names.
 * @param header null for JSON, whose rows each have their own columns
 * @throws ImportRefused
 */
export function checkHeader<Ours extends string>(
  header: string[] | null,
  names: Names<Ours>,
  mapping: Mapping<Ours>,
  needed: readonly Ours[],
  option: string,
): void {
  if (!header) return
  const there = header.filter(Boolean).join(', ')
  for (const theirs of mapping.given.values())
    if (theirs && !header.some((name) => isNamed(name, theirs)))
      throw new ImportRefused(say('column.unknown', { column: theirs, columns: there }))
  const { theirs } = planOf(header, names, mapping)
  const missing = needed.find((ours) => !theirs.has(ours))
  if (missing)
    throw new ImportRefused(say('column.missing', { column: missing, option, columns: there }))
}
