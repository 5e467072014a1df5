// COPY over pg: the rows of a table as PostgreSQL's own text, in both directions, never all in memory.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'

/** The table's rows. @param table quoted, with its columns; throws pg's DatabaseError while it is read */
export async function* copyOut(client: pg.Client, table: string): AsyncGenerator<Buffer> {
  yield* client.query(to(`COPY ${table} TO STDOUT`))
}

/** Puts rows that `copyOut` gave into the table. Throws pg's DatabaseError. */
export const copyIn = (
  client: pg.Client,
  table: string,
  rows: AsyncIterable<Buffer>,
): Promise<void> => pipeline(Readable.from(rows), client.query(from(`COPY ${table} FROM STDIN`)))
