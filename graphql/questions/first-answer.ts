// The first answer that is promised to whoever asks, as a purpose of the clocks. One promise for the whole company.
import { makePolicy } from '#graphql/clocks/policies.ts'
import { clockPurpose } from '#graphql/clocks/purposes.ts'
import { planClock, startClock } from '#graphql/clocks/service.ts'
import type { Actor } from '#graphql/context.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ownersOf } from './audience.ts'
import { FIRST_ANSWER_DAYS } from './limits.ts'
import { FIRST_ANSWER_DUE, FIRST_ANSWER_LATE } from './notifications.ts'

export const firstAnswer = clockPurpose({
  name: 'question.first-answer',
  afterPause: 'extend',
  places: async (db, postIds) => {
    const rows = await db.rows<{ id: number; spaceId: number }>(
      sql`select id, "spaceId" from "Question" where id = any(${postIds}::int[])`,
    )
    return new Map(rows.map(({ id, spaceId }) => [id, { spaceId }]))
  },
  escalationLevels: async (_, places) => places.map(() => 0),
  rooms: ({ postId }) => [`post:${postId}`],
  notices: (db, { postId, spaceId, step }) =>
    ownersOf(db, spaceId, {
      kind: step === 'warned' ? FIRST_ANSWER_DUE : FIRST_ANSWER_LATE,
      group: `answer-${step}:${postId}`,
      postId,
    }),
  lock: (tx, postIds) =>
    tx.rows(sql`
      select p.id from "Post" p join "Question" q on q.id = p.id
      where p.id = any(${postIds}::int[]) order by p.id for no key update of p, q`),
  copyDue: (tx, changed) => {
    for (const { postId, dueAt } of changed)
      tx.later(sql`update "Question" set "dueAt" = ${dueAt}::timestamptz where id = ${postId}`)
  },
})

const policyId = (tx: Tx) =>
  tx.first<{ policyId: number }>(sql`select "policyId" from "QuestionPromise" where id = 1`)

/** The policy of first answers, made with the first question. */
export async function promisePolicy(tx: Tx): Promise<number> {
  const known = await policyId(tx)
  if (known) return known.policyId
  // Two first questions at once make one promise.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('the promise of questions', 0))`)
  const made = await policyId(tx)
  if (made) return made.policyId
  const id = await makePolicy(tx, FIRST_ANSWER_DAYS)
  await tx.rows(sql`insert into "QuestionPromise" ("policyId") values (${id})`)
  return id
}

/** Starts the clock of a question that was just asked. @param timeZone used where the calendar names none */
export async function startFirstAnswer(
  tx: Tx,
  by: Actor,
  at: { postId: number; spaceId: number },
  timeZone: string,
): Promise<void> {
  const planned = await planClock(tx, await promisePolicy(tx), timeZone, tx.at)
  if (!planned) return
  await tx.rows(sql`update "Question" set "dueAt" = ${planned.dueAt} where id = ${at.postId}`)
  await startClock(tx, by, firstAnswer, at, planned)
}
