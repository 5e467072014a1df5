// Stored counters: each figure that a row keeps of other rows is declared once, with how it is counted. The services keep
// it one step at a time; `recount` and `miscounts` read the declaration.
import type { Db } from '#prisma/client.ts'
import { fixed, joined, type Sql, sql } from '#prisma/sql.ts'

/** The tables that keep figures. Each has one key. */
export type CountedTable = {
  table: string
  /** Columns that name a row; `id` unless said otherwise. */
  key?: readonly string[]
  /** A statement for the keys of rows that must exist, where a row is made by its first count. */
  rows?: Sql
  counters: readonly Counter[]
}
export type Counter = {
  column: string
  /** The figure of the row `t`, counted from the rows themselves: an expression. */
  counted: Sql
  /** The two differ by no more than rounding: for figures that are not whole. */
  tolerance?: number
}

const counted: CountedTable[] = []
/** Takes in what a feature declares. */
export const addCounters = (tables: readonly CountedTable[]): void => void counted.push(...tables)
/** The tables that keep figures, of all features in their order. */
export const countedTables = (): readonly CountedTable[] => counted

type Declaring = { counters?: readonly CountedTable[] }
const quoted = (name: string): Sql => fixed(`"${name}"`)
const keyOf = ({ key = ['id'] }: CountedTable): readonly string[] => key

/** Is what `t` keeps something else than what `c` counted? */
const differs = ({ column, tolerance }: Counter): Sql => {
  const [stored, counted] = [sql`t.${quoted(column)}`, sql`c.${quoted(column)}`]
  return tolerance === undefined
    ? sql`${stored} is distinct from ${counted}`
    : sql`abs(${stored} - ${counted}) > ${fixed(String(tolerance))}`
}

/** `from` the table as `t`, beside what is counted for each of its rows as `c`. */
function counting(of: CountedTable, which: Sql = sql`true`): Sql {
  const key = joined(
    keyOf(of).map((column) => sql`t.${quoted(column)}`),
    ', ',
  )
  const columns = of.counters.map(({ column, counted }) => sql`(${counted}) as ${quoted(column)}`)
  return sql`(select ${key}, ${joined(columns, ', ')} from ${quoted(of.table)} t where ${which}) c`
}
const sameRow = (of: CountedTable): Sql =>
  joined(
    keyOf(of).map((column) => sql`c.${quoted(column)} = t.${quoted(column)}`),
    ' and ',
  )

/**
 * Counts every stored figure anew and mends those that are wrong, table by table, in the order of the features. For a
 * maintainer's command and for rows that were written in bulk; safe beside people at work only in a transaction.
 * @returns how many rows of each table were mended, by the table's name
 */
export async function recount(
  over: Db,
  features: readonly Declaring[],
): Promise<Record<string, number>> {
  const mended: Record<string, number> = {}
  for (const of of features.flatMap(({ counters = [] }) => counters)) {
    const key = joined(keyOf(of).map(quoted), ', ')
    if (of.rows)
      await over.rows(
        sql`insert into ${quoted(of.table)} (${key}) ${of.rows} on conflict do nothing`,
      )
    const set = of.counters.map(({ column }) => sql`${quoted(column)} = c.${quoted(column)}`)
    const row = await over.first<{ rows: number }>(sql`
      with mended as (
        update ${quoted(of.table)} t set ${joined(set, ', ')} from ${counting(of)}
        where ${sameRow(of)} and (${joined(of.counters.map(differs), ' or ')}) returning 1)
      select count(*)::int as rows from mended`)
    mended[of.table] = (mended[of.table] ?? 0) + (row?.rows ?? 0)
  }
  return mended
}

/** Counts the figures of some rows anew: of those whose column holds one of the ids. For rows that were written in bulk. */
export async function countedWithin(
  over: Db,
  of: CountedTable,
  column: string,
  ids: readonly number[],
): Promise<void> {
  const key = joined(keyOf(of).map(quoted), ', ')
  if (of.rows)
    await over.rows(
      sql`insert into ${quoted(of.table)} (${key})
        select * from (${of.rows}) wanted (${key}) where wanted.${quoted(column)} = any(${ids}::int[]) on conflict do nothing`,
    )
  const set = of.counters.map(
    (counter) => sql`${quoted(counter.column)} = c.${quoted(counter.column)}`,
  )
  const which = sql`t.${quoted(column)} = any(${ids}::int[])`
  await over.rows(sql`
    update ${quoted(of.table)} t set ${joined(set, ', ')} from ${counting(of, which)} where ${sameRow(of)}`)
}

/** Every stored figure that is wrong, as `Table.column of key: stored, not counted`; at most 20 of each. */
export async function miscounts(over: Db, features: readonly Declaring[]): Promise<string[]> {
  const wrong: string[] = []
  for (const of of features.flatMap(({ counters = [] }) => counters))
    for (const counter of of.counters) {
      const column = quoted(counter.column)
      const key = joined(
        keyOf(of).map((one) => sql`t.${quoted(one)}::text`),
        " || ' ' || ",
      )
      const rows = await over.rows<{ key: string; stored: string; counted: string }>(sql`
        select ${key} as key, t.${column}::text as stored, c.${column}::text as counted
        from ${quoted(of.table)} t join ${counting({ ...of, counters: [counter] })} on ${sameRow(of)}
        where ${differs(counter)} order by 1 limit 20`)
      for (const row of rows)
        wrong.push(`${of.table}.${counter.column} of ${row.key}: ${row.stored}, not ${row.counted}`)
    }
  return [...wrong, ...(await missingRows(over, features))]
}

/** Rows that the first count should have made. */
async function missingRows(over: Db, features: readonly Declaring[]): Promise<string[]> {
  const missing: string[] = []
  for (const of of features.flatMap(({ counters = [] }) => counters)) {
    if (!of.rows) continue
    const key = joined(keyOf(of).map(quoted), ', ')
    const rows = await over.rows<{ key: string }>(sql`
      select wanted::text as key from (${of.rows} except select ${key} from ${quoted(of.table)}) wanted limit 20`)
    for (const row of rows) missing.push(`${of.table} has no row ${row.key}`)
  }
  return missing
}
