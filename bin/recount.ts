/** `npm run recount`: counts every stored counter anew and mends those that are wrong. Safe beside a running server. */
import pg from 'pg'
import { env } from '#env.ts'
import { recount } from '#graphql/counters.ts'
import { features } from '#graphql/features.ts'
import type { Db } from '#prisma/client.ts'
import { fixed, joined, type Sql, sql, textWithParameters } from '#prisma/sql.ts'

// A connection of its own: those of the pools give up a statement after seconds.
const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: 'atrium' })
await client.connect()
const rows = async <Row extends object>(statement: Sql): Promise<Row[]> =>
  (await client.query<Row>(textWithParameters(statement), [...statement.values])).rows
const db: Db = {
  rows,
  first: async <Row extends object>(statement: Sql) => (await rows<Row>(statement))[0],
}

const tables = features.flatMap(({ counters = [] }) => counters).map(({ table }) => table)
await client.query('begin')
// Whoever writes a counted row waits until the counts are stored; whoever reads does not.
const locked = [...new Set(tables)].map((table) => fixed(`"${table}"`))
await db.rows(sql`lock table ${joined(locked, ', ')} in share row exclusive mode`)
const mended = await recount(db, features)
await client.query('commit')
await client.end()

const wrong = Object.entries(mended).filter(([, count]) => count > 0)
for (const [table, count] of wrong) process.stdout.write(`${table}: ${count} rows were wrong.\n`)
process.stdout.write(wrong.length ? 'They are right now.\n' : 'Every counter was right.\n')
process.exit(0)
