// Reading what entries would cost and bring.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type CaseRow = {
  challengeId: number
  ideaId: number
  cost: number
  benefit: number
  basis: string
  at: Date
}

/** The cases of entries that the viewer may see; null: nobody has said it. */
export async function casesOf(
  db: Db,
  viewer: Viewer,
  keys: readonly { challengeId: number; ideaId: number }[],
): Promise<(CaseRow | null)[]> {
  const json = JSON.stringify(keys)
  const rows = await db.rows<CaseRow>(sql`
    select k."challengeId", k."ideaId", k.cost, k.benefit, k.basis, k.at
    from jsonb_to_recordset(${json}::jsonb) as asked("challengeId" int, "ideaId" int)
    join "EntryCase" k on k."challengeId" = asked."challengeId" and k."ideaId" = asked."ideaId"
    join "Post" p on p.id = k."ideaId" and ${visibleTo(viewer)}`)
  const byKey = new Map(rows.map((row) => [`${row.challengeId} ${row.ideaId}`, row]))
  return keys.map(({ challengeId, ideaId }) => byKey.get(`${challengeId} ${ideaId}`) ?? null)
}
