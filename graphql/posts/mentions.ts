// "@Ana Silva" in a text: who is meant, and may they see it?
import { personAsReader } from '#graphql/audience.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Named, namingPieces } from './markdown.ts'
import { finderOf, hasSign, possibleNames } from './name-links.ts'

/** More than this in one text is no conversation; the rest stays plain text. */
export const MAX_NAMED = 20
/** So many beginnings of words after an @ are looked up as names. */
const MAX_CANDIDATES = 400

/**
 * The people named in a text who may read the space: those whose names become links in it. A name that several people bear names nobody
 * (the page then offers the unit with the name).
 */
export async function namedIn(db: Db, text: string, spaceId: number): Promise<Named[]> {
  if (!hasSign(text)) return []
  const pieces = namingPieces(text)
  const candidates = [...possibleNames(pieces, MAX_CANDIDATES)].flatMap(spellings)
  if (candidates.length === 0) return []
  const rows = await db.rows<Named>(sql`
    select p.id, p.name from "Person" p
    where lower(p.name) = any(array(select lower(name) from unnest(${candidates}::text[]) name))
      and p."deactivatedAt" is null
      and ${personAsReader(sql`p.id`).reads(sql`${spaceId}`)}
    order by p.id limit ${MAX_NAMED * 2}`)
  const byName = Map.groupBy(rows, ({ name }) => name.normalize('NFC').toLowerCase())
  const people = [...byName.values()].flatMap((some) => (some.length === 1 ? some : []))
  const linked = new Set(pieces.flatMap(finderOf(people)).map(({ person }) => person))
  return [...linked].slice(0, MAX_NAMED)
}

/** A name as it may be stored: composed or not, with either apostrophe. */
const spellings = (name: string): string[] => {
  const straight = name.normalize('NFC').replace(/[’ʼ＇]/g, "'")
  const both = [straight, straight.replaceAll("'", '’')]
  return [...new Set([...both, ...both.map((one) => one.normalize('NFD'))])]
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
