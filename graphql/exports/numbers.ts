// Numbers of an archive: what is carried counts from 1 in each table, and people in the order in which rows name them.
import type { Carried } from './carried.ts'
import type { Catalog, Column } from './catalog.ts'
import type { Row } from './format.ts'

/** What stands for a value that is not told, before its number: values that are the same get the same one. */
export const MARK = 'sealed '

const FILE_ADDRESS = /\/files\/([0-9a-f]{32})/g

export class Numbers {
  readonly #tables = new Map<string, Map<number | string, number>>()
  readonly #people = new Map<number, number>()
  readonly #marks = new Map<string, number>()

  add(table: string, id: number | string): void {
    const known = this.#tables.get(table) ?? new Map()
    known.set(id, known.size + 1)
    this.#tables.set(table, known)
  }

  count = (table: string): number => this.#tables.get(table)?.size ?? 0
  /** Ids of a table, in the order of their numbers. */
  ids = (table: string): (number | string)[] => [...(this.#tables.get(table)?.keys() ?? [])]
  people = (): number[] => [...this.#people.keys()]

  /** The number of what a table holds under an id; null: it is not carried. */
  #of = (table: string, id: unknown): number | null =>
    this.#tables.get(table)?.get(id as number) ?? null

  #person(id: number): number {
    const known = this.#people.get(id) ?? this.#people.size + 1
    this.#people.set(id, known)
    return known
  }

  #mark(value: string): string {
    const number = this.#marks.get(value) ?? this.#marks.size + 1
    this.#marks.set(value, number)
    return `${MARK}${number}`
  }

  #inText = (text: string): string =>
    text.replace(FILE_ADDRESS, (whole, id: string) => {
      const number = this.#of('File', id)
      return number === null ? whole : `/files/${number}`
    })

  #value({ table, names, people, marks, texts }: Carried, column: Column, value: unknown): unknown {
    const { name, root } = column
    if (value === null || value === undefined) return null
    // Of a name that is encrypted only that there is one is told.
    if (marks?.includes(name)) return name === 'sealedAuthor' ? MARK : this.#mark(String(value))
    if (texts?.includes(name)) return this.#inText(String(value))
    if (people?.includes(name)) return (value as number[]).map((id) => this.#person(id))
    if (names?.[name]) return value === 0 ? 0 : this.#of(names[name], value)
    if (root === 'Person') return this.#person(value as number)
    if (root !== null) return this.#of(root, value)
    if (name === 'id') return this.#of(table, value)
    if (name === 'beforeMerge') return this.#before(value as Row)
    return value
  }

  /** What an idea was before it was merged names who worked on it. */
  #before(value: Row): Row {
    const { assigneeId } = value
    return typeof assigneeId === 'number'
      ? { ...value, assigneeId: this.#person(assigneeId) }
      : value
  }

  /** A row as it leaves: its columns by name, without those that stay. */
  outward(catalog: Catalog, carried: Carried, found: Row): Row {
    const row = carried.table === 'Comment' ? withoutHidden(found) : found
    const columns = catalog.get(carried.table)?.columns ?? []
    return Object.fromEntries(
      columns
        .filter(({ name }) => !carried.without?.includes(name))
        .map((column) => [column.name, this.#value(carried, column, row[column.name])] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  }
}

/** Of a comment that is not shown only its place is carried: replies stand under it. */
const withoutHidden = (row: Row): Row =>
  row.state === 'OPEN'
    ? row
    : {
        ...row,
        state: 'REMOVED',
        body: '',
        authorId: null,
        authorName: null,
        authorTag: null,
        sealedAuthor: null,
        authorReactions: [],
        importedReactions: {},
        editedAt: null,
        changedAt: row.createdAt,
        language: null,
      }
