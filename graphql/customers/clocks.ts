// What customers are owed, as purposes of the clocks: a first answer, each next one, that it is put right, and a review.
import { personAsReader } from '#graphql/audience.ts'
import { type ClockPurpose, clockPurpose, type StepTaken } from '#graphql/clocks/purposes.ts'
import {
  cancelClock,
  pauseClock,
  planClock,
  resumeClock,
  startClock,
  stopClock,
} from '#graphql/clocks/service.ts'
import type { Actor } from '#graphql/context.ts'
import type { Notice } from '#graphql/define.ts'
import { managersAbove } from '#graphql/people/queries.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { holdersOf } from './audience.ts'
import type { DueColumn } from './counters.ts'
import { THREAD_DUE_SOON, THREAD_ESCALATED, THREAD_LATE } from './notifications.ts'

const SET: Record<DueColumn, (at: Date | null) => Sql> = {
  dueAt: (at) => sql`"dueAt" = ${at}::timestamptz`,
  rightDueAt: (at) => sql`"rightDueAt" = ${at}::timestamptz`,
  reviewDueAt: (at) => sql`"reviewDueAt" = ${at}::timestamptz`,
}

const purposeOf = (name: string, column: DueColumn): ClockPurpose =>
  clockPurpose({
    name: `customer-thread.${name}`,
    afterPause: 'extend',
    places: async (db, postIds) => {
      const rows = await db.rows<{ id: number; spaceId: number }>(sql`
        select p.id, p."spaceId" from "CustomerThread" k join "Post" p on p.id = k.id where k.id = any(${postIds}::int[])`)
      return new Map(rows.map(({ id, spaceId }) => [id, { spaceId }]))
    },
    escalationLevels: async (_, places) => places.map(() => 2),
    rooms: ({ postId }) => [`post:${postId}`],
    notices: (db, taken) => notices(db, taken, column),
    lock: (tx, postIds) =>
      tx.rows(sql`
        select p.id from "Post" p join "CustomerThread" k on k.id = p.id
        where p.id = any(${postIds}::int[]) order by p.id for no key update of p, k`),
    copyDue: (tx, changed) => {
      for (const { postId, dueAt } of changed)
        tx.later(sql`update "CustomerThread" set ${SET[column](dueAt)} where id = ${postId}`)
    },
  })

export const firstAnswer = purposeOf('first-answer', 'dueAt')
export const nextAnswer = purposeOf('next-answer', 'dueAt')
export const resolution = purposeOf('put-right', 'rightDueAt')
export const review = purposeOf('review', 'reviewDueAt')

const KINDS = { warned: THREAD_DUE_SOON, breached: THREAD_LATE, escalated: THREAD_ESCALATED }

/** Whom it waits for: of a review the reviewer, else who took it, else the channel's owner. */
const waitsFor = (column: DueColumn): Sql =>
  column === 'reviewDueAt'
    ? sql`(select d."reviewerId" from "CustomerDraft" d where d."threadId" = k.id and d.state = 'REVIEW' order by d.id desc limit 1)`
    : sql`coalesce(k."assigneeId", c."ownerId")`

/** A warning and a breach concern whom it waits for; an escalation their manager, then all who work on the channel's threads. */
async function notices(
  db: Db,
  { step, level, postId }: StepTaken,
  column: DueColumn,
): Promise<Notice[]> {
  const notice = { kind: KINDS[step], group: `customer-${step}:${postId}`, postId }
  const who = waitsFor(column)
  const sees = postVisibleTo(personAsReader(sql`who.id`))
  const from = sql`"CustomerThread" k join "CustomerChannel" c on c.id = k."channelId" join "Post" p on p.id = k.id`
  const rows =
    step === 'escalated' && level === 1
      ? await db.rows<{ personId: number }>(sql`
          select who.id as "personId" from ${from} cross join lateral ${managersAbove(who)} above
          join "Person" who on who.id = above.id and who."deactivatedAt" is null
          where k.id = ${postId} and ${sees} order by above.nth limit 1`)
      : step === 'escalated'
        ? []
        : await db.rows<{ personId: number }>(sql`
            select who.id as "personId" from ${from} join "Person" who on who.id = ${who} and who."deactivatedAt" is null
            where k.id = ${postId} and ${sees}`)
  return rows.length > 0
    ? rows.map(({ personId }) => ({ personId, ...notice }))
    : await holdersOf(db, postId, notice)
}

type Policies = {
  firstPolicyId: number
  nextPolicyId: number
  rightPolicyId: number
  reviewPolicyId: number
}
type On = { id: number; spaceId: number; timeZone: string } & Policies

const at = ({ id, spaceId }: Pick<On, 'id' | 'spaceId'>) => ({ postId: id, spaceId })

async function begin(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  policyId: number,
  on: On,
  from: Date,
): Promise<Date | null> {
  const planned = await planClock(tx, policyId, on.timeZone, from)
  if (!planned) return null
  await startClock(tx, by, purpose, at(on), planned)
  return planned.dueAt
}

/** A new thread: its first answer, and that it is put right. Gives both due times. */
export async function startClocks(tx: Tx, by: Actor, on: On) {
  const dueAt = await begin(tx, by, firstAnswer, on.firstPolicyId, on, tx.at)
  const rightDueAt = await begin(tx, by, resolution, on.rightPolicyId, on, tx.at)
  return { dueAt, rightDueAt }
}

/** The customer has written again and waits: putting it right goes on, and a next answer is owed once a first one was given. */
export async function restartClocks(tx: Tx, by: Actor, on: On, isAnswered: boolean): Promise<void> {
  await resumeClock(tx, by, resolution, at(on), tx.at)
  if (!isAnswered) return
  const dueAt = await begin(tx, by, nextAnswer, on.nextPolicyId, on, tx.at)
  tx.later(sql`update "CustomerThread" set "dueAt" = ${dueAt}::timestamptz where id = ${on.id}`)
}

/** An answer has left: what was owed is given, and while the customer is waited for, putting it right stands still. */
export async function stopAnswerClocks(
  tx: Tx,
  by: Actor,
  on: { id: number; spaceId: number },
): Promise<void> {
  await stopClock(tx, by, firstAnswer, at(on), tx.at)
  await stopClock(tx, by, nextAnswer, at(on), tx.at)
  await pauseClock(tx, by, resolution, at(on), tx.at)
  tx.later(sql`update "CustomerThread" set "dueAt" = null where id = ${on.id}`)
}

export async function stopResolutionClock(
  tx: Tx,
  by: Actor,
  on: { id: number; spaceId: number },
): Promise<void> {
  await stopClock(tx, by, resolution, at(on), tx.at)
  tx.later(sql`update "CustomerThread" set "rightDueAt" = null where id = ${on.id}`)
}

/** Nothing is owed any longer: it is lost, or spam. */
export async function cancelClocks(
  tx: Tx,
  by: Actor,
  on: { id: number; spaceId: number },
): Promise<void> {
  for (const purpose of [firstAnswer, nextAnswer, resolution, review])
    await cancelClock(tx, by, purpose, at(on), tx.at)
  tx.later(sql`
    update "CustomerThread" set "dueAt" = null, "rightDueAt" = null, "reviewDueAt" = null where id = ${on.id}`)
}

export async function startReview(tx: Tx, by: Actor, on: On): Promise<void> {
  await cancelClock(tx, by, review, at(on), tx.at)
  const dueAt = await begin(tx, by, review, on.reviewPolicyId, on, tx.at)
  tx.later(
    sql`update "CustomerThread" set "reviewDueAt" = ${dueAt}::timestamptz where id = ${on.id}`,
  )
}

export async function endReview(
  tx: Tx,
  by: Actor,
  on: { id: number; spaceId: number },
): Promise<void> {
  await stopClock(tx, by, review, at(on), tx.at)
  tx.later(sql`update "CustomerThread" set "reviewDueAt" = null where id = ${on.id}`)
}
