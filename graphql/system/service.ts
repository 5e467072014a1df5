// What administrators do about jobs, the search index and mail.
import { env } from '#env.ts'
import { momentOf, type SignedIn } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { letterWords, sendLetter } from '#graphql/notifications/letters.ts'
import { write } from '#graphql/write.ts'
import { healthMessages } from '#messages/health.ts'
import { sql } from '#prisma/sql.ts'
import { jobDiscarded, jobsRetried, rebuildAsked, testMailSent } from './events.ts'
import { REBUILD } from './jobs.ts'
import { canRepair } from './policy.ts'
import { failedJobs } from './queries.ts'

function mustRepair({ viewer }: SignedIn): void {
  if (!canRepair(viewer)) throw new NotAllowed()
}

/**
 * Tries failed jobs again now, with all their tries before them.
 * @param id one of them; null: all that are listed
 * Throws NotAllowed, NotFound for a job that has not failed.
 */
export function retryJobs(context: SignedIn, id: string | null) {
  mustRepair(context)
  return write(context, 'retryJobs', { id }, async (tx) => {
    const failed = (await failedJobs(tx)).filter((job) => id === null || job.id === id)
    const [first] = failed
    if (!first) throw new NotFound()
    await tx.rows(sql`
      select 1 as one from graphile_worker.reschedule_jobs(${failed.map((job) => job.id)}::bigint[], run_at => ${tx.at}::timestamptz, attempts => 0)`)
    const name = id === null ? 'all' : first.name
    await jobsRetried.record(tx, context, { name, jobs: failed.length })
    return { jobs: failed.length }
  })
}

/** Takes a failed job out of the queue: what it should have done is not done. Throws NotAllowed, NotFound. */
export function discardJob(context: SignedIn, id: string) {
  mustRepair(context)
  return write(context, 'discardJob', { id }, async (tx) => {
    const job = (await failedJobs(tx)).find((one) => one.id === id)
    if (!job) throw new NotFound()
    await tx.rows(sql`select 1 as one from graphile_worker.complete_jobs(array[${id}]::bigint[])`)
    await jobDiscarded.record(tx, context, { name: job.name, jobs: 1 })
    return { jobs: 1 }
  })
}

/** Queues that the search index is made anew; search stays up meanwhile. Twice is once. Throws NotAllowed. */
export function rebuildSearch(context: SignedIn) {
  mustRepair(context)
  return write(context, 'rebuildSearch', {}, async (tx) => {
    await tx.rows(sql`
      select 1 as one from graphile_worker.add_job(${REBUILD}, job_key => ${REBUILD}, max_attempts => 3)`)
    await rebuildAsked.record(tx, context, {})
    return { queued: true }
  })
}

/** Sends the viewer a mail at once. Gives what the mail server said against it; null: it took it. Throws NotAllowed. */
export async function sendTestMail(context: SignedIn): Promise<string | null> {
  mustRepair(context)
  const { viewer, language } = context
  const t = healthMessages.in(language)
  const words = letterWords(language, t('testMail.subject'), {
    paragraphs: [t('testMail.text')],
    button: { words: t('testMail.button'), url: `${env.ATRIUM_URL}/admin/health` },
    foot: t('testMail.foot'),
  })
  const problem = await sendLetter(context.db, {
    personId: viewer.id,
    to: viewer.email,
    key: `test:${viewer.id}:${momentOf(context).toISOString()}`,
    words,
    secretUrl: null,
  }).then(
    () => null,
    (error: Error) => error.message.slice(0, 300),
  )
  await write(context, 'sendTestMail', {}, async (tx) => {
    await testMailSent.record(tx, context, { isTaken: problem === null })
    return { isTaken: problem === null }
  })
  return problem
}
