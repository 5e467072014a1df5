// How the sockets of several processes are one: socket.io's own adapter, over the database, or over Redis where there is
// one. It carries what is sent to rooms and what the processes ask each other.
import { createAdapter as overPostgres } from '@socket.io/postgres-adapter'
import { createAdapter as overRedis } from '@socket.io/redis-streams-adapter'
import pg from 'pg'
import { createClient } from 'redis'
import type { Server } from 'socket.io'
import { env } from '#env.ts'
import { log } from '#log.ts'
import { seconds } from './time.ts'

export type SocketAdapter = { adapter: Parameters<Server['adapter']>[0]; stop(): Promise<void> }

/** Named by the database, so that two companies may share a Redis. Messages of another are never received. */
const prefix = `atrium:${new URL(env.DATABASE_URL ?? 'postgres:///').pathname.slice(1)}`

/** Opens the adapter of the settings. Throws when Redis is wanted and cannot be reached. */
export const openSocketAdapter = (redisUrl = env.REDIS_URL): Promise<SocketAdapter> =>
  redisUrl ? openRedis(redisUrl) : openPostgres()

async function openPostgres(): Promise<SocketAdapter> {
  // One connection listens for as long as the process lives; the others send.
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: 3,
    keepAlive: true,
    keepAliveInitialDelayMillis: seconds(10),
    connectionTimeoutMillis: seconds(2),
    query_timeout: seconds(5),
    application_name: 'atrium sockets',
  })
  const lost = (error: Error) => log.warn({ err: error }, 'the sockets’ connection was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return {
    adapter: overPostgres(pool, { tableName: '"SocketAttachment"', errorHandler: lost }),
    stop: () => pool.end(),
  }
}

async function openRedis(url: string): Promise<SocketAdapter> {
  const client = createClient({
    url,
    // While it is away, what waits for it is bounded.
    commandsQueueMaxLength: 1_000,
    socket: {
      connectTimeout: seconds(5),
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, seconds(2)),
    },
  })
  let isOpen = false
  await new Promise<void>((resolve, reject) => {
    client.on('error', (error: Error) => {
      log.warn({ err: error }, 'Redis cannot be reached')
      if (!isOpen) reject(error)
    })
    client.connect().then(() => resolve(), reject)
  }).catch((error) => {
    client.destroy()
    throw error
  })
  isOpen = true
  // The adapter ignores this promise: a lost message is a warning, and no reason to end the process.
  const publish = client.publish.bind(client)
  Object.defineProperty(client, 'publish', {
    value: (...message: Parameters<typeof publish>) =>
      publish(...message).catch((error: Error) =>
        log.warn({ err: error }, 'a message to the other processes was lost'),
      ),
  })
  return {
    adapter: overRedis(client, {
      streamName: `${prefix}:sockets`,
      channelPrefix: prefix,
    }) as SocketAdapter['adapter'],
    stop: async () => (client.isReady ? client.close() : client.destroy()),
  }
}
