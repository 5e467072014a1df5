// Which sealed posts are somebody's own. No query can ask that: each process reads the tags of the newest sealed posts once,
// compares them with a person's in memory, and remembers the result.
import { type Sql, sql } from '#prisma/sql.ts'
import { isSealedAuthor } from './seal.ts'

/** Older ones are recognized on their own pages, but notifications of them are not listed any longer. */
const MAX_SEALED_POSTS = 2_000
/** Numbers below the newest one known at which a post may still be in a transaction that has not ended. */
const MAX_BEHIND = 10_000
const MAX_PEOPLE = 20_000

type Sealed = readonly [id: number, tag: string]
/** In the order in which they became known. */
let known: Sealed[] = []
let knownIds = new Set<number>()
/** Of a person: how many of `known` were looked at, and which of them are theirs. */
const own = new Map<number, { seen: number; ids: number[] }>()

function forgetAll(): void {
  known = []
  knownIds = new Set()
  own.clear()
}

/** Sealed posts that this process may not know yet, as a value of a statement: [[id, tag], …]. */
export function newSealedPosts(): Sql {
  if (known.length > MAX_SEALED_POSTS * 2) forgetAll()
  const after = Math.max(0, ...known.slice(-MAX_SEALED_POSTS).map(([id]) => id)) - MAX_BEHIND
  return sql`(select coalesce(json_agg(json_build_array(newest.id, newest."authorTag") order by newest.id), '[]') from (
    select sealed.id, sealed."authorTag" from "Post" sealed
    where sealed."authorTag" is not null and sealed.id > ${after} order by sealed.id desc limit ${MAX_SEALED_POSTS}) newest)`
}

/** Numbers of the sealed posts that a person wrote. @param found what `newSealedPosts` gave */
export function ownSealedPosts(personId: number, found: readonly Sealed[]): readonly number[] {
  for (const post of found) {
    if (knownIds.has(post[0])) continue
    knownIds.add(post[0])
    known.push(post)
  }
  if (own.size > MAX_PEOPLE) own.clear()
  const mine = own.get(personId) ?? { seen: 0, ids: [] }
  for (const [id, tag] of known.slice(mine.seen))
    if (isSealedAuthor(personId, id, tag)) mine.ids.push(id)
  mine.seen = known.length
  own.set(personId, mine)
  return [...mine.ids]
}
