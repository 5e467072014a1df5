// Reading drafts with a helper: as the helper, and as the writer.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type HelpedRow = {
  personId: number
  challengeId: number
  content: unknown
  version: number
  updatedAt: Date
}

/** Drafts that the viewer helps with, in challenges that they may see, the latest first, at most 50; or one of them. */
export const helpedBy = (
  db: Db,
  viewer: Viewer,
  one: { challengeId: number; authorId: number } | null = null,
): Promise<HelpedRow[]> =>
  db.rows<HelpedRow>(sql`
    select h."personId", h."challengeId", d.content, d.version, d."updatedAt" from "DraftHelper" h
    join "Draft" d on d."personId" = h."personId" and d.place = h.place
    join "Post" p on p.id = h."challengeId" and ${visibleTo(viewer)}
    where h."helperId" = ${viewer.id} and (${one?.challengeId ?? null}::int is null or h."challengeId" = ${one?.challengeId ?? null}::int)
      and (${one?.authorId ?? null}::int is null or h."personId" = ${one?.authorId ?? null}::int)
    order by d."updatedAt" desc, h."personId" limit 50`)

/** Who helps with the viewer's own drafts, by challenge. */
export async function helpersOf(
  db: Db,
  viewer: Viewer,
  challengeIds: readonly number[],
): Promise<(number | null)[]> {
  const rows = await db.rows<{ challengeId: number; helperId: number }>(sql`
    select "challengeId", "helperId" from "DraftHelper"
    where "personId" = ${viewer.id} and "challengeId" = any(${challengeIds}::int[])`)
  const byId = new Map(rows.map((row) => [row.challengeId, row.helperId]))
  return challengeIds.map((id) => byId.get(id) ?? null)
}
