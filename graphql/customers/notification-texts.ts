// What mails quote of threads: why an escalated one has waited.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const t = customersMessages.in('en')

/** Why the threads that rows are about wait: nobody has taken them, nobody drafts, or a draft waits for its review. */
export async function whyItWaited(db: Db, rows: readonly RowToAsk[]): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ postId }) => postId ?? [])
  const found = await db.rows<{ id: number; why: 'NOBODY' | 'NO_DRAFT' | 'REVIEW' | 'DRAFT' }>(sql`
    select k.id, case when k."assigneeId" is null then 'NOBODY' when d.state is null then 'NO_DRAFT'
      when d.state = 'REVIEW' then 'REVIEW' else 'DRAFT' end as why
    from "CustomerThread" k left join lateral (
      select d.state from "CustomerDraft" d where d."threadId" = k.id and d.state in ('DRAFT', 'REVIEW', 'APPROVED')
      order by d.id desc limit 1) d on true
    where k.id = any(${ids}::int[])`)
  const byId = new Map(found.map(({ id, why }) => [id, t(`why.${why}`)]))
  return new Map(
    rows.flatMap(({ id, postId }) => {
      const why = byId.get(postId ?? 0)
      return why ? [[id, why] as const] : []
    }),
  )
}
