// From the recorded event to its consequences: graphile-worker jobs, added in the write's own transaction.
// The first try carries out all consequences of an event; each one that fails is tried again alone.
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { log } from '#log.ts'
import { type Db, jobDb, jobPool } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  type Consequences,
  eventKind,
  type Feature,
  type Notice,
  type RecordedEvent,
} from './define.ts'
import { postsConcerned } from './evidence.ts'
import { freeLostJobs, keepRunning } from './queue-runner.ts'
import type { Realtime } from './realtime.ts'
import { everythingIn } from './reindex.ts'
import type { SearchQueue } from './search-queue.ts'

type ConsequenceName = 'rooms' | 'reindexes' | 'notifies' | 'adds' | 'evidence' | 'publishes'

/** What carries consequences out; given by server.ts, or by a test. */
export type OutboxDependencies = {
  features: readonly Feature[]
  realtime: Pick<Realtime, 'notifyRoom'>
  searchQueue: Pick<SearchQueue, 'reindex'>
  /** The moment that counts as now for timed work, in place of the present. */
  now?: Date
}

/** Carries out one consequence of an event. Safe to repeat: hints and documents are states, notices have a ledger. */
export async function runConsequence(
  name: ConsequenceName,
  event: RecordedEvent,
  dependencies: OutboxDependencies,
  over: Db,
): Promise<void> {
  const declared: Consequences | undefined = eventKind(event.name)?.consequences(event.payload)
  if (!declared) return
  if (name === 'rooms') for (const room of declared.rooms) dependencies.realtime.notifyRoom(room)
  if (name === 'reindexes' && declared.reindexes?.length)
    await dependencies.searchQueue.reindex(declared.reindexes)
  if (name === 'reindexes' && declared.reindexesSpace)
    for await (const batch of everythingIn(dependencies.features, over, declared.reindexesSpace))
      await dependencies.searchQueue.reindex(batch)
  if (name === 'notifies' && declared.notifies)
    await notify(await declared.notifies(over), event, dependencies, over)
  if (name === 'adds' && declared.adds)
    for (const feature of dependencies.features) {
      const notices = await feature.effects?.adds?.(declared.adds, over)
      await notify(notices ?? [], event, dependencies, over)
    }
  if (name === 'publishes')
    for (const { effects } of dependencies.features) await effects?.publishes?.(event, over)
  if (name === 'evidence') {
    const postIds = postsConcerned(declared)
    for (const { effects } of dependencies.features)
      if (postIds.length > 0) await effects?.evidence?.(postIds)
  }
}

async function notify(
  notices: Notice[],
  event: RecordedEvent,
  { features }: OutboxDependencies,
  over: Db,
): Promise<void> {
  if (notices.length === 0) return
  for (const feature of features) await feature.effects?.notifies?.(notices, event, over)
}

/** In turns: a new post is matched once it is in the index, and whoever was notified of it already is not told of a topic. */
const TURNS: readonly (readonly ConsequenceName[])[] = [
  ['rooms', 'reindexes', 'notifies', 'evidence', 'publishes'],
  ['adds'],
]

/** All consequences of an event, those of a turn side by side. Those that fail are queued again alone, with growing pauses. */
export async function runConsequences(
  event: RecordedEvent,
  dependencies: OutboxDependencies,
  over: Db = jobDb,
): Promise<void> {
  const declared = eventKind(event.name)?.consequences(event.payload)
  for (const turn of declared?.adds ? TURNS : TURNS.slice(0, 1)) {
    const results = await Promise.allSettled(
      turn.map((name) => runConsequence(name, event, dependencies, over)),
    )
    for (const [i, result] of results.entries())
      if (result.status === 'rejected')
        await queueAgain(turn[i] as ConsequenceName, event, result.reason, over)
  }
}

async function queueAgain(name: ConsequenceName, event: RecordedEvent, err: unknown, over: Db) {
  log.warn({ err, event: event.name, consequence: name }, 'a consequence failed, it is tried again')
  const payload = JSON.stringify({ consequence: name, event })
  await over.rows(
    sql`select 1 from graphile_worker.add_job('consequence', ${payload}::json, max_attempts => 12)`,
  )
}

function tasksOf(dependencies: OutboxDependencies): TaskList {
  const tasks: TaskList = {
    consequences: (payload) => runConsequences(payload as RecordedEvent, dependencies),
    consequence: (payload) => {
      const { consequence, event } = payload as {
        consequence: ConsequenceName
        event: RecordedEvent
      }
      return runConsequence(consequence, event, dependencies, jobDb)
    },
    'free-lost-jobs': () => freeLostJobs(jobDb).then(() => {}),
  }
  for (const feature of dependencies.features)
    for (const job of feature.jobs ?? [])
      tasks[job.name] = (payload) => job.run(payload, jobDb, dependencies.now ?? new Date())
  return tasks
}

const logger = new Logger(() => (level, message, meta) => {
  if (level === 'error') log.error({ queue: meta }, message)
  // More jobs than connections is what we want: see `concurrency` below. There is no option to say so with a pool of one's own.
  else if (level === 'warning' && !message.includes('maxPoolSize')) log.warn(message)
})

/** Jobs are taken and ended in batches: most are short, and asking for each alone costs the database more than doing it. */
const IN_BATCHES = {
  localQueue: { size: 100, ttl: 30_000, refetchDelay: { durationMs: 50, threshold: 0 } },
  completeJobBatchDelay: 5,
  failJobBatchDelay: 5,
}

/** Starts working on jobs. `stop()` lets running jobs end (8 s at most) and gives the rest back to the queue. */
export async function startOutbox(
  dependencies: OutboxDependencies,
): Promise<{ stop(): Promise<void> }> {
  const crontab = dependencies.features
    .flatMap((feature) => feature.jobs ?? [])
    .flatMap((job) => (job.cron ? [`${job.cron} ${job.name} ?max=5`] : []))
    .concat('* * * * * free-lost-jobs ?max=5')
    .join('\n')
  return keepRunning({
    pgPool: jobPool,
    taskList: tasksOf(dependencies),
    crontab,
    // Most of a job's life is waiting for its batch (see search-queue.ts), so many may wait side by side.
    concurrency: 32,
    noHandleSignals: true,
    pollInterval: 1_000,
    preset: {
      worker: { gracefulShutdownAbortTimeout: 8_000, ...IN_BATCHES },
    },
    logger,
  })
}

/**
 * Carries out what waits now, and ends: for a command that may run without a server. With one, the two share the work,
 * each job done once. What a process that was killed had begun is taken up again.
 * @param jobs the names of timed work that is carried out as well
 */
export async function drainOutbox(
  dependencies: OutboxDependencies,
  jobs: readonly string[] = [],
): Promise<void> {
  const tasks = tasksOf(dependencies)
  await freeLostJobs(jobDb)
  const taskList: TaskList = {}
  for (const name of ['consequences', 'consequence', ...jobs]) {
    const task = tasks[name]
    if (task) taskList[name] = task
  }
  await runOnce({
    pgPool: jobPool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    preset: { worker: IN_BATCHES },
    logger,
  })
}
