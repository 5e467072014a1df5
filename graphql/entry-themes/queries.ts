// Reading themes with their entries, and pairs.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_THEMES } from './limits.ts'

/** What a program reads for everybody: posts `p` that nobody has taken off the pages. */
export const visibleToAll = sql`p.state = 'OPEN' and not p."isRestricted"`

export type ThemeRow = {
  id: number
  challengeId: number
  name: string
  isKept: boolean
  words: string[]
  entryCount: number
}

/** The themes of challenges with entries that the viewer may see, those with most first. Words of others would tell what was hidden. */
export async function themesIn(
  db: Db,
  viewer: Viewer,
  challengeIds: readonly number[],
): Promise<ThemeRow[][]> {
  const rows = await db.rows<ThemeRow>(sql`
    select t.id, t."challengeId", t.name, t."isKept", t.words, counted."entryCount" from "EntryTheme" t
    cross join lateral (
      select count(*)::int as "entryCount" from "ThemeEntry" m
      join "ChallengeEntry" e on e."challengeId" = t."challengeId" and e."ideaId" = m."ideaId" and e."closedAt" is null
      join "Post" p on p.id = m."ideaId" and ${visibleTo(viewer)} where m."themeId" = t.id) counted
    where t."challengeId" = any(${challengeIds}::int[]) and counted."entryCount" > 0 order by counted."entryCount" desc, t.id
    limit ${MAX_THEMES * challengeIds.length}`)
  return challengeIds.map((id) => rows.filter(({ challengeId }) => challengeId === id))
}

export type ThemedEntry = { ideaId: number; challengeId: number; themeIds: number[] }

/** Entries of a theme, or those without one, oldest first: `wanted + 1` rows at most. */
export const themedEntries = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  themeId: number | null,
  wanted: number,
  after: number,
): Promise<ThemedEntry[]> =>
  db.rows<ThemedEntry>(sql`
    select e."ideaId", e."challengeId", array(select m."themeId" from "ThemeEntry" m join "EntryTheme" t on t.id = m."themeId"
      where m."ideaId" = e."ideaId" and t."challengeId" = e."challengeId" order by 1) as "themeIds"
    from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null and e."ideaId" > ${after} and ${visibleTo(viewer)}
      and case when ${themeId}::int is null then not exists (select 1 from "ThemeEntry" m join "EntryTheme" t on t.id = m."themeId"
          where m."ideaId" = e."ideaId" and t."challengeId" = e."challengeId")
        else exists (select 1 from "ThemeEntry" m where m."ideaId" = e."ideaId" and m."themeId" = ${themeId}::int) end
    order by e."ideaId" limit ${wanted + 1}`)

export type PairRow = {
  challengeId: number
  firstId: number
  secondId: number
  score: number
  shared: string[]
  onlyFirst: string[]
  onlySecond: string[]
  dismissedById: number | null
  dismissedAt: Date | null
}

/** Pairs of entries that are not closed and that the viewer may see, most alike first: `wanted + 1` rows at most. */
export const listPairs = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  isDismissed: boolean,
  wanted: number,
  after: readonly [number, number, number] | null,
): Promise<PairRow[]> =>
  db.rows<PairRow>(sql`
    select x."challengeId", x."firstId", x."secondId", x.score, x.shared, x."onlyFirst", x."onlySecond", x."dismissedById",
      x."dismissedAt" from "EntryPair" x
    join "ChallengeEntry" one on one."challengeId" = x."challengeId" and one."ideaId" = x."firstId" and one."closedAt" is null
    join "ChallengeEntry" two on two."challengeId" = x."challengeId" and two."ideaId" = x."secondId" and two."closedAt" is null
    where x."challengeId" = ${challengeId} and (x."dismissedAt" is not null) = ${isDismissed}
      and not exists (select 1 from unnest(array[x."firstId", x."secondId"]) both_of(id)
        where not exists (select 1 from "Post" p where p.id = both_of.id and ${visibleTo(viewer)}))
      and (x.score, -x."firstId", -x."secondId") < (${after?.[0] ?? 2}::float8, ${-(after?.[1] ?? 0)}::int, ${-(after?.[2] ?? 0)}::int)
    order by x.score desc, x."firstId", x."secondId" limit ${wanted + 1}`)

/** When themes were found last; null: not yet. */
export async function foundAtOf(db: Db, challengeIds: readonly number[]): Promise<(Date | null)[]> {
  const rows = await db.rows<{ challengeId: number; at: Date }>(sql`
    select "challengeId", at from "ThemeRun" where "challengeId" = any(${challengeIds}::int[])`)
  const byId = new Map(rows.map((row) => [row.challengeId, row.at]))
  return challengeIds.map((id) => byId.get(id) ?? null)
}
