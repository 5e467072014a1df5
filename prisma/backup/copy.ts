// COPY over pg: the rows of a table as PostgreSQL's own text, in both directions, never all in memory.
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import type pg from 'pg'

/** What pg gives a query that speaks the protocol itself (its `Submittable`). */
type Connection = {
  stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

abstract class Copy {
  readonly #done = Promise.withResolvers<void>()
  /** Resolves when PostgreSQL has taken or given everything. */
  readonly done = this.#done.promise
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  submit(connection: Connection): void {
    connection.query(this.text)
  }
  handleError(error: Error): void {
    this.#done.reject(error)
  }
  handleReadyForQuery(): void {
    this.#done.resolve()
  }
  handleCommandComplete(): void {}
  handleCopyData(_: { chunk: Buffer }, __: Connection): void {}
}

class CopyOut extends Copy {
  readonly rows = new PassThrough()
  override handleCopyData({ chunk }: { chunk: Buffer }, { stream }: Connection): void {
    if (this.rows.write(chunk)) return
    stream.pause()
    this.rows.once('drain', () => stream.resume())
  }
  override handleCommandComplete(): void {
    this.rows.end()
  }
  override handleError(error: Error): void {
    this.rows.destroy(error)
    super.handleError(error)
  }
}

class CopyIn extends Copy {
  readonly source: AsyncIterable<Buffer>
  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text)
    this.source = source
  }
  async handleCopyInResponse(connection: Connection): Promise<void> {
    try {
      for await (const chunk of this.source) {
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    } catch (error) {
      connection.sendCopyFail((error as Error).message)
    }
  }
}

/** The table's rows. @param table quoted, with its columns; throws pg's DatabaseError while it is read */
export async function* copyOut(client: pg.Client, table: string): AsyncGenerator<Buffer> {
  const copy = new CopyOut(`COPY ${table} TO STDOUT`)
  copy.done.catch(() => {})
  client.query(copy as never)
  yield* copy.rows
  await copy.done
}

/** Puts rows that `copyOut` gave into the table. Throws pg's DatabaseError. */
export async function copyIn(
  client: pg.Client,
  table: string,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const copy = new CopyIn(`COPY ${table} FROM STDIN`, rows)
  client.query(copy as never)
  await copy.done
}
