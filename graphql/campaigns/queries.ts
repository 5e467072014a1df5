// Ideas with a tag that could be taken into a challenge.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'

/** A tag as posts have it: without its #. */
export const tagIn = (written: string): string => written.trim().replace(/^#/, '').toLowerCase()

/**
 * Ideas of the challenge's space with a tag, the newest first: open, written under a name, neither merged nor withdrawn, and never entered
 * there, so that what an author took out stays out. `wanted + 1` at most.
 */
export async function taggedIdeas(
  db: Db,
  viewer: Viewer,
  { id, spaceId }: { id: number; spaceId: number },
  tag: string,
  wanted: number,
  after: number | null,
): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    plannedForValues(sql`
      select p.id from "Post" p join "Idea" i on i.id = p.id
      where p."spaceId" = ${spaceId} and p.tags @> array[${tag}]::text[] and p.state = 'OPEN' and p."authorTag" is null
        and p."mergedIntoId" is null and i.status <> 'WITHDRAWN' and (${after}::int is null or p.id < ${after}::int)
        and not exists (select 1 from "ChallengeEntry" e where e."challengeId" = ${id} and e."ideaId" = p.id)
        and ${visibleTo(viewer)}
      order by p.id desc limit ${wanted + 1}`),
  )
  return rows.map((row) => row.id)
}
