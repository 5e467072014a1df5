// The index proposes, the database confirms: what comes back is what the viewer may see at this moment.

import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { knownTo } from '#graphql/spaces/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

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
  if (!ids.length) return []
  const sources = sourcesOf(viewer, ids)
  const rows = await db.rows<Confirmed>(sql`
    select 'idea:' || p.id as id, 'idea' as kind, p.id as number, p.title, '/ideas/' || p.id as url, p."createdAt" as at,
      p."authorId", p."authorName", p."spaceId"
    ${sources.idea}
    union all
    select 'comment:' || c.id, 'comment', c.id, p.title, '/ideas/' || p.id || '#comment-' || c.id, c."createdAt",
      c."authorId", c."authorName", p."spaceId"
    ${sources.comment}
    union all
    select 'person:' || who.id, 'person', who.id, who.name, '/people/' || who.id, who."createdAt", who.id, null, null
    ${sources.person}
    union all
    select 'space:' || s.id, 'space', s.id, s.name, '/spaces/' || s.slug, s."createdAt", null, null, s.id
    ${sources.space}`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The same question for hundreds of ids that are only counted: which of them the viewer may see. */
export async function visibleAmong(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const sources = sourcesOf(viewer, ids)
  const row = await db.first<Record<SearchKind, number[]>>(sql`
    select array(select p.id ${sources.idea}) as idea, array(select c.id ${sources.comment}) as comment,
      array(select who.id ${sources.person}) as person, array(select s.id ${sources.space}) as space`)
  const kinds = Object.entries(row ?? {})
  return new Set(kinds.flatMap(([kind, numbers]) => numbers.map((number) => `${kind}:${number}`)))
}

/** For each kind, the rows of these ids that the viewer may see: `from … where …`. */
function sourcesOf(viewer: Viewer, ids: readonly string[]): Record<SearchKind, Sql> {
  const byKind: Record<SearchKind, number[]> = { idea: [], comment: [], person: [], space: [] }
  for (const id of ids) {
    const [kind, number] = id.split(':') as [SearchKind, string]
    if (byKind[kind] && /^\d{1,9}$/.test(number)) byKind[kind].push(Number(number))
  }
  return {
    idea: sql`from "Idea" i join "Post" p on p.id = i.id where p.id = any(${list(byKind.idea)}::int[]) and ${visibleTo(viewer)}`,
    comment: sql`from "Comment" c join "Post" p on p.id = c."postId"
      where c.id = any(${list(byKind.comment)}::int[]) and c.state = 'OPEN' and ${visibleTo(viewer)}`,
    person: sql`from "Person" who where who.id = any(${list(byKind.person)}::int[]) and who."deactivatedAt" is null`,
    space: sql`from "Space" s where s.id = any(${list(byKind.space)}::int[]) and ${knownTo(viewer)}`,
  }
}

/** PostgreSQL's own way of writing an array: quoting hundreds of numbers one by one takes longer than looking them up. */
const list = (numbers: number[]): string => `{${numbers.join(',')}}`
