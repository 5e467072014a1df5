// Insights and themes of whoever leaves go to the successor, where that person sees the thread; others are nobody's, as a list says.
import { personAsReader } from '#graphql/audience.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { readsInsights } from './alerts.ts'
import { themeOwned } from './events.ts'

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

export const ownedThemes = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select t.name, '/insights/themes/' || t.id as path, (
      select min(p."spaceId") from "Insight" i join "Post" p on p.id = i."threadId" where i."themeId" = t.id) as "spaceId"
    from "InsightTheme" t where t."ownerId" = ${personId} and t."mergedIntoId" is null and exists (
      select 1 from "Insight" i where i."themeId" = t.id) order by t.id desc limit ${MAX_OWNED}`)

/** A successor who sees no quote of a theme does not get it. */
export async function handOverThemes(
  tx: Tx,
  { personId, successorId, by }: Leaving,
): Promise<void> {
  const successor = sql`${successorId}::int`
  const themes = await tx.rows<{ themeId: number; ownerId: number | null }>(sql`
    update "InsightTheme" t set version = t.version + 1, "ownerId" = case when exists (
      select 1 from "InsightTheme" th join "Insight" i on i."themeId" = th.id join "Post" p on p.id = i."threadId"
      where coalesce(th."rootId", th.id) = coalesce(t."rootId", t.id) and ${readsInsights(successor)}) then ${successor} end
    where t."ownerId" = ${personId} returning t.id as "themeId", t."ownerId"`)
  for (const theme of themes) await themeOwned.record(tx, by, theme)
}
