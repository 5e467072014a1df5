/** `npm run recount`: counts every stored counter anew and mends those that are wrong. Safe beside a running server. */
import { databaseUrl } from '#env.ts'
import { recount } from '#graphql/counters.ts'
import { features } from '#graphql/features.ts'
import { ownConnection } from '#prisma/own-connection.ts'
import { fixed, joined, sql } from '#prisma/sql.ts'

const { client, db } = await ownConnection(databaseUrl())

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
