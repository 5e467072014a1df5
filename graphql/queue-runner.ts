// The runner of the queue, kept running: it gives up for good when it cannot say to the database that a job is done, and
// a house whose outbox has silently ended looks well and tells nobody anything.
import { EventEmitter } from 'node:events'
import { type Runner, type RunnerOptions, run, type WorkerEvents } from 'graphile-worker'
import { log } from '#log.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { seconds } from './time.ts'

/** The connection on which a living runner listens carries this name and the runner's id. */
const NAME = 'atrium worker '
const PAUSE = seconds(1)

/** Starts a runner; when it ends by itself it is started again after a second, for as long as it takes. */
export async function keepRunning(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let runner: Runner
  let starting: Promise<void> = Promise.resolve()
  const start = async (): Promise<void> => {
    runner = await run({ ...options, events: namedEvents() })
    runner.promise.then(again, again)
  }
  const again = (): void => {
    if (stopped) return
    log.warn('the outbox ended by itself and is started again')
    setTimeout(() => {
      if (!stopped) starting = start().catch(again)
    }, PAUSE).unref()
  }
  await start()
  return {
    async stop() {
      stopped = true
      await starting
      await runner.stop().catch(() => {}) // it may have ended just now
    },
  }
}

/** Gives the listening connection its name, whenever it is made anew. */
function namedEvents(): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:listen:success', ({ workerPool, client }) => {
    const name = `${NAME}${workerPool.id}`
    client
      .query("select set_config('application_name', $1, false)", [name])
      .catch((error: Error) => {
        log.warn({ err: error }, 'a runner could not say its name')
      })
  })
  return events
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
