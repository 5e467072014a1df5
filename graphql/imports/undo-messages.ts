// Takes back what an import of customers' messages brought: threads that nobody has worked on since, and customers who have nothing left.

import { type SignedIn, systemActor } from '#graphql/context.ts'
import { importOfCustomersUndone } from '#graphql/customers/import-events.ts'
import { write } from '#graphql/write.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ImportRow } from './queries.ts'
import { lockImport } from './run.ts'

/** What went, by the counts of an import: threads count as its first kind. */
export type Undone = { ideas: number; comments: number; stays: number }

const MAX_AT_ONCE = 500

/** Has anybody, here or outside, done something with thread `k` of post `p` since? */
const isTouched = sql`(k."assigneeId" is not null or k.state <> 'COMPLAINT' or k."erasedAt" is not null or k."waitingSince" is not null
  or exists (select 1 from "CustomerMessage" m where m."threadId" = k.id offset 1)
  or exists (select 1 from "CustomerDraft" d where d."threadId" = k.id)
  or exists (select 1 from "CustomerThreadMove" v where v."threadId" = k.id)
  or exists (select 1 from "Insight" i where i."threadId" = k.id)
  or exists (select 1 from "PostReader" g where g."postId" = k.id)
  or exists (select 1 from "Comment" c where c."postId" = k.id))`

type Found = {
  id: number
  spaceId: number
  channelId: number
  customerId: number
  isTouched: boolean
}

/** Removes in batches what stands under no hand. What is left keeps its rows, so that the file can be imported again. */
export async function undoMessages(context: SignedIn, row: ImportRow): Promise<Undone> {
  const undone: Undone = { ideas: 0, comments: 0, stays: 0 }
  for (let after = 0; ; ) {
    const batch = await removeThreads(context, row, after)
    undone.ideas += batch.removed
    undone.stays += batch.stays
    if (batch.last === 0) return undone
    after = batch.last
  }
}

function removeThreads(context: SignedIn, row: ImportRow, after: number) {
  return write(context, 'undoCustomers', null, async (tx) => {
    if (row.spaceId !== null) await lockImport(tx, row.spaceId)
    const found = await tx.rows<Found>(sql`
      select p.id, p."spaceId", k."channelId", k."customerId", ${isTouched} as "isTouched"
      from "ImportedRow" r join "Post" p on p.id = r."postId" join "CustomerThread" k on k.id = p.id
      where r."importId" = ${row.id} and r.kind = 'customers' and p.id > ${after} order by p.id limit ${MAX_AT_ONCE} for update of p, k`)
    const gone = found.filter((one) => !one.isTouched)
    const threadIds = gone.map(({ id }) => id)
    const [first] = gone
    if (first) {
      await tx.rows(sql`delete from "Post" where id = any(${threadIds}::int[])`)
      await removeCustomers(tx, [...new Set(gone.map(({ customerId }) => customerId))])
      const { spaceId, channelId } = first
      const by = systemActor(`import ${row.id}`)
      const { file } = row
      await importOfCustomersUndone.record(tx, by, { spaceId, channelId, file, threadIds })
    }
    const last = found.at(-1)?.id ?? 0
    return { removed: gone.length, stays: found.length - gone.length, last }
  })
}

/** Those who wrote nothing else, and of whom nobody has noted anything. */
const removeCustomers = (tx: Tx, ids: readonly number[]): Promise<unknown> =>
  tx.rows(sql`
    delete from "Customer" c where c.id = any(${ids}::int[]) and c."mergedIntoId" is null and c.version = 1
      and not exists (select 1 from "Customer" o where o."mergedIntoId" = c.id)
      and not exists (select 1 from "CustomerThread" k where k."customerId" = c.id)
      and not exists (select 1 from "CustomerMessage" m where m."customerId" = c.id)
      and not exists (select 1 from "CustomerAddress" a where a."customerId" = c.id and a."blockedAt" is not null)
      and not exists (select 1 from "CustomerAccountMember" y where y."customerId" = c.id)`)
