// Reading aliases, and what might become one: posts that were merged, and searches that found nothing.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { wordsOf } from '#search/words.ts'
import { MIN_PEOPLE } from './limits.ts'

export type AliasRow = {
  id: number
  name: string
  other: string
  spaceId: number | null
  addedById: number | null
  createdAt: Date
}
/** `people`: how many searched for it at least; null: from posts that were merged, whose titles are `from`. */
export type AliasProposal = {
  name: string
  other: string | null
  people: number | null
  from: string[]
}

const columns = sql`id, name, other, "spaceId", "addedById", "createdAt"`
const MAX_PROPOSALS = 20
const MAX_MERGED = 200
/** Titles that differ in more words than this say nothing of any one of them. */
const MAX_DIFFERENCE = 2
const MIN_LETTERS = 4

export const aliasById = (db: Db, id: number): Promise<AliasRow | undefined> =>
  db.first<AliasRow>(sql`select ${columns} from "SearchAlias" where id = ${id}`)

/** A page of aliases that an administrator may keep, newest first, `before` exclusive. */
export const aliasesFor = (
  db: Db,
  viewer: Viewer,
  wanted: number,
  before: number | null,
): Promise<AliasRow[]> =>
  db.rows<AliasRow>(sql`
    select ${columns} from "SearchAlias"
    where ("spaceId" is null or "spaceId" = any(${[...viewer.spaceIds]}::int[]))
      and (${before}::int is null or id < ${before})
    order by id desc limit ${wanted + 1}`)

/** What might become an alias: words that several people searched for in vain, then names of posts that were merged; at most 20 of each. */
export async function aliasProposals(db: Db, viewer: Viewer): Promise<AliasProposal[]> {
  const [missed, merged, kept] = await Promise.all([
    db.rows<{ words: string; people: number }>(sql`
      select words, bit_count(people::bit(32))::int as people from "SearchWithoutResult"
      where bit_count(people::bit(32)) >= ${MIN_PEOPLE} order by times desc, words limit ${3 * MAX_PROPOSALS}`),
    db.rows<{ title: string; into: string }>(sql`
      select p.title, target.title as into from "Post" p
      join "Post" target on target.id = p."mergedIntoId" and target.id in (select p.id from "Post" p where ${visibleTo(viewer)})
      where ${visibleTo(viewer)} order by p.id desc limit ${MAX_MERGED}`),
    db.rows<{ name: string; other: string }>(sql`select name, other from "SearchAlias"`),
  ])
  const known = new Set(kept.flatMap(({ name, other }) => [wordsIn(name), wordsIn(other)]))
  const pairs = new Set(kept.map(({ name, other }) => keyOf(wordsIn(name), wordsIn(other))))
  const asked = missed
    .filter(({ words }) => !known.has(words))
    .map(({ words, people }): AliasProposal => ({ name: words, other: null, people, from: [] }))
  const named = merged.flatMap(({ title, into }) => {
    const differing = differenceOf(title, into)
    if (!differing || pairs.has(keyOf(...differing))) return []
    pairs.add(keyOf(...differing))
    const [name, other] = differing
    return [{ name, other, people: null, from: [title, into] }]
  })
  return [...asked.slice(0, MAX_PROPOSALS), ...named.slice(0, MAX_PROPOSALS)]
}

const foldedOf = (text: string) => wordsOf(text, 40).map(({ folded }) => folded)
/** A name as it is compared: its words alone. */
export const wordsIn = (text: string): string => foldedOf(text).join(' ')
const keyOf = (one: string, two: string) => [one, two].sort().join(' = ')

/** What one title says with other words than the other, when that is a word or two on each side. */
function differenceOf(title: string, into: string): [string, string] | null {
  const [one, two] = [foldedOf(title), foldedOf(into)]
  const isTelling = (word: string) => word.length >= MIN_LETTERS
  const left = one.filter((word) => isTelling(word) && !two.includes(word))
  const right = two.filter((word) => isTelling(word) && !one.includes(word))
  const fits = (words: string[]) => words.length > 0 && words.length <= MAX_DIFFERENCE
  return fits(left) && fits(right) ? [left.join(' '), right.join(' ')] : null
}
