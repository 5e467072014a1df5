// What becomes of channels, threads, reviews and rules when their people leave.
import { holdsRight, personAsReader } from '#graphql/audience.ts'
import { systemActor } from '#graphql/context.ts'
import type { Leaving, OwnedThing } from '#graphql/leaving.ts'
import { MAX_OWNED } from '#graphql/leaving.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { endReview } from './clocks.ts'
import { touchThread } from './drafts.ts'
import { channelHandedOver, channelSwitched, reviewAsked, threadAssigned } from './events.ts'
import { holdFromNow } from './holdings.ts'
import { reviewerLeft, ruleWithoutAssignee, threadsFreed } from './leaving-events.ts'

export const ownedChannels = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select c.name, '/customers/channels/' || c.slug as path, c."spaceId" from "CustomerChannel" c
    where c."ownerId" = ${personId} order by c.id limit ${MAX_OWNED}`)

/** To the successor, where they read its space, or else to an owner of it; where there is none the channel is switched off. */
export async function handOverChannels(
  tx: Tx,
  { personId, successorId, by }: Leaving,
): Promise<void> {
  const successor = sql`${successorId}::int`
  const channels = await tx.rows<{
    channelId: number
    spaceId: number
    ownerId: number | null
  }>(sql`
    update "CustomerChannel" c set version = c.version + 1, "ownerId" = heir.id, "isOn" = c."isOn" and heir.id is not null
    from "CustomerChannel" was left join lateral (
      select who.id from "Person" who
      where who."deactivatedAt" is null and who.id <> ${personId}
        and ((who.id = ${successor} and ${personAsReader(sql`who.id`).reads(sql`was."spaceId"`)})
          or ${personAsReader(sql`who.id`).owns(sql`was."spaceId"`)})
      order by who.id is not distinct from ${successor} desc, who.id limit 1) heir on true
    where was.id = c.id and c."ownerId" = ${personId}
    returning c.id as "channelId", c."spaceId", c."ownerId"`)
  for (const { channelId, spaceId, ownerId } of channels)
    if (ownerId === null)
      await channelSwitched.record(tx, systemActor('leaving'), { channelId, spaceId, isOn: false })
    else await channelHandedOver.record(tx, by, { channelId, spaceId, personId: ownerId })
}

type Thread = { id: number; channelId: number; spaceId: number; assigneeId: number | null }

/** Those that wait for an answer or to be put right. */
const isOpen = sql`(k."waitingSince" is not null or k.state in ('COMPLAINT', 'ACKNOWLEDGED')) and not k."isSpam"`

export const takenThreads = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select p.title as name, '/customers/' || p.id as path, p."spaceId" from "CustomerThread" k join "Post" p on p.id = k.id
    where k."assigneeId" = ${personId} and ${isOpen} order by p.id desc limit ${MAX_OWNED}`)

/**
 * Open threads go to the successor, where that person sees them; others are free again, and the owners of their channels are notified.
 * Those that are over are nobody's.
 */
export async function handOverThreads(
  tx: Tx,
  { personId, successorId, by }: Leaving,
): Promise<void> {
  const successor = sql`${successorId}::int`
  const threads = await tx.rows<Thread & { isOpen: boolean }>(sql`
    update "CustomerThread" k set "changedAt" = ${tx.at},
      "assigneeId" = case when ${isOpen} and ${postVisibleTo(personAsReader(successor))} then ${successor} end
    from "Post" p where p.id = k.id and k."assigneeId" = ${personId}
    returning k.id, k."channelId", p."spaceId", k."assigneeId", ${isOpen} as "isOpen"`)
  for (const { id, assigneeId } of threads) holdFromNow(tx, id, assigneeId)
  const open = threads.filter((thread) => thread.isOpen)
  for (const { id, spaceId, assigneeId } of open)
    await threadAssigned.record(tx, by, {
      ...{ postId: id, spaceId, personId: assigneeId },
      byId: byIdOf(by),
    })
  const free = open.filter(({ assigneeId }) => assigneeId === null)
  for (const [channelId, [one]] of Map.groupBy(free, (thread) => thread.channelId))
    if (one)
      await threadsFreed.record(tx, systemActor('leaving'), { channelId, spaceId: one.spaceId })
}

export const reviewedThreads = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select distinct p.title as name, '/customers/' || p.id as path, p."spaceId", p.id from "CustomerDraft" d
    join "Post" p on p.id = d."threadId"
    where d."reviewerId" = ${personId} and d.state = 'REVIEW' order by p.id desc limit ${MAX_OWNED}`)

type Review = { draftId: number; id: number; spaceId: number; isNext: boolean }

/** A review is asked of the successor, who sees the thread and has not written the draft; otherwise its author is notified to ask somebody else. */
export async function handOverReviews(
  tx: Tx,
  { personId, successorId, by }: Leaving,
): Promise<void> {
  const successor = sql`${successorId}::int`
  const reviews = await tx.rows<Review>(sql`
    select d.id as "draftId", p.id, p."spaceId",
      coalesce(${postVisibleTo(personAsReader(successor))} and ${successor} <> d."authorId", false) as "isNext"
    from "CustomerDraft" d join "CustomerThread" k on k.id = d."threadId" join "Post" p on p.id = k.id
    where d."reviewerId" = ${personId} and d.state = 'REVIEW' order by p.id for no key update of p, k, d`)
  for (const { draftId, id, spaceId, isNext } of reviews) {
    const next = isNext ? successorId : null
    await tx.rows(sql`
      update "CustomerDraft" set "reviewerId" = ${next}::int, version = version + 1, "changedAt" = ${tx.at},
        state = ${next === null ? 'DRAFT' : 'REVIEW'}::"CustomerDraftState", "askedAt" = ${next === null ? null : tx.at}::timestamptz
      where id = ${draftId}`)
    touchThread(tx, id)
    const on = { postId: id, spaceId, draftId }
    if (next !== null)
      await reviewAsked.record(tx, by, { ...on, reviewerId: next, byId: byIdOf(by) })
    else {
      await endReview(tx, by, { id, spaceId })
      await reviewerLeft.record(tx, systemActor('leaving'), on)
    }
  }
}

/** Rules give what they catch to the successor, who reads all threads there by their role; otherwise to nobody, which the channel's owner is told. */
export async function handOverRules(tx: Tx, { personId, successorId }: Leaving): Promise<void> {
  const successor = sql`${successorId}::int`
  const rules = await tx.rows<{
    channelId: number
    spaceId: number
    assigneeId: number | null
  }>(sql`
    update "ListeningRule" r set version = r.version + 1,
      "assigneeId" = case when ${personAsReader(successor).reads(sql`c."spaceId"`)}
        and ${holdsRight(successor, 'READ_RESTRICTED', sql`c."spaceId"`)} then ${successor} end
    from "CustomerChannel" c where c.id = r."channelId" and r."assigneeId" = ${personId}
    returning r."channelId", c."spaceId", r."assigneeId"`)
  const free = rules.filter(({ assigneeId }) => assigneeId === null)
  for (const [channelId, [one]] of Map.groupBy(free, (rule) => rule.channelId))
    if (one)
      await ruleWithoutAssignee.record(tx, systemActor('leaving'), {
        channelId,
        spaceId: one.spaceId,
      })
}

export const assigningRules = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select r.name, '/customers/channels/' || c.slug as path, c."spaceId" from "ListeningRule" r
    join "CustomerChannel" c on c.id = r."channelId" where r."assigneeId" = ${personId} order by r.id limit ${MAX_OWNED}`)

const byIdOf = (by: Leaving['by']): number => ('viewer' in by ? (by.viewer?.id ?? 0) : 0)
