// What the database itself says of carried tables: their columns, and which rows these name.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { CARRIED } from './carried.ts'

export type Column = {
  name: string
  isNullable: boolean
  hasDefault: boolean
  /** The table whose number the column holds in the end, `Person` among them; null: it names no row. */
  root: string | null
}
/** A foreign key to a carried table: rows are carried with their neighbour. */
export type Needed = { columns: readonly string[]; table: string; theirs: readonly string[] }
export type CarriedTable = { columns: readonly Column[]; needs: readonly Needed[] }
export type Catalog = ReadonlyMap<string, CarriedTable>

type KeyRow = { table: string; columns: string[]; of: string; theirs: string[] }
type ColumnRow = { table: string; name: string; isNullable: boolean; hasDefault: boolean }

const carried = new Set(CARRIED.map(({ table }) => table))
/** Chains of keys end sooner: an entry's idea is an idea is a post. */
const MAX_STEPS = 6

/** Reads columns and foreign keys of the carried tables. */
export async function readCatalog(db: Db): Promise<Catalog> {
  const keys = await db.rows<KeyRow>(sql`
    select c.conrelid::regclass::text as table, c.confrelid::regclass::text as of,
      (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(num, n)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
      (select array_agg(a.attname::text order by k.n) from unnest(c.confkey) with ordinality k(num, n)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as theirs
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`)
  const columns = await db.rows<ColumnRow>(sql`
    select a.attrelid::regclass::text as table, a.attname::text as name, not a.attnotnull as "isNullable",
      a.atthasdef as "hasDefault"
    from pg_attribute a join pg_class t on t.oid = a.attrelid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by t.relname, a.attnum`)
  const plain = (name: string) => name.replaceAll('"', '')
  const links = keys.map((key) => ({ ...key, table: plain(key.table), of: plain(key.of) }))
  const byTable = Map.groupBy(columns, ({ table }) => plain(table))
  return new Map(
    [...carried].map((table) => {
      const rows = byTable.get(table) ?? []
      const columnsOfIt = rows.map((row) => ({
        name: row.name,
        isNullable: row.isNullable,
        hasDefault: row.hasDefault,
        root: rootOf(links, table, row.name),
      }))
      const isNeeded = (column: string) =>
        rows.some((row) => row.name === column && !row.isNullable)
      const needs = links
        .filter(
          (key) =>
            key.table === table &&
            key.of !== table &&
            carried.has(key.of) &&
            key.columns.every(isNeeded),
        )
        .map((key) => ({ columns: key.columns, table: key.of, theirs: key.theirs }))
      return [table, { columns: columnsOfIt, needs }]
    }),
  )
}

/** Follows keys from a column to the table that gives the number. */
function rootOf(links: readonly KeyRow[], table: string, column: string): string | null {
  let [at, name] = [table, column]
  for (let step = 0; step < MAX_STEPS; step++) {
    // A key of several columns leads where one of its own would, too.
    const next = links
      .filter((key) => key.table === at && key.columns.includes(name))
      .sort((one, other) => one.columns.length - other.columns.length)[0]
    const theirs = next?.theirs[next.columns.indexOf(name)]
    if (!next || !theirs) break
    if (next.of === at && theirs === name) break
    at = next.of
    name = theirs
    // A row that names one of its own table ends there.
    if (name === 'id' && !links.some((key) => key.table === at && key.columns.includes('id'))) break
  }
  return at === table && name === column ? null : at
}
