// Erasing what customers wrote and who they are: asked for, or when a channel's time to keep it is over. What stays is that there was
// something, when, and its hash; the log holds numbers alone.
import type * as z from 'zod/mini'
import { takeAllDown } from '#graphql/comments/service.ts'
import { type Actor, type SignedIn, systemActor } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { randomLetters } from '#graphql/ids.ts'
import { parse } from '#graphql/parse.ts'
import { eraseWords } from '#graphql/posts/service.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { cancelClocks } from './clocks.ts'
import { customerErased, threadErased } from './events.ts'
import { threadById } from './find.ts'
import { EraseCustomer } from './input.ts'
import { canEraseCustomer } from './policy.ts'
import { spaceOfCustomer, threadsWith } from './profiles.ts'

const t = customersMessages.in('en')

/** Threads that one run of the job erases. */
const MAX_ERASED = 200

type Eraser = (tx: Tx, threadId: number) => Promise<void>
const erasers: Eraser[] = []
/** Features that keep words of customers elsewhere erase them along, in the same transaction. */
export const alsoErases = (erase: Eraser): void => void erasers.push(erase)

/** Erases one thread: both sides, what was drafted, and its customer's link. */
async function eraseThread(tx: Tx, by: Actor, threadId: number): Promise<void> {
  const thread = await threadById(tx, threadId, 'lock')
  if (!thread) return
  await cancelClocks(tx, by, thread)
  await tx.rows(sql`
    update "CustomerMessage" set body = '', error = null, "mailId" = null, "externalId" = null, "addressId" = null,
      state = case when state = 'QUEUED' then 'STOPPED'::"CustomerMessageState" else state end where "threadId" = ${threadId}`)
  await tx.rows(sql`
    update "CustomerDraftNote" set quote = '', text = '' where "draftId" in (select id from "CustomerDraft" where "threadId" = ${threadId})`)
  await tx.rows(sql`
    update "CustomerDraft" set body = '', version = version + 1, state = case when state = 'SENT' then state else 'DISCARDED'::"CustomerDraftState" end
    where "threadId" = ${threadId}`)
  await tx.rows(sql`update "CustomerFact" set text = '' where "threadId" = ${threadId}`)
  await tx.rows(sql`delete from "CustomerTie" where "threadId" = ${threadId}`)
  await takeAllDown(tx, threadId)
  for (const erase of erasers) await erase(tx, threadId)
  await eraseWords(tx, threadId, t('erased'))
  await tx.rows(sql`
    update "CustomerThread" set "erasedAt" = ${tx.at}, "changedAt" = ${tx.at}, "waitingSince" = null, "dueAt" = null, "rightDueAt" = null,
      "reviewDueAt" = null, "externalKey" = null, "linkKey" = ${randomLetters(20)} where id = ${threadId}`)
  await threadErased.record(tx, by, { postId: threadId, spaceId: thread.spaceId })
}

/** Everybody who wrote in threads: also those who replied from an address of their own and began none. */
async function writersOf(tx: Tx, threadIds: readonly number[]): Promise<number[]> {
  const ids = [...threadIds]
  const rows = await tx.rows<{ id: number }>(sql`
    select "customerId" as id from "CustomerThread" where id = any(${ids}::int[])
    union select "customerId" from "CustomerMessage" where "threadId" = any(${ids}::int[]) and "customerId" is not null order by id`)
  return rows.map(({ id }) => id)
}

/** Who they are goes when nothing that they wrote is left. */
async function eraseWhoHasNothing(tx: Tx, by: Actor, customerId: number): Promise<void> {
  const left = await tx.first(sql`
    select 1 from ${threadsWith(sql`${customerId}::int`)} own join "CustomerThread" k on k.id = own.id where k."erasedAt" is null limit 1`)
  if (left) return
  await tx.rows(sql`delete from "CustomerAddress" where "customerId" = ${customerId}`)
  await tx.rows(sql`delete from "CustomerChange" where "customerId" = ${customerId}`)
  await tx.rows(sql`
    update "Customer" set name = '', segment = '', language = null, consent = 'NONE', "keptAt" = null, "erasedAt" = ${tx.at},
      version = version + 1 where id = ${customerId}`)
  await customerErased.record(tx, by, { customerId })
}

/**
 * Erases a customer and every thread in which they wrote, also as whoever was merged with them, and who else has nothing left by
 * that: what others said there quotes them. It cannot be undone. Throws NotFound, and NotAllowed
 * for whoever does not see names in every space where they wrote.
 */
export async function eraseCustomer(context: SignedIn, raw: z.input<typeof EraseCustomer>) {
  const { customerId } = parse(EraseCustomer, raw)
  const { viewer } = context
  return write(context, 'eraseCustomer', { customerId }, async (tx) => {
    if ((await spaceOfCustomer(tx, viewer, customerId)) === undefined) throw new NotFound()
    const customers = await tx.rows<{ id: number }>(sql`
      select id from "Customer" where id = ${customerId} or "mergedIntoId" = ${customerId} order by id for no key update`)
    const ids = customers.map(({ id }) => id)
    const threads = await tx.rows<{ id: number; spaceId: number }>(sql`
      select distinct p.id, p."spaceId" from unnest(${ids}::int[]) o(id)
      join lateral ${threadsWith(sql`o.id`)} k on true join "Post" p on p.id = k.id order by p.id`)
    const spaceIds = threads.map(({ spaceId }) => spaceId)
    if (!canEraseCustomer(viewer, spaceIds)) throw new NotAllowed()
    for (const { id } of threads) await eraseThread(tx, context, id)
    const writers = await writersOf(
      tx,
      threads.map(({ id }) => id),
    )
    for (const id of new Set([...ids, ...writers])) await eraseWhoHasNothing(tx, context, id)
    return { id: customerId }
  })
}

/** Erases threads in which nothing was written for as long as their channel keeps them; each in a transaction of its own. */
export async function eraseOld(db: Db, now: Date): Promise<void> {
  const old = await db.rows<{ id: number }>(sql`
    select k.id from "CustomerThread" k join "CustomerChannel" c on c.id = k."channelId"
    where c."retentionDays" is not null and k."erasedAt" is null
      and k."latestAt" < ${now}::timestamptz - make_interval(days => c."retentionDays") order by k."latestAt", k.id limit ${MAX_ERASED}`)
  const by = systemActor('retention')
  for (const { id } of old)
    await transaction(async (tx) => {
      await eraseThread(tx, by, id)
      for (const writer of await writersOf(tx, [id])) await eraseWhoHasNothing(tx, by, writer)
    }, now)
}
