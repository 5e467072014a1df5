import pg from 'pg'
import type { Db } from './client.ts'
import { type Sql, textWithParameters } from './sql.ts'

/** A connection of its own with SQL over it, for long work: those of the pools give up a statement after seconds. */
export async function ownConnection(url: string): Promise<{ client: pg.Client; db: Db }> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'atrium',
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  const rows = async <Row extends object>(statement: Sql): Promise<Row[]> =>
    (await client.query<Row>(textWithParameters(statement), [...statement.values])).rows
  const first = async <Row extends object>(statement: Sql) => (await rows<Row>(statement))[0]
  return { client, db: { rows, first } }
}
