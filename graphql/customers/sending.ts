// What is queued for sending, as jobs: each message is one job, and a sweep finds those whose job was lost.
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export const SEND_JOB = 'send-customer-message'

/** Queues a message for the end of its time to be undone. */
export const queueSending = (tx: Tx, messageId: number, at: Date): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job(${SEND_JOB}, ${JSON.stringify({ messageId })}::json, run_at => ${at}::timestamptz,
      max_attempts => 12, job_key => ${`customer message ${messageId}`})`)
