// Many rows at once into PostgreSQL, over a connection that may take its time.
import pg from 'pg'
import { env } from '#env.ts'
import type { Db } from '#prisma/client.ts'
import { fixed, joined, Sql, sql, textWithParameters } from '#prisma/sql.ts'

/** Rows by table, in an order in which each only points to rows before it. */
export type Rows = Partial<Record<TableName, object[]>>

const TABLES = [
  'Company',
  'Person',
  'Skill',
  'SkillName',
  'PersonSkill',
  'Space',
  'SpaceMember',
  'SpaceRequest',
  'ClockPolicy',
  'Board',
  'BoardDelegate',
  'BoardFollow',
  'Post',
  'PostRevision',
  'Idea',
  'Support',
  'StatusChange',
  'OfficialResponse',
  'Comment',
  'Reaction',
  'Mention',
  'PostFollow',
  'Notification',
  'Event',
] as const
export type TableName = (typeof TABLES)[number]

const COUNTED: readonly TableName[] = [
  'Person',
  'Skill',
  'Space',
  'ClockPolicy',
  'Board',
  'Post',
  'StatusChange',
  'OfficialResponse',
  'Comment',
  'Notification',
]

/** Rows in one statement: few enough that no statement holds much memory. */
const MAX_AT_ONCE = 4_000

/**
 * A pool without the server's limits on how long a statement may take, and a transaction wait: counting a large company
 * anew takes a while, and indexing it goes on beside its transaction.
 */
export const openPatientPool = (): pg.Pool =>
  new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: 3,
    application_name: 'atrium seed',
    options: '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  })

/** SQL over a connection or a pool of one's own. */
export function dbOn(target: pg.Pool | pg.PoolClient | pg.Client): Db {
  const rows = async <Row extends object>(statement: Sql): Promise<Row[]> =>
    (await target.query<Row>(textWithParameters(statement), statement.values as unknown[])).rows
  return {
    rows,
    first: async <Row extends object>(statement: Sql) => (await rows<Row>(statement))[0],
  }
}

/** Runs `work` in one transaction on a connection of the pool. Rolled back when it throws. */
export async function inOneTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Db) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(dbOn(client))
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    client.release(error as Error) // closing the connection rolls back
    throw error
  }
}

/**
 * Inserts rows of one table, a few thousand with each statement.
 * @param rows all with the keys of the first, which are columns; an absent value becomes null
 */
export async function insertRows(tx: Db, table: TableName, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ')
  for (let i = 0; i < rows.length; i += MAX_AT_ONCE) {
    const batch = JSON.stringify(rows.slice(i, i + MAX_AT_ONCE))
    const into = fixed(`insert into "${table}" (${columns}) select ${columns}`)
    await tx.rows(
      sql`${into} from json_populate_recordset(${fixed(`null::"${table}"`)}, ${batch}::json)`,
    )
  }
}

/** Inserts the rows of all tables. */
export async function insertAll(tx: Db, rows: Rows): Promise<void> {
  for (const table of TABLES) await insertRows(tx, table, rows[table] ?? [])
}

/** Lets new rows be numbered after those that were written with their numbers. */
export async function continueNumbers(tx: Db): Promise<void> {
  for (const table of COUNTED)
    await tx.rows(
      new Sql(
        [
          `select setval(pg_get_serial_sequence('"${table}"', 'id'), greatest(max(id), 1), max(id) is not null) from "${table}"`,
        ],
        [],
      ),
    )
}

/** What a migrated database holds from the beginning. */
const KEPT = ['_prisma_migrations', 'Calendar', 'CalendarSpan', 'CalendarHoliday']

/** Empties a database in a transaction: every row of every table, and the jobs that tell of them. */
export async function removeEverything(over: Db): Promise<void> {
  const tables = await over.rows<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = current_schema() and tablename <> all(${KEPT})`)
  const names = tables.map(({ name }) => fixed(`"${name}"`))
  // What happened is never changed; here it never was.
  const logged = [fixed('"Event"'), fixed('"AuditLink"')]
  for (const table of logged) await over.rows(sql`alter table ${table} disable trigger user`)
  await over.rows(sql`truncate ${joined(names, ', ')} restart identity cascade`)
  for (const table of logged) await over.rows(sql`alter table ${table} enable trigger user`)
  await over.rows(sql`
    select 1 from graphile_worker.force_unlock_workers(
      array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`)
  await over.rows(
    sql`select 1 from graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`,
  )
}

/** Statistics for the planner of what a transaction has written: without them it reads whole tables for each row. */
export async function gatherStatistics(tx: Db): Promise<void> {
  const tables = TABLES.map((name) => fixed(`"${name}"`))
  await tx.rows(sql`analyze ${joined(tables, ', ')}`)
}

/** Statistics for the planner, and pages marked as all-visible, as a company that has been running would have them. */
export async function settle(pool: pg.Pool): Promise<void> {
  await pool.query('vacuum (analyze)')
}
