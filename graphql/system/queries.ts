// Figures of the installation: each costs one statement over little.
import { days, minutes } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { REBUILD } from './jobs.ts'

export type Figures = {
  activeNow: number
  activeToday: number
  databaseBytes: number
  mailsSent: number
  mailsWaiting: number
  mailsFailed: number
}
export type JobKindRow = {
  name: string
  waiting: number
  running: number
  failed: number
  oldestAt: Date | null
}
export type FailedJobRow = {
  id: string
  name: string
  error: string
  tries: number
  maxTries: number
  nextAt: Date | null
}

/** Somebody is active whose session or token was used lately. */
export async function figures(db: Db, now: Date): Promise<Figures> {
  const since = (span: number) => new Date(now.getTime() - span)
  const row = await db.first<Figures>(sql`
    select
      (select count(distinct s."personId")::int from "Session" s where s."seenAt" > ${since(minutes(6))}) as "activeNow",
      (select count(distinct s."personId")::int from "Session" s where s."seenAt" > ${since(days(1))}) as "activeToday",
      pg_database_size(current_database())::float8 as "databaseBytes",
      (select count(*)::int from "Mail" m where m."sentAt" > ${since(days(1))}) as "mailsSent",
      (select count(*)::int from "Mail" m where m."sentAt" is null and m.error is null and m."createdAt" > ${since(days(1))}) as "mailsWaiting",
      (select count(*)::int from "Mail" m where m."sentAt" is null and m.error is not null and m."createdAt" > ${since(days(1))}
        and m.error <> 'NOTHING_LEFT') as "mailsFailed"`)
  return row as Figures
}

/** Jobs that are in the queue, by their kind: those that were never tried, those under way, those whose last try failed. */
export const jobKinds = (db: Db, now: Date): Promise<JobKindRow[]> =>
  db.rows<JobKindRow>(sql`
    select coalesce(j.task_identifier, '') as name,
      (count(*) filter (where j.locked_at is null and j.last_error is null))::int as waiting,
      (count(*) filter (where j.locked_at is not null))::int as running,
      (count(*) filter (where j.locked_at is null and j.last_error is not null))::int as failed,
      min(j.run_at) filter (where j.locked_at is null and j.run_at <= ${now}) as "oldestAt"
    from graphile_worker.jobs j group by 1 order by 1 limit 100`)

/** Jobs whose last try failed, latest first, at most 50. */
export const failedJobs = (db: Db): Promise<FailedJobRow[]> =>
  db.rows<FailedJobRow>(sql`
    select j.id::text as id, coalesce(j.task_identifier, '') as name, left(j.last_error, 300) as error, j.attempts::int as tries,
      j.max_attempts::int as "maxTries", j.run_at as "nextAt"
    from graphile_worker.jobs j where j.last_error is not null and j.locked_at is null order by j.updated_at desc, j.id desc limit 50`)

export type IndexedKind = { kind: string; documents: number }

/** How many documents of each kind the index holds. */
export const indexedKinds = (db: Db): Promise<IndexedKind[]> =>
  db.rows<IndexedKind>(sql`
    select d.kind, count(*)::int as documents from "SearchDocument" d group by 1 order by 2 desc, 1 limit 50`)

/** Is the index being made anew, or about to be? */
export async function isRebuilding(db: Db): Promise<boolean> {
  const job = await db.first(
    sql`select 1 as one from graphile_worker.jobs j where j.task_identifier = ${REBUILD} and j.attempts < j.max_attempts limit 1`,
  )
  return job !== undefined
}
