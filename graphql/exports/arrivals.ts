// What an archive's numbers stand for here, while it is taken back: people by their address, all else anew.
import { randomBytes } from 'node:crypto'
import { newFileId } from '#graphql/attachments/store.ts'
import { exportsMessages } from '#messages/exports.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Carried } from './carried.ts'
import type { Catalog, Column } from './catalog.ts'
import type { ArchivedPerson, Row } from './format.ts'
import { MARK } from './numbers.ts'
import { ArchiveRefused } from './refused.ts'

const say = exportsMessages.message
const FILE_ADDRESS = /\/files\/(\d{1,6})(?![\w-])/g

/** A row that names one further down of its own table: written once that is there. */
export type Later = { table: string; id: number; column: string; number: number }

/** Ids of as many files, in the order in which the database sorts them. */
export const fileIds = (count: number): string[] => Array.from({ length: count }, newFileId).sort()

/** Who of an archive is here, by number; null: nobody with that address. */
export async function findPeople(
  db: Pick<Tx, 'rows'>,
  people: readonly ArchivedPerson[],
): Promise<(number | null)[]> {
  const known = new Map<string, number>()
  for (let at = 0; at < people.length; at += 1_000) {
    const some = people.slice(at, at + 1_000).map(({ email }) => email)
    const rows = await db.rows<{ id: number; email: string }>(
      sql`select id, email from "Person" where email = any(${some}::text[])`,
    )
    for (const { id, email } of rows) known.set(email, id)
  }
  return people.map(({ email }) => known.get(email) ?? null)
}

export class Arrivals {
  readonly later: Later[] = []
  readonly #ids = new Map<string, number[]>()
  readonly #tags = new Map<string, string>()
  readonly #catalog: Catalog
  readonly #people: readonly number[]
  readonly #files: readonly string[]
  constructor(catalog: Catalog, people: readonly number[], files: readonly string[]) {
    this.#catalog = catalog
    this.#people = people
    this.#files = files
  }

  ids = (table: string): number[] => this.#ids.get(table) ?? []
  files = (): readonly string[] => this.#files
  hasOwnNumber = (table: string): boolean => this.#columnOf(table, 'id')?.root === null

  #columnOf = (table: string, name: string): Column | undefined =>
    this.#catalog.get(table)?.columns.find((column) => column.name === name)

  /** Takes the next ids of a table for rows that follow each other. */
  async give(tx: Tx, table: string, count: number): Promise<void> {
    const rows = await tx.rows<{ id: number }>(sql`
      select nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::int as id from generate_series(1, ${count}::int)`)
    const ids = rows.map(({ id }) => id).sort((one, other) => one - other)
    this.#ids.set(table, [...this.ids(table), ...ids])
  }

  #idOf(table: string, number: unknown): number | string | null {
    if (typeof number !== 'number') return null
    return (table === 'File' ? this.#files : this.ids(table))[number - 1] ?? null
  }

  #person(number: unknown): number {
    const id = typeof number === 'number' ? this.#people[number - 1] : undefined
    if (id === undefined) throw new ArchiveRefused(say('refused.person'))
    return id
  }

  #inText = (text: string): string =>
    text.replace(FILE_ADDRESS, (whole, number: string) => {
      const id = this.#files[Number(number) - 1]
      return id ? `/files/${id}` : whole
    })

  /** The same mark is the same author: a sealed post and their own comments under it. No name is behind it any longer. */
  #mark(name: string, value: string): string | null {
    if (!value.startsWith(MARK)) return null
    if (name === 'sealedAuthor') return ''
    const tag = this.#tags.get(value) ?? randomBytes(32).toString('base64url')
    this.#tags.set(value, tag)
    return tag
  }

  #value(carried: Carried, column: Column, row: Row): unknown {
    const { table, names, people, marks, texts } = carried
    const { name, root } = column
    const value = row[name]
    if (value === null || value === undefined) return null
    if (marks?.includes(name)) return this.#mark(name, String(value))
    if (texts?.includes(name)) return this.#inText(String(value))
    if (people?.includes(name))
      return (Array.isArray(value) ? value : []).map((one) => this.#person(one))
    if (names?.[name]) return value === 0 ? 0 : this.#idOf(names[name], value)
    if (root === 'Person') return this.#person(value)
    if (root !== null) return this.#idOf(root, value)
    if (name === 'id') return this.#idOf(table, value)
    if (name === 'beforeMerge') return this.#before(value as Row)
    return value
  }

  #before = (value: Row): Row =>
    value?.assigneeId ? { ...value, assigneeId: this.#person(value.assigneeId) } : value

  /** A row as it is stored here. */
  inward(carried: Carried, row: Row): Row {
    const { table, without } = carried
    const columns = (this.#catalog.get(table)?.columns ?? []).filter(
      ({ name }) => !without?.includes(name),
    )
    const made: Row = {}
    for (const column of columns) {
      const value = this.#value(carried, column, row)
      made[column.name] = value
      const number = row[column.name]
      if (value === null && column.root === table && typeof number === 'number')
        this.later.push({ table, id: Number(made.id), column: column.name, number })
    }
    return made
  }

  /** The ids of rows that were named before they were there. */
  laterIds = (): (Later & { of: number })[] =>
    this.later.flatMap((one) => {
      const of = this.ids(one.table)[one.number - 1]
      return of === undefined ? [] : [{ ...one, of }]
    })
}
