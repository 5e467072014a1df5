// Reads of insights and themes, always as somebody, counted by people, accounts and value.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { personOf, rootOf, seenInsights } from './find.ts'
import type { InsightState, Tone } from './limits.ts'

export type InsightRow = {
  id: number
  messageId: number
  threadId: number
  customerId: number
  spaceId: number
  verbatim: string
  /** In hexadecimal digits. */
  hash: string
  /** Does the message still have these words at this place? */
  isUnaltered: boolean
  note: string
  state: InsightState
  stateAt: Date
  ownerId: number | null
  byId: number | null
  at: Date
  heardAt: Date
  consent: 'NONE' | 'CONTACT' | 'QUOTE'
  themeId: number | null
  themeName: string | null
  proposedName: string | null
  version: number
}
/** A theme of which the viewer sees no quote is not named to them. */
const columns = (
  viewer: Viewer,
): Sql => sql`i.id, i."messageId", i."threadId", i."customerId", p."spaceId", i.verbatim, encode(i.hash, 'hex') as hash,
  position(i.verbatim in m.body) > 0 as "isUnaltered", i.note, i.state, i."stateAt", i."ownerId", i."byId", i.at, m.at as "heardAt",
  c.consent, ${rootOf} as "themeId",
  (select r.name from "InsightTheme" r where r.id = ${rootOf}) as "themeName",
  (select r.name from "InsightTheme" q join "InsightTheme" r on r.id = coalesce(q."rootId", q.id) where q.id = i."proposedThemeId"
    and r.id in (select ${rootOf} from ${seenInsights(viewer)} where i."themeId" is not null)) as "proposedName", i.version`

export type InsightFilter = {
  themeId?: number | null
  threadId?: number | null
  /** Only those without a theme. */
  isOpen?: boolean
}

/** A page of insights, latest first: `wanted + 1` at most. */
export function insightsPage(
  db: Db,
  viewer: Viewer,
  { themeId = null, threadId = null, isOpen = false }: InsightFilter,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<InsightRow[]> {
  const all: Sql[] = []
  if (themeId !== null) all.push(sql`${rootOf} = ${themeId}`)
  if (threadId !== null) all.push(sql`i."threadId" = ${threadId}`)
  if (isOpen) all.push(sql`i."themeId" is null`)
  if (after) all.push(sql`(i.at, i.id) < (${after[0]}::timestamptz, ${after[1]}::int)`)
  return db.rows<InsightRow>(
    plannedForValues(sql`
      select ${columns(viewer)} from ${seenInsights(viewer)} where ${joined(all, ' and ')} order by i.at desc, i.id desc limit ${wanted + 1}`),
  )
}

/** Insights by id, null where the viewer does not see one. */
export async function insightsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(InsightRow | null)[]> {
  const rows = await db.rows<InsightRow>(sql`
    select ${columns(viewer)} from ${seenInsights(viewer)} where i.id = any(${[...ids]}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export type ThemeRow = {
  id: number
  name: string
  version: number
  byId: number | null
  ownerId: number | null
  at: Date
  mergedIntoId: number | null
  splitFromId: number | null
  people: number
  accounts: number
  yearlyValue: number
  quotes: number
  /** When customers said it first and last; null without a quote. */
  firstAt: Date | null
  lastAt: Date | null
}

/** What every theme counts for a viewer: `id`, people, accounts and their value. */
const counted = (viewer: Viewer, where: Sql): Sql => sql`(
  select seen.root as id, count(distinct seen.person)::int as people, count(distinct seen.account)::int as accounts,
    count(*)::int as quotes, min(seen.at) as "firstAt", max(seen.at) as "lastAt",
    array_agg(distinct seen.account) filter (where seen.account is not null) as "accountIds"
  from (select ${rootOf} as root, ${personOf} as person, m.at, belongs."accountId" as account
    from ${seenInsights(viewer)} left join "CustomerAccountMember" belongs on belongs."customerId" = ${personOf}
    where i."themeId" is not null and ${where}) seen group by seen.root)`
const themeColumns = sql`t.id, t.name, t.version, t."byId", t."ownerId", t.at, t."mergedIntoId", t."splitFromId", coalesce(g.people, 0) as people,
  coalesce(g.accounts, 0) as accounts,
  (select coalesce(sum(a."yearlyValue"), 0)::float8 from "CustomerAccount" a where a.id = any(g."accountIds")) as "yearlyValue",
  coalesce(g.quotes, 0) as quotes, g."firstAt", g."lastAt"`

/** A page of themes, those of most people first: `wanted + 1` at most. */
export const themesPage = (
  db: Db,
  viewer: Viewer,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<ThemeRow[]> =>
  db.rows<ThemeRow>(
    plannedForValues(sql`
      select ${themeColumns} from ${counted(viewer, sql`true`)} g join "InsightTheme" t on t.id = g.id
      where ${after ? sql`(g.people, t.id) < (${after[0]}::int, ${after[1]}::int)` : sql`true`}
      order by g.people desc, t.id desc limit ${wanted + 1}`),
  )

/** Themes by id with what they count; null where the viewer sees neither a quote nor made it. Of merged ones the quotes count elsewhere. */
export async function themesByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(ThemeRow | null)[]> {
  const rows = await db.rows<ThemeRow>(
    plannedForValues(sql`
      select ${themeColumns} from "InsightTheme" t left join ${counted(viewer, sql`true`)} g on g.id = t.id
      where t.id = any(${[...ids]}::int[]) and (g.id is not null or t."byId" = ${viewer.id} or exists (
        select 1 from ${seenInsights(viewer)} where i."themeId" = t.id))`),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export type WeekRow = { themeId: number; week: Date; people: number }
/** People of each week in which somebody said it, since a moment. Weeks begin on Monday in UTC. */
export const weeksOf = (
  db: Db,
  viewer: Viewer,
  themeIds: readonly number[],
  since: Date,
): Promise<WeekRow[]> =>
  db.rows<WeekRow>(sql`
    select ${rootOf} as "themeId", date_trunc('week', m.at, 'UTC') as week, count(distinct ${personOf})::int as people
    from ${seenInsights(viewer)} where ${rootOf} = any(${[...themeIds]}::int[]) and m.at >= ${since}
    group by 1, 2 order by 1, 2`)

export type MergedRow = { id: number; name: string; intoId: number | null; at: Date | null }
/** Themes that were merged into others, with when: those of which the viewer sees a quote, also by what was merged into them before. */
export const mergedInto = (db: Db, viewer: Viewer, ids: readonly number[]): Promise<MergedRow[]> =>
  db.rows<MergedRow>(sql`
    select t.id, t.name, t."mergedIntoId" as "intoId", t."mergedAt" as at from "InsightTheme" t
    where t."mergedIntoId" = any(${[...ids]}::int[]) and exists (
      select 1 from ${seenInsights(viewer)} where t.id in (th.id, th."mergedIntoId"))
    order by t."mergedAt" desc, t.id desc limit 100`)

export type LinkRow = { themeId: number; postId: number; byId: number | null; at: Date }
/** What answers themes, also those merged into them, as far as the viewer sees it; oldest first. */
export const linksOf = (db: Db, viewer: Viewer, ids: readonly number[]): Promise<LinkRow[]> =>
  db.rows<LinkRow>(sql`
    select distinct on (coalesce(t."rootId", t.id), l."postId") coalesce(t."rootId", t.id) as "themeId", l."postId", l."byId", l.at
    from "ThemeLink" l join "InsightTheme" t on t.id = l."themeId" join "Post" p on p.id = l."postId"
    where coalesce(t."rootId", t.id) = any(${[...ids]}::int[]) and ${visibleTo(viewer)}
    order by coalesce(t."rootId", t.id), l."postId", l.at limit 500`)

/** The themes that posts answer, by post. */
export const themesOfPosts = (
  db: Db,
  postIds: readonly number[],
): Promise<{ postId: number; themeId: number }[]> =>
  db.rows(sql`
    select distinct l."postId", coalesce(t."rootId", t.id) as "themeId" from "ThemeLink" l join "InsightTheme" t on t.id = l."themeId"
    where l."postId" = any(${[...postIds]}::int[]) order by 1, 2 limit 200`)

export type ToneRow = {
  messageId: number
  threadId: number
  tone: Tone
  readTone: Tone
  causes: { from: number; to: number; word: string }[]
  language: string
  correctedById: number | null
}
/** The tones of messages of threads that were found before. */
export const tonesOf = (db: Db, messageIds: readonly number[]): Promise<ToneRow[]> =>
  db.rows<ToneRow>(sql`
    select t."messageId", m."threadId", coalesce(t."correctedTone", t.tone) as tone, t.tone as "readTone", t.causes, t.language,
      t."correctedById"
    from "MessageTone" t join "CustomerMessage" m on m.id = t."messageId" where t."messageId" = any(${[...messageIds]}::int[])`)
