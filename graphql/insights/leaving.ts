// Insights of whoever leaves go to the successor, where that person sees the thread; others are nobody's, as a list says.
import { personAsReader } from '#graphql/audience.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export const ownedInsights = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select left(i.verbatim, 80) as name, '/insights/capture/' || p.id as path, p."spaceId" from "Insight" i
    join "Post" p on p.id = i."threadId" where i."ownerId" = ${personId} order by i.id desc limit ${MAX_OWNED}`)

export async function handOverInsights(tx: Tx, { personId, successorId }: Leaving): Promise<void> {
  const successor = sql`${successorId}::int`
  await tx.rows(sql`
    update "Insight" i set version = i.version + 1,
      "ownerId" = case when ${postVisibleTo(personAsReader(successor))} then ${successor} end
    from "Post" p where p.id = i."threadId" and i."ownerId" = ${personId}`)
}
