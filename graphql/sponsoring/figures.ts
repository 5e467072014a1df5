// What is counted of a challenge's entries. A figure and the list behind it are one condition, so that they are equal.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { fixed, joined, type Sql, sql } from '#prisma/sql.ts'
import { FIGURES, type Figure } from './limits.ts'

/** Of the entry `e`, its challenge `c` and its first response `r`. */
const dueAt = sql`e.at + make_interval(days => c."responseDays")`
const isOpen = sql`e."closedAt" is null`
const isEvaluated = sql`exists (select 1 from "Scorecard" k
  where k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId" and k."submittedAt" is not null)`

const conditions = (now: Date): Record<Figure, Sql> => ({
  ENTERED: sql`true`,
  OPEN: isOpen,
  EVALUATED: sql`${isOpen} and ${isEvaluated}`,
  DECIDED: sql`${isOpen} and e.outcome is not null`,
  UNDECIDED: sql`${isOpen} and e.outcome is null`,
  TAKEN_UP: sql`${isOpen} and e.outcome in ('WINNER', 'GOES_ON')`,
  ANSWERED: sql`${isOpen} and r.at is not null`,
  LATE: sql`${isOpen} and r.at is null and ${dueAt} <= ${now}::timestamptz`,
  DUE: sql`${isOpen} and r.at is null and ${dueAt} > ${now}::timestamptz`,
})
const from = sql`"ChallengeEntry" e join "Challenge" c on c.id = e."challengeId" join "Post" p on p.id = e."ideaId"
  left join "EntryResponse" r on r."challengeId" = e."challengeId" and r."ideaId" = e."ideaId"`

export type Figures = Record<Figure, number> & {
  /** Hours from entering to the first response, in the middle of all; null: none was given. */
  medianHours: number | null
  scorecards: number
  expected: number
}

/** The figures of a challenge, of entries that the viewer may see. */
export async function figuresOf(
  db: Db,
  viewer: Viewer,
  challengeId: number,
  now: Date,
): Promise<Figures> {
  const all = conditions(now)
  const counts = FIGURES.map(
    (figure) => sql`count(*) filter (where ${all[figure]})::int as "${fixed(figure)}"`,
  )
  const row = await db.first<Figures>(sql`
    select ${joined(counts, ', ')},
      round((percentile_cont(0.5) within group (order by extract(epoch from r.at - e.at)) / 3600)::numeric, 1)::float8 as "medianHours",
      coalesce(sum((select count(*) from "Scorecard" k where k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId"
        and k."submittedAt" is not null)) filter (where ${isOpen}), 0)::int as scorecards,
      coalesce(sum((select count(*) from "Evaluator" v where v."challengeId" = e."challengeId" and not exists (
        select 1 from "Scorecard" k where k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId"
          and k."personId" = v."personId" and k."recusedAt" is not null))) filter (where ${isOpen}), 0)::int as expected
    from ${from} where e."challengeId" = ${challengeId} and ${visibleTo(viewer)}`)
  return row as Figures
}

export type FigureRow = {
  challengeId: number
  ideaId: number
  at: Date
  dueAt: Date
  respondedAt: Date | null
  closedAs: 'WITHDRAWN' | 'MERGED' | null
  outcome: 'WINNER' | 'GOES_ON' | 'NOT_NOW' | null
}

/** The entries behind a figure, the oldest first: `wanted + 1` rows at most. */
export const figureRows = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  figure: Figure,
  now: Date,
  wanted: number,
  after: readonly [string, number] | null,
): Promise<FigureRow[]> => {
  const later = after
    ? sql`(e.at, e."ideaId") > (${after[0]}::timestamptz, ${after[1]}::int)`
    : sql`true`
  return db.rows<FigureRow>(sql`
    select e."challengeId", e."ideaId", e.at, ${dueAt} as "dueAt", r.at as "respondedAt", e."closedAs", e.outcome
    from ${from} where e."challengeId" = ${challengeId} and ${conditions(now)[figure]} and ${visibleTo(viewer)} and ${later}
    order by e.at, e."ideaId" limit ${wanted + 1}`)
}

export type ResponseRecord = { inTime: number; late: number; due: number }

/** How soon entries had their first response, in all challenges of sponsors that the viewer may see; by sponsor. */
export async function responseRecords(
  db: Db,
  viewer: Viewer,
  sponsorIds: readonly number[],
  now: Date,
): Promise<ResponseRecord[]> {
  // Entries that wait are counted by their day alone, without asking each for its response: there may be thousands.
  const rows = await db.rows<ResponseRecord & { sponsorId: number }>(sql`
    select c."sponsorId", sum(a."inTime")::int as "inTime", sum(a.late + e.past - a.past)::int as late,
      sum(e.entries - e.past - a.answered + a.past)::int as due
    from "Challenge" c join "Post" p on p.id = c.id
    cross join lateral (select make_interval(days => c."responseDays") as span,
      ${now}::timestamptz - make_interval(days => c."responseDays") as before) d
    cross join lateral (select count(*) as entries, count(*) filter (where e.at < d.before) as past
      from "ChallengeEntry" e where e."challengeId" = c.id and ${isOpen}) e
    cross join lateral (select count(*) as answered, count(*) filter (where e.at < d.before) as past,
        count(*) filter (where r.at <= e.at + d.span) as "inTime", count(*) filter (where r.at > e.at + d.span) as late
      from "EntryResponse" r join "ChallengeEntry" e on e."challengeId" = r."challengeId" and e."ideaId" = r."ideaId" and ${isOpen}
      where r."challengeId" = c.id) a
    where c."sponsorId" = any(${sponsorIds}::int[]) and ${visibleTo(viewer)} group by 1`)
  const byId = new Map(rows.map((row) => [row.sponsorId, row]))
  return sponsorIds.map((id) => byId.get(id) ?? { inTime: 0, late: 0, due: 0 })
}
