// The timed work of questions. Safe to repeat, and to run twice at once.
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { askNextWave, type WaveQuestion } from './request-waves.ts'

const MAX_AT_ONCE = 10
/** Batches of one run: what is left waits for the next minute. */
const MAX_BATCHES = 20

/** Asks the next people for every question whose time has come. In an archived space nobody is asked. */
export async function runWaves(_payload: unknown, _db: Db, now = new Date()): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch++)
    if ((await transaction(waveBatch, now)) < MAX_AT_ONCE) return
}

/** @returns how many questions were taken in hand */
async function waveBatch(tx: Tx): Promise<number> {
  const due = await tx.rows<WaveQuestion>(sql`
    select q.id, q."spaceId", q.wave, p.title, p.body, p.tags, p."authorId", coalesce(asker."timeZone", 'UTC') as "timeZone"
    from "Question" q join "Post" p on p.id = q.id and p.state = 'OPEN'
    join "Space" s on s.id = q."spaceId" and s."archivedAt" is null
    left join "Person" asker on asker.id = p."authorId"
    where q."nextWaveAt" <= ${tx.at} and q.status in ('UNANSWERED', 'ANSWERED')
    order by q."nextWaveAt", q.id limit ${MAX_AT_ONCE} for no key update of p, q skip locked`)
  for (const question of due) await askNextWave(tx, question)
  return due.length
}
