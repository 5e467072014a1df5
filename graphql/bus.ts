// Words between processes: LISTEN/NOTIFY, so that a second web process or a worker needs no broker.
// Only hints travel here; losing one costs a moment's delay, never data.
import pg from 'pg'
import { env } from '#env.ts'
import { log } from '#log.ts'
import { type Db, db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { seconds } from './time.ts'

/** rooms: pages to tell. forget: people (or everyone) of whom nothing may be remembered any longer. */
export type Word = { rooms?: string[]; forget?: number[] | 'everyone' }

const CHANNEL = 'atrium'
/** NOTIFY takes less than 8,000 bytes. */
const MOST_ROOMS = 300

/** Says a word to every process, this one included. Inside a transaction it is heard only after the commit. */
export async function say(word: Word, over: Db = db): Promise<void> {
  const { rooms = [], ...rest } = word
  for (let i = 0; i < Math.max(1, rooms.length); i += MOST_ROOMS) {
    const part: Word = rooms.length ? { ...rest, rooms: rooms.slice(i, i + MOST_ROOMS) } : rest
    await over.rows(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(part)})`)
  }
}

/** How often the line is tried: a half-open one would look like a quiet house. */
const HEARTBEAT = seconds(20)

/** Hears every word until `stop()`. A lost connection is made anew; then everything may have been missed. */
export async function hear(
  heard: (word: Word) => void,
  missed: () => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let client: pg.Client | undefined
  const open = async (): Promise<void> => {
    const mine = newClient(heard)
    client = mine
    mine.on('error', () => again(mine))
    mine.on('end', () => again(mine))
    try {
      await mine.connect()
      await mine.query(`listen ${CHANNEL}`)
    } catch (error) {
      again(mine)
      throw error
    }
  }
  // One end is told several times; a connection for each would be one more ear with every restart of the database.
  const again = (lost: pg.Client): void => {
    if (client !== lost) return
    client = undefined
    lost.end().catch(() => {})
    setTimeout(() => {
      if (!stopped) open().then(missed, () => {})
    }, seconds(1)).unref()
  }
  const heartbeat = setInterval(() => {
    const mine = client
    mine?.query('select 1').catch(() => again(mine))
  }, HEARTBEAT)
  await open()
  return {
    async stop() {
      stopped = true
      clearInterval(heartbeat)
      const mine = client
      client = undefined
      await mine?.end().catch(() => {})
    },
  }
}

function newClient(heard: (word: Word) => void): pg.Client {
  const client = new pg.Client({
    connectionString: env.DATABASE_URL,
    keepAlive: true,
    connectionTimeoutMillis: seconds(2),
    query_timeout: seconds(5),
    application_name: 'atrium bus',
  })
  return client.on('notification', ({ payload }) => {
    try {
      heard(JSON.parse(payload ?? '{}') as Word)
    } catch (error) {
      log.warn({ err: error }, 'a word on the bus was not understood')
    }
  })
}
