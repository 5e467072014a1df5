// Reading on what entries build, and what builds on them.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type LinkedRow = {
  challengeId: number
  ideaId: number
  buildsOn: number[]
  builtOnBy: number[]
}

/** Of entries, those that are not closed and that the viewer may see, in the order in which it was said, at most 50 each. */
export async function linksOf(
  db: Db,
  viewer: Viewer,
  keys: readonly { challengeId: number; ideaId: number }[],
): Promise<LinkedRow[]> {
  const json = JSON.stringify(keys)
  const isShown = sql`exists (select 1 from "ChallengeEntry" e join "Post" p on p.id = e."ideaId" and ${visibleTo(viewer)}
    where e."challengeId" = asked."challengeId" and e."ideaId" = other.id and e."closedAt" is null)`
  const rows = await db.rows<LinkedRow>(sql`
    select asked."challengeId", asked."ideaId",
      array(select other.id from (select l."ontoId" as id, l.at from "EntryLink" l
          where l."challengeId" = asked."challengeId" and l."ideaId" = asked."ideaId") other
        where ${isShown} order by other.at, other.id limit 50) as "buildsOn",
      array(select other.id from (select l."ideaId" as id, l.at from "EntryLink" l
          where l."challengeId" = asked."challengeId" and l."ontoId" = asked."ideaId") other
        where ${isShown} order by other.at, other.id limit 50) as "builtOnBy"
    from jsonb_to_recordset(${json}::jsonb) as asked("challengeId" int, "ideaId" int)`)
  const byKey = new Map(rows.map((row) => [`${row.challengeId} ${row.ideaId}`, row]))
  return keys.map(
    (key) =>
      byKey.get(`${key.challengeId} ${key.ideaId}`) ?? { ...key, buildsOn: [], builtOnBy: [] },
  )
}
