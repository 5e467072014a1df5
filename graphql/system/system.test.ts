// How the installation is, for administrators; and what they do about failed jobs, the index and mail.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { jobs, REBUILD } from './jobs.ts'

const HEALTH = `{ systemHealth { activeNow databaseBytes mailsSent mailsFailed isRebuilding searchProblem
  jobs { name waiting running failed } failedJobs { number name error tries nextAt } index { kind documents } } }`
type Health = {
  systemHealth: {
    jobs: { name: string; waiting: number; failed: number }[]
    failedJobs: { number: string; name: string; error: string; nextAt: string | null }[]
    index: { kind: string; documents: number }[]
    isRebuilding: boolean
    mailsSent: number
  }
}
let cast: Cast
let admin: Asker
let ann: Asker
const health = async () => (await admin.ask<Health>(HEALTH)).systemHealth
const refused = (code: string) => ({ extensions: { code } })

/** A job that has failed for the last time. */
async function failedJob(name = 'send-mail'): Promise<string> {
  const job = await db.first<{ id: string }>(sql`
    select id::text as id from graphile_worker.add_job(${name}, '{}'::json, max_attempts => 1)`)
  const id = job?.id ?? ''
  await db.rows(sql`
    select 1 as one from graphile_worker.permanently_fail_jobs(array[${id}]::bigint[], 'The server said no')`)
  return id
}

beforeAll(async () => {
  cast = await makeCast(db)
  admin = asker(cast.eve)
  ann = asker(cast.ann)
})
beforeEach(async () => {
  await db.rows(
    sql`select 1 as one from graphile_worker.complete_jobs((select array_agg(id) from graphile_worker.jobs))`,
  )
})

test('a failed job is shown with its error, tried again by an administrator, and logged', async () => {
  const id = await failedJob()
  expect(await health()).toMatchObject({
    jobs: [{ name: 'send-mail', waiting: 0, failed: 1 }],
    failedJobs: [{ number: id, name: 'send-mail', error: 'The server said no', nextAt: null }],
  })
  const RETRY = 'mutation($number: String) { retryJobs(number: $number) }'
  await expect(ann.ask(RETRY, { number: id })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(admin.ask(RETRY, { number: '999999' })).rejects.toMatchObject(refused('NOT_FOUND'))
  await expect(admin.ask(RETRY, { number: 'x' })).rejects.toMatchObject(refused('NOT_FOUND'))
  const since = await lastEvent()
  expect(await admin.ask(RETRY, { number: id })).toEqual({ retryJobs: 1 })
  expect(
    await db.first(sql`
      select attempts, run_at <= now() as "isDue" from graphile_worker.jobs where id = ${id}::bigint`),
  ).toEqual({ attempts: 0, isDue: true })
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['system.jobs-retried'])
})

test('all failed jobs are tried again at once; a discarded one is gone', async () => {
  const [one] = [await failedJob(), await failedJob('write-mail')]
  expect(await admin.ask('mutation { retryJobs }')).toEqual({ retryJobs: 2 })
  const other = await failedJob('send-invitation')
  const DISCARD = 'mutation($number: String!) { discardJob(number: $number) }'
  await expect(ann.ask(DISCARD, { number: other })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await admin.ask(DISCARD, { number: other })
  await expect(admin.ask(DISCARD, { number: other })).rejects.toMatchObject(refused('NOT_FOUND'))
  expect(
    await db.rows(sql`select 1 from graphile_worker.jobs where id = ${other}::bigint`),
  ).toEqual([])
  expect(
    await db.rows(sql`select 1 from graphile_worker.jobs where id = ${one}::bigint`),
  ).toHaveLength(1)
})

test('the index is made anew in the background, once however often it is asked for', async () => {
  await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  expect(await health()).toMatchObject({ index: [], isRebuilding: false })
  await expect(ann.ask('mutation { rebuildSearchIndex }')).rejects.toMatchObject(
    refused('NOT_ALLOWED'),
  )
  for (const _ of [1, 2]) await admin.ask('mutation { rebuildSearchIndex }')
  expect(await health()).toMatchObject({
    isRebuilding: true,
    jobs: [{ name: REBUILD, waiting: 1 }],
  })
  await jobs[0]?.run({}, db, new Date())
  const { index } = await health()
  expect(index.find(({ kind }) => kind === 'idea')?.documents).toBe(1)
})

test('a test mail reaches the administrator who asks for it', async () => {
  await expect(ann.ask('mutation { sendTestMail }')).rejects.toMatchObject(refused('NOT_ALLOWED'))
  expect(await admin.ask('mutation { sendTestMail }')).toEqual({ sendTestMail: null })
  expect(
    await db.rows(
      sql`select "personId" from "Mail" where key like 'test:%' and "sentAt" is not null`,
    ),
  ).toEqual([{ personId: cast.eve }])
  expect((await health()).mailsSent).toBe(1)
})

test('nobody but those who read the pages of administrators sees it', async () => {
  await expect(ann.ask(HEALTH)).rejects.toMatchObject(refused('NOT_ALLOWED'))
})
