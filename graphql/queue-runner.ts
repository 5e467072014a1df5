// The runner of the queue, kept running: it gives up for good when it cannot say to the database that a job is done, and
// a server whose outbox has silently ended looks well and notifies nobody.
import { EventEmitter } from 'node:events'
import { type RunnerOptions, run, type WorkerEvents } from 'graphile-worker'
import { log } from '#log.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type PersistentConnection, persistentConnection } from './persistent-connection.ts'
import { seconds } from './time.ts'

/** While a runner lives, it keeps a connection with this name and its id open: that is how others know. */
const NAME = 'atrium worker '
const PAUSE = seconds(1)

/** Starts a runner; when it ends by itself it is started again after a second, for as long as it takes. */
export async function keepRunning(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let running: { stop(): Promise<void> } = await start(options, again)
  let starting: Promise<unknown> = Promise.resolve()
  function again(): void {
    if (stopped) return
    log.warn('the outbox ended by itself and is started again')
    setTimeout(() => {
      if (stopped) return
      starting = start(options, again).then((runner) => {
        running = runner
      }, again)
    }, PAUSE).unref()
  }
  return {
    async stop() {
      stopped = true
      await starting
      await running.stop()
    },
  }
}

/** One runner with its connection; `ended` is called when it ends, whoever ended it. */
async function start(options: RunnerOptions, ended: () => void) {
  const events: WorkerEvents = new EventEmitter()
  let line: Promise<PersistentConnection> | undefined
  events.once('pool:create', ({ workerPool }) => {
    line = persistentConnection(`${NAME}${workerPool.id}`)
    // Without it nothing is lost: what it has begun may be begun once more by somebody else.
    line.catch((error: Error) => log.warn({ err: error }, 'a runner could not say that it lives'))
  })
  const runner = await run({ ...options, events })
  const end = async (): Promise<void> => {
    await line?.then((one) => one.stop()).catch(() => {})
    ended()
  }
  runner.promise.then(end, end)
  // It may have ended just now.
  return {
    stop: () =>
      runner
        .stop()
        .catch(() => {})
        .then(end),
  }
}

/**
 * Gives back what was begun by runners that are no more: a killed one holds its jobs for four hours otherwise. Jobs
 * taken within the last 30 s are left alone; their runner may be coming.
 */
export const freeLostJobs = (db: Db) =>
  db.rows(sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct j.locked_by from graphile_worker.jobs j
      where j.locked_at < now() - interval '30 seconds' and not exists (
        select 1 from pg_stat_activity a
        where a.datname = current_database() and a.application_name = ${NAME} || j.locked_by)))`)
