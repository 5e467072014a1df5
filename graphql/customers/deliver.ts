// Queued messages leave: the voice is asked again, the message goes out by the channel's way, and what was owed is given.
import { type Actor, systemActor } from '#graphql/context.ts'
import { randomLetters } from '#graphql/ids.ts'
import { mailIdOf } from '#graphql/notifications/send.ts'
import { minutes } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { stopAnswerClocks } from './clocks.ts'
import { touchThread } from './drafts.ts'
import { answerSent, answerStopped } from './events.ts'
import { type ThreadFacts, threadById } from './find.ts'
import { handOver } from './hand-over.ts'
import { renewLinkLater } from './links.ts'
import { carryOut, type Outgoing } from './outgoing.ts'
import { queueSending } from './sending.ts'
import { voiceOn } from './voices.ts'

const SYSTEM = systemActor('customers')
/** A server that took a message has so long to send it; then another one takes it, with the same id, which mail servers and programs know again. */
const CLAIM = minutes(2)
/** After so many tries nobody takes it. */
const MAX_TRIES = 8

type Claimed = {
  id: number
  threadId: number
  authorId: number | null
  isAutomatic: boolean
  draftId: number | null
  tries: number
}

/**
 * Sends one queued message whose time has come, once: a second job finds nothing to do. Throws when it was not taken; the queue then
 * tries again. @param carry how it leaves
 */
export async function deliverMessage(
  db: Db,
  messageId: number,
  now: Date,
  carry: (db: Db, outgoing: Outgoing) => Promise<void> = carryOut,
): Promise<void> {
  const claimed = await transaction((tx) => claim(tx, messageId), now)
  if (!claimed) return
  try {
    await carry(db, await outgoingOf(db, claimed))
  } catch (error) {
    await transaction((tx) => failed(tx, claimed, error as Error), now)
    throw error
  }
  await transaction((tx) => sent(tx, claimed), now)
}

const outgoingOf = async (db: Db, { id }: Claimed): Promise<Outgoing> => {
  const row = await db.first<Outgoing>(sql`
    select m.id, m."threadId", m."mailId", m.body, m.language, m."voiceName", m."voiceTitle", m."isAutomatic",
      m."fixedText", m."takesOverFrom", m."handsOverTo", m."asksIfRight", p.title as subject, k."linkKey",
      c.kind as "channelKind", c.name as "channelName", c.address as "channelAddress", c."outUrl", c."sealedSecret", k."externalKey",
      c.id as "channelId",
      (select a.address from "CustomerAddress" a join "Customer" o on o.id = a."customerId"
        where a.kind = 'mail' and (o.id = k."customerId" or o."mergedIntoId" = k."customerId") 
        order by a.id = latest."addressId" desc nulls last, a.id limit 1) as "to",
      array(select earlier."mailId" from "CustomerMessage" earlier
        where earlier."threadId" = k.id and earlier."mailId" is not null and earlier.id < m.id order by earlier.id desc limit 10) as "references"
    from "CustomerMessage" m join "CustomerThread" k on k.id = m."threadId" join "Post" p on p.id = k.id
    join "CustomerChannel" c on c.id = m."channelId"
    left join lateral (select heard."addressId" from "CustomerMessage" heard join "CustomerAddress" l on l.id = heard."addressId"
      where heard."threadId" = k.id and heard.direction = 'IN' and not heard."isAutomatic" and l.kind = 'mail'
        and l."customerId" in (select o.id from "Customer" o where o.id = k."customerId" or o."mergedIntoId" = k."customerId")
      order by heard.id desc limit 1) latest on true
    where m.id = ${id}`)
  return row as Outgoing
}

/** Takes the message for this server alone. A voice that has ended meanwhile, or a channel that was switched off, stops it. */
async function claim(tx: Tx, messageId: number): Promise<Claimed | null> {
  const message = await tx.first<Claimed>(sql`
    select id, "threadId", "authorId", "isAutomatic", "draftId", tries from "CustomerMessage"
    where id = ${messageId} and state = 'QUEUED' and "sendAt" <= ${tx.at} and ("claimedUntil" is null or "claimedUntil" <= ${tx.at})
    for no key update`)
  if (!message) return null
  const mayLeave = message.isAutomatic
    ? await isChannelOn(tx, message)
    : await mayStillSpeak(tx, message)
  if (!mayLeave) {
    await stop(tx, message, 'the voice has ended, or the channel is off')
    return null
  }
  // The same at each try, and hard to guess: answers find their thread by it.
  const mailId = mailIdOf(`customer.${message.id}.${randomLetters(12)}`)
  await tx.rows(sql`
    update "CustomerMessage" set "claimedUntil" = ${new Date(tx.at.getTime() + CLAIM)}, tries = tries + 1,
      "mailId" = coalesce("mailId", ${mailId}) where id = ${message.id}`)
  return message
}

const isChannelOn = async (tx: Tx, { id }: Claimed): Promise<boolean> =>
  (await tx.first(sql`
    select 1 from "CustomerMessage" m join "CustomerChannel" c on c.id = m."channelId" and c."isOn"
    join "Space" s on s.id = c."spaceId" and s."archivedAt" is null where m.id = ${id}`)) !==
  undefined

const mayStillSpeak = async (tx: Tx, { authorId, threadId }: Claimed): Promise<boolean> =>
  authorId !== null && (await voiceOn(tx, authorId, threadId, tx.at)) !== undefined

/** It does not leave; its draft is open again for whoever may speak. */
async function stop(tx: Tx, { id, threadId, draftId }: Claimed, why: string): Promise<void> {
  await tx.rows(
    sql`update "CustomerMessage" set state = 'STOPPED', error = ${why}, "claimedUntil" = null where id = ${id}`,
  )
  if (draftId !== null)
    await tx.rows(sql`
      update "CustomerDraft" set state = case when "approvedById" is null then 'DRAFT'::"CustomerDraftState" else 'APPROVED' end,
        version = version + 1, "changedAt" = ${tx.at} where id = ${draftId}`)
  touchThread(tx, threadId)
  await record(tx, answerStopped, threadId, id)
}

async function record(
  tx: Tx,
  kind: typeof answerSent,
  threadId: number,
  messageId: number,
): Promise<void> {
  const thread = await threadById(tx, threadId)
  if (thread)
    await kind.record(tx, SYSTEM as Actor, { postId: threadId, spaceId: thread.spaceId, messageId })
}

async function failed(tx: Tx, claimed: Claimed, error: Error): Promise<void> {
  const why = error.message.slice(0, 300)
  if (claimed.tries + 1 >= MAX_TRIES) return await stop(tx, claimed, why)
  await tx.rows(sql`
    update "CustomerMessage" set error = ${why}, "claimedUntil" = null where id = ${claimed.id} and state = 'QUEUED'`)
}

async function sent(tx: Tx, { id, threadId, isAutomatic }: Claimed): Promise<void> {
  const thread = (await threadById(tx, threadId, 'lock')) as ThreadFacts | undefined
  const done = await tx.first(sql`
    update "CustomerMessage" set state = 'SENT', error = null, "claimedUntil" = null, at = ${tx.at}
    where id = ${id} and state = 'QUEUED' returning id`)
  if (!done || !thread) return
  if (!isAutomatic) {
    await stopAnswerClocks(tx, SYSTEM, thread)
    tx.later(sql`
      update "Customer" set "contactedAt" = ${tx.at} where id = (select "customerId" from "CustomerThread" where id = ${threadId})`)
    tx.later(sql`
      update "CustomerThread" set "waitingSince" = null, "firstAnsweredAt" = coalesce("firstAnsweredAt", ${tx.at}), "latestAt" = ${tx.at},
        state = case when state = 'COMPLAINT' then 'ACKNOWLEDGED'::"CustomerThreadState" else state end,
        "stateAt" = case when state = 'COMPLAINT' then ${tx.at} else "stateAt" end where id = ${threadId}`)
    await handOver(tx, SYSTEM, thread, id)
  }
  renewLinkLater(tx, threadId)
  touchThread(tx, threadId)
  await answerSent.record(tx, SYSTEM, { postId: threadId, spaceId: thread.spaceId, messageId: id })
}

/** Sends whatever is due at a moment, as the jobs would have done meanwhile. */
export async function deliverDue(
  db: Db,
  now: Date,
  carry?: (db: Db, outgoing: Outgoing) => Promise<void>,
): Promise<void> {
  const due = await db.rows<{ id: number }>(sql`
    select id from "CustomerMessage" where state = 'QUEUED' and "sendAt" <= ${now} order by "sendAt", id limit 200`)
  for (const { id } of due) await deliverMessage(db, id, now, carry)
}

/** The sweep: what should have left some minutes ago and has no job any longer. */
export async function sweepMessages(_payload: unknown, db: Db, now: Date): Promise<void> {
  const lost = await db.rows<{ id: number }>(sql`
    select id from "CustomerMessage" where state = 'QUEUED' and "sendAt" < ${new Date(now.getTime() - minutes(5))}
      and ("claimedUntil" is null or "claimedUntil" < ${now}) order by "sendAt" limit 200`)
  await transaction(async (tx) => {
    for (const { id } of lost) queueSending(tx, id, now)
  }, now)
}
