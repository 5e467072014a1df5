// "@Ana Silva" in a text: who is meant, and may they see it?
import { personAsReader } from '#graphql/audience.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Named } from './markdown.ts'

/** More than this in one text is no conversation; the rest stays plain text. */
export const MAX_NAMED = 20

/**
 * The people named in a text who may read the space. A name that several people bear names nobody
 * (the page then offers the unit with the name).
 */
export async function namedIn(db: Db, text: string, spaceId: number): Promise<Named[]> {
  if (!text.includes('@')) return []
  const candidates = new Set<string>()
  for (const match of text.matchAll(
    /@(\p{L}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,4})/gu,
  )) {
    const words = (match[1] as string).split(' ')
    for (let n = 1; n <= words.length; n++)
      candidates.add(
        words
          .slice(0, n)
          .join(' ')
          .replace(/(?<![.'’])[.'’]+$/, '')
          .toLowerCase(),
      )
    if (candidates.size > 200) break
  }
  if (candidates.size === 0) return []
  const rows = await db.rows<Named>(sql`
    select p.id, p.name from "Person" p
    where lower(p.name) = any(${[...candidates]}) and p."deactivatedAt" is null
      and ${personAsReader(sql`p.id`).reads(sql`${spaceId}`)}
    limit ${MAX_NAMED * 2}`)
  const byName = new Map<string, Named[]>()
  for (const row of rows)
    byName.set(row.name.toLowerCase(), [...(byName.get(row.name.toLowerCase()) ?? []), row])
  return [...byName.values()]
    .flatMap((people) => (people.length === 1 ? people : []))
    .slice(0, MAX_NAMED)
}

/** Keeps who was named where; the second time changes nothing. `commentId` 0 stands for the post itself. */
export async function rememberNamed(
  tx: Tx,
  postId: number,
  commentId: number,
  named: readonly Named[],
): Promise<void> {
  if (named.length === 0) return
  await tx.rows(sql`
    insert into "Mention" ("postId", "commentId", "personId")
    select ${postId}, ${commentId}, unnest(${named.map((person) => person.id)}::int[]) on conflict do nothing`)
}
