// The index proposes, the database confirms: what comes back is what the viewer may see at this moment.

import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { knownTo } from '#graphql/spaces/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type SearchKind = 'idea' | 'comment' | 'person' | 'space'
/** What a hit is, as the database knows it now. */
export type Confirmed = {
  id: string
  kind: SearchKind
  number: number
  /** For a comment the post's title. */
  title: string
  url: string
  at: Date
  authorId: number | null
  authorName: string | null
  spaceId: number | null
}

/** Those of the ids ("idea:7") that the viewer may see, in the given order. One statement for all kinds. */
export async function confirm(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Confirmed[]> {
  const byKind: Record<SearchKind, number[]> = { idea: [], comment: [], person: [], space: [] }
  for (const id of ids) {
    const [kind, number] = id.split(':') as [SearchKind, string]
    if (byKind[kind] && /^\d{1,9}$/.test(number)) byKind[kind].push(Number(number))
  }
  const rows = await db.rows<Confirmed>(sql`
    select 'idea:' || p.id as id, 'idea' as kind, p.id as number, p.title, '/ideas/' || p.id as url, p."createdAt" as at,
      p."authorId", p."authorName", p."spaceId"
    from "Idea" i join "Post" p on p.id = i.id where p.id = any(${byKind.idea}::int[]) and ${visibleTo(viewer)}
    union all
    select 'comment:' || c.id, 'comment', c.id, p.title, '/ideas/' || p.id || '#comment-' || c.id, c."createdAt",
      c."authorId", c."authorName", p."spaceId"
    from "Comment" c join "Post" p on p.id = c."postId"
    where c.id = any(${byKind.comment}::int[]) and c.state = 'OPEN' and ${visibleTo(viewer)}
    union all
    select 'person:' || who.id, 'person', who.id, who.name, '/people/' || who.id, who."createdAt", who.id, null, null
    from "Person" who where who.id = any(${byKind.person}::int[]) and who."deactivatedAt" is null
    union all
    select 'space:' || s.id, 'space', s.id, s.name, '/spaces/' || s.slug, s."createdAt", null, null, s.id
    from "Space" s where s.id = any(${byKind.space}::int[]) and ${knownTo(viewer)}`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
