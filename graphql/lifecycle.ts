// A server's life: sockets, bus and jobs are opened on an HTTP server, and all of it ends in order.
import { createServer, type RequestListener, type Server } from 'node:http'
import { BadEnvironment, databaseUrl, env } from '#env.ts'
import { log } from '#log.ts'
import { healthPool, jobPool, planningPool, pool } from '#prisma/client.ts'
import { DatabaseTrouble } from '#prisma/database-trouble.ts'
import { requireDatabase, requireFolder } from '#prisma/start-check.ts'
import { subscribe } from './bus.ts'
import { connectionsOf } from './connections.ts'
import { type Feature, invalidateNow } from './define.ts'
import { startOutbox } from './outbox.ts'
import { openRealtime } from './realtime.ts'
import type { SearchQueue } from './search-queue.ts'
import { invalidateSharedAnswers } from './shared-answers.ts'
import { openSocketAdapter } from './socket-adapter.ts'
import type { FindViewer } from './socket-sessions.ts'
import { seconds } from './time.ts'

/** How long answers may take that are under way when nothing new is taken any more. */
const ANSWERED_WITHIN = seconds(7)
/** The same in a process that must not go on. */
const ANSWERED_AFTER_ERROR = seconds(4)
/** Later than this the process ends whatever it still does. */
const ENDED_WITHIN = seconds(14.5)

type Options = {
  features: readonly Feature[]
  findViewer: FindViewer
  /** With it this process carries out jobs. */
  searchQueue?: Pick<SearchQueue, 'reindex'> | undefined
  /** Makes /readyz say 503. */
  drain: () => void
  /** Ends what was opened beside. */
  beside?: (() => Promise<unknown>) | undefined
}

/** Ends the process with one line when the data folder or the database cannot be used. */
export async function mayStart(): Promise<void> {
  try {
    await requireFolder(env.ATRIUM_DATA)
    await requireDatabase(databaseUrl())
  } catch (error) {
    if (!(error instanceof DatabaseTrouble || error instanceof BadEnvironment)) throw error
    process.stderr.write(`Atrium cannot start. ${error.message}\n`)
    process.exit(78) // EX_CONFIG
  }
}

/** An HTTP server whose every wait has an end. */
export function openHttp(listener: RequestListener): Server {
  // Lines that say nothing are looked for more often than Node's every thirty seconds.
  const server = createServer({ connectionsCheckingInterval: 5_000 }, listener)
  // An upload on a slow line; everything else is ended by `begin` after 30 s.
  server.requestTimeout = 600_000
  server.headersTimeout = 20_000
  // A line whose reader takes nothing looks like an idle one once the system has the answer. Proxies keep theirs for a minute,
  // and must not find them closed just when they use one.
  server.keepAliveTimeout = env.ATRIUM_TRUSTED_PROXIES.length > 0 ? 65_000 : 29_000
  return server
}

/**
 * Opens sockets, bus and, with a search queue, jobs on the server, and lets it listen when all are there. On SIGTERM and
 * SIGINT everything ends in order and the process exits with 0; after an error that nobody caught with 1.
 * @returns the port it listens on
 */
export async function runServer(
  server: Server,
  { features, findViewer, searchQueue, drain, beside }: Options,
  { port = env.PORT, host = env.HOST } = {},
): Promise<number> {
  const connections = connectionsOf(server)
  const realtime = openRealtime(server, features, findViewer, await openSocketAdapter())
  const bus = await subscribe(
    (message) => {
      if (message.invalidate) invalidateNow(message.invalidate)
      if (message.rooms) {
        invalidateSharedAnswers()
        realtime.hint(message.rooms)
      }
      if (message.invalidate) void realtime.recheck(message.invalidate)
    },
    () => {
      invalidateNow('everyone')
      void realtime.recheck('everyone')
    },
  )
  const outbox = searchQueue && (await startOutbox({ features, realtime, searchQueue }))
  /** Not ready → nothing new is taken → sockets move, answers end, jobs go back → the pools close. */
  const end = async (isError: boolean): Promise<void> => {
    drain()
    // No further job is begun; another process takes them, or this one after its restart.
    const jobs = outbox?.stop()
    await connections.refuse(!isError)
    await realtime.stop()
    await connections.ended(isError ? ANSWERED_AFTER_ERROR : ANSWERED_WITHIN)
    await jobs
    await bus.stop()
    await beside?.()
    await Promise.all([pool, planningPool, jobPool, healthPool].map((one) => one.end()))
    log.info('stopped')
  }
  endOnce(end)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return (server.address() as { port: number }).port
}

/** Ends the process once, for whichever reason comes first. */
function endOnce(end: (isError: boolean) => Promise<void>): void {
  let isEnding = false
  const stop = async (code: 0 | 1): Promise<void> => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => {
      log.warn('ended without waiting longer')
      process.exit(1)
    }, ENDED_WITHIN).unref()
    await end(code !== 0)
    process.exit(code)
  }
  process.on('SIGTERM', () => void stop(0))
  process.on('SIGINT', () => void stop(0))
  // Never on in an unknown state: whoever supervises starts it anew.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught')
    void stop(1)
  })
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error as Error }, 'unhandled')
    void stop(1)
  })
}
