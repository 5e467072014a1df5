// What is known of one customer beyond their threads.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Tone } from './limits.ts'

export type MomentTone = { tone: Tone; at: Date }
export type CustomerAccount = { name: string; yearlyValue: number }

/** How a customer sounded first and latest, in threads that the viewer sees. Undefined of fewer than two messages. */
export async function tonesOfCustomer(
  db: Db,
  viewer: Viewer,
  customerId: number,
): Promise<{ first: MomentTone; latest: MomentTone } | undefined> {
  const read = (isLatest: boolean) => sql`
    select coalesce(t."correctedTone", t.tone) as tone, m.at, m.id from "Customer" c join "CustomerMessage" m on m."customerId" = c.id
    join "MessageTone" t on t."messageId" = m.id join "Post" p on p.id = m."threadId"
    where (c.id = ${customerId} or c."mergedIntoId" = ${customerId}) and m.direction = 'IN' and ${visibleTo(viewer)}
    order by ${isLatest ? sql`m.at desc, m.id desc` : sql`m.at, m.id`} limit 1`
  const rows = await db.rows<MomentTone & { id: number }>(
    sql`(${read(false)}) union all (${read(true)})`,
  )
  const [first, latest] = rows
  return first && latest && first.id !== latest.id ? { first, latest } : undefined
}

/** The account of a customer, or of the one they were found to be. */
export const accountOf = async (db: Db, customerId: number): Promise<CustomerAccount | null> =>
  (await db.first<CustomerAccount>(sql`
    select a.name, a."yearlyValue" from "Customer" c
    join "CustomerAccountMember" m on m."customerId" in (c.id, c."mergedIntoId") join "CustomerAccount" a on a.id = m."accountId"
    where c.id = ${customerId} order by m."customerId" = c.id desc limit 1`)) ?? null
