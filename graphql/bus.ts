// Messages between processes: LISTEN/NOTIFY, so that a second web process or a worker needs no broker. They leave with a
// transaction's commit, or from a command that has no sockets; what sockets send each other goes by socket-adapter.ts.
// Only hints travel here; losing one costs a moment's delay, never data.
import { log } from '#log.ts'
import { type Db, db, type Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { type PersistentConnection, persistentConnection } from './persistent-connection.ts'

/** rooms: rooms whose pages get a hint. forget: people (or everyone) whose cached values are dropped. */
export type BusMessage = { rooms?: string[]; invalidate?: number[] | 'everyone' }

const CHANNEL = 'atrium'
/** NOTIFY takes less than 8,000 bytes. */
const MAX_ROOMS = 300

/** Publishes a message to every process, this one included. */
export async function publish(message: BusMessage, over: Db = db): Promise<void> {
  await Promise.all(statementsFor(message).map((statement) => over.rows(statement)))
}

/** Publishes a message with a transaction: it is delivered when that has committed, and not before. */
export function publishWith(tx: Tx, message: BusMessage): void {
  for (const statement of statementsFor(message)) tx.later(statement)
}

function statementsFor({ rooms = [], ...rest }: BusMessage): Sql[] {
  const statements: Sql[] = []
  for (let i = 0; i < Math.max(1, rooms.length); i += MAX_ROOMS) {
    const part: BusMessage = rooms.length ? { ...rest, rooms: rooms.slice(i, i + MAX_ROOMS) } : rest
    statements.push(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(part)})`)
  }
  return statements
}

/** Receives every message until `stop()`. A lost connection is made anew; then everything may have been missed. */
export const subscribe = (
  received: (message: BusMessage) => void,
  missed: () => void,
): Promise<PersistentConnection> =>
  persistentConnection(
    'atrium bus',
    (client) => {
      client.on('notification', ({ payload }) => {
        try {
          received(JSON.parse(payload ?? '{}') as BusMessage)
        } catch (error) {
          log.warn({ err: error }, 'a word on the bus was not understood')
        }
      })
      return client.query(`listen ${CHANNEL}`)
    },
    missed,
  )
