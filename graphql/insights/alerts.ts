// Themes that more people than usual speak of, as their owners see them: how many each week, and what may have caused it.
import { personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import type { CompanyEventKind } from './limits.ts'
import { outcomeOfSpike, THEME_SPIKED } from './notifications.ts'

/** An event of the company may have caused what customers say from so long afterwards on. */
export const CAUSE_DAYS = 14
const MAX_CAUSES = 3

export type CompanyEventRow = {
  id: number
  kind: CompanyEventKind
  title: string
  /** 2026-12-31 */
  day: string
  byId: number | null
  version: number
}
export const eventColumns = sql`e.id, e.kind, e.title, to_char(e.day, 'YYYY-MM-DD') as day, e."byId", e.version`

/** What the calendar has from CAUSE_DAYS before a week's Monday to its end, the nearest first, at most three. */
export const causesOf = (db: Db, monday: Date): Promise<CompanyEventRow[]> =>
  db.rows<CompanyEventRow>(sql`
    select ${eventColumns} from "CompanyEvent" e
    where e.day >= ${new Date(monday.getTime() - days(CAUSE_DAYS))}::date and e.day < ${new Date(monday.getTime() + days(7))}::date
    order by e.day desc, e.id desc limit ${MAX_CAUSES}`)

/** Does somebody see the insights of post `p`: the thread, by a role that reads threads there? */
export const readsInsights = (personId: Sql): Sql => {
  const person = personAsReader(personId)
  return sql`(${postVisibleTo(person)} and ${person.reads(sql`p."spaceId"`)} and ${person.readsRestricted(sql`p."spaceId"`)})`
}

export type OwnedWeek = { themeId: number; week: Date; people: number }
/** People of each week since a moment, of each theme with an owner: quotes that the owner sees. */
export const ownedWeeks = (db: Db, since: Date): Promise<OwnedWeek[]> =>
  db.rows<OwnedWeek>(sql`
    select t.id as "themeId", date_trunc('week', m.at, 'UTC') as week, count(distinct coalesce(c."mergedIntoId", c.id))::int as people
    from "Insight" i join "InsightTheme" th on th.id = i."themeId"
    join "InsightTheme" t on t.id = coalesce(th."rootId", th.id) and t."ownerId" is not null
    join "CustomerThread" k on k.id = i."threadId" and not k."isSpam" join "Post" p on p.id = k.id
    join "Customer" c on c.id = i."customerId" join "CustomerMessage" m on m.id = i."messageId"
    where m.at >= ${since} and ${readsInsights(sql`t."ownerId"`)} group by t.id, 2 order by t.id, 2`)

export type AlertRow = { themeId: number; week: Date; people: number; usual: number; at: Date }
/** The latest alerts of themes, at most ten of each. */
export const alertsOf = (db: Db, themeIds: readonly number[]): Promise<AlertRow[]> =>
  db.rows<AlertRow>(sql`
    select a."themeId", (a.week::timestamp at time zone 'UTC') as week, a.people, a.usual, a.at from unnest(${[...themeIds]}::int[]) t(id)
    join lateral (select * from "ThemeAlert" a where a."themeId" = t.id order by a.week desc limit 10) a on true
    order by a."themeId", a.week desc`)

/** The owner of a theme is told of its latest alert. Asked at delivery: who owns it by then, and still sees it. */
export async function spikeNotices(db: Db, themeId: number): Promise<Notice[]> {
  const found = await db.first<{
    ownerId: number | null
    name: string
    people: number
    week: Date
  }>(sql`
    select t."ownerId", t.name, a.people, (a.week::timestamp at time zone 'UTC') as week from "InsightTheme" t
    join "ThemeAlert" a on a."themeId" = t.id join "Person" who on who.id = t."ownerId" and who."deactivatedAt" is null
    where t.id = ${themeId} and exists (
      select 1 from "Insight" i join "InsightTheme" th on th.id = i."themeId" join "Post" p on p.id = i."threadId"
      where coalesce(th."rootId", th.id) = t.id and ${readsInsights(sql`t."ownerId"`)})
    order by a.week desc limit 1`)
  if (!found?.ownerId) return []
  const [cause] = await causesOf(db, found.week)
  const outcome = outcomeOfSpike({ ...found, themeId, cause: cause?.title ?? '' })
  return [
    { personId: found.ownerId, kind: THEME_SPIKED, group: `theme-spiked:${themeId}`, outcome },
  ]
}
