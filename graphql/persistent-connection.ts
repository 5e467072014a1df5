// A database connection of its own that lasts as long as the process: what is received on it, or who it stands
// for, cannot be lent out again by a pool.
import pg from 'pg'
import { env } from '#env.ts'
import { seconds } from './time.ts'

export type PersistentConnection = { stop(): Promise<void> }

/** How often the connection is tried: a half-open one would look like one on which nothing happens. */
const HEARTBEAT = seconds(20)
const PAUSE = seconds(1)

/**
 * Opens a connection and makes it anew, a second later, whenever it is lost.
 * @param name what PostgreSQL shows it as
 * @param begin what is done on every new connection
 * @param reopened called when it is open again after it was lost
 * @throws what the first connection throws
 */
export async function persistentConnection(
  name: string,
  begin: (client: pg.Client) => Promise<unknown> = async () => {},
  reopened: () => void = () => {},
): Promise<PersistentConnection> {
  let stopped = false
  let client: pg.Client | undefined
  const open = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: seconds(2),
      query_timeout: seconds(5),
      application_name: name,
    })
    client = mine
    mine.on('error', () => again(mine))
    mine.on('end', () => again(mine))
    try {
      await mine.connect()
      await begin(mine)
    } catch (error) {
      again(mine)
      throw error
    }
  }
  // One end is reported several times; each of them must not open a connection.
  const again = (lost: pg.Client): void => {
    if (client !== lost) return
    client = undefined
    lost.end().catch(() => {})
    setTimeout(() => {
      if (!stopped) open().then(reopened, () => {})
    }, PAUSE).unref()
  }
  const heartbeat = setInterval(() => {
    const mine = client
    mine?.query('select 1').catch(() => again(mine))
  }, HEARTBEAT)
  heartbeat.unref()
  const stop = async (): Promise<void> => {
    stopped = true
    clearInterval(heartbeat)
    const mine = client
    client = undefined
    await mine?.end().catch(() => {})
  }
  try {
    await open()
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}
