// Reading cases: the queue of a moderator, and what became of one's own reports and words.
import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { authorOfCase, cases, decidedBy, moderatesAnywhere, ownSealedCases } from './deciders.ts'
import type { ModerationOutcome, ReportReason } from './limits.ts'

export type CaseRow = {
  id: number
  postId: number
  commentId: number | null
  kind: string
  spaceId: number
  authorId: number | null
  evidence: string
  evidenceHash: string
  severity: number
  reportCount: number
  openedAt: Date
  outcome: ModerationOutcome | null
  reason: string | null
  rule: ReportReason | null
  decidedById: number | null
  decidedAt: Date | null
}
export type ReportRow = {
  caseId: number
  reporterId: number
  reason: ReportReason
  note: string
  at: Date
}
/** What concerns somebody: their report, or a decision about their words. */
export type OwnCaseRow = Pick<CaseRow, 'id' | 'evidence' | 'outcome' | 'reason' | 'rule'> & {
  at: Date
  isReporter: boolean
}

const columns = sql`m.id, m."postId", m."commentId", p.kind, p."spaceId",
  ${authorOfCase} as "authorId", m.evidence, m."evidenceHash", m.severity, m."reportCount",
  m."openedAt", m.outcome, m.reason, m.rule, m."decidedById", m."decidedAt"`
export type QueueKey = readonly [severity: number, reports: number, id: number]

/** A page of open cases: the gravest first, then what most people reported, then the oldest. `wanted + 1` rows at most. */
export const openCases = async (
  db: Db,
  viewer: Viewer,
  wanted: number,
  after: QueueKey | null,
): Promise<CaseRow[]> => {
  const own = await ownSealedCases(db, viewer)
  return db.rows<CaseRow>(sql`
    select ${columns} ${cases}
    where m."decidedAt" is null and ${decidedBy(viewer, own)}
      and (${after === null} or (-m.severity, -m."reportCount", m.id) > (${-(after?.[0] ?? 0)}::int, ${-(after?.[1] ?? 0)}::int, ${after?.[2] ?? 0}::int))
    order by m.severity desc, m."reportCount" desc, m.id limit ${wanted + 1}`)
}

/** A page of cases that were decided, latest first. */
export const decidedCases = async (
  db: Db,
  viewer: Viewer,
  wanted: number,
  before: readonly [string, number] | null,
): Promise<CaseRow[]> => {
  const own = await ownSealedCases(db, viewer)
  return db.rows<CaseRow>(sql`
    select ${columns} ${cases}
    where m."decidedAt" is not null and ${decidedBy(viewer, own)}
      and (${before === null} or (m."decidedAt", m.id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? 0}::int))
    order by m."decidedAt" desc, m.id desc limit ${wanted + 1}`)
}

/** One case, for those who decide on it. */
export async function caseFor(db: Db, viewer: Viewer, id: number): Promise<CaseRow | undefined> {
  const own = await ownSealedCases(db, viewer)
  return db.first<CaseRow>(
    sql`select ${columns} ${cases} where m.id = ${id} and ${decidedBy(viewer, own)}`,
  )
}

/** How many cases wait for the viewer. */
export async function countOpenCases(db: Db, viewer: Viewer): Promise<number> {
  if (!moderatesAnywhere(viewer)) return 0
  const own = await ownSealedCases(db, viewer)
  const row = await db.first<{ open: number }>(sql`
    select count(*)::int as open ${cases} where m."decidedAt" is null and ${decidedBy(viewer, own)}`)
  return row?.open ?? 0
}

/** The reports of cases, oldest first, at most 20 of each. */
export const reportsOf = (db: Db, caseIds: readonly number[]): Promise<ReportRow[]> =>
  db.rows<ReportRow>(sql`
    select r.* from unnest(${[...caseIds]}::int[]) as wanted(id) cross join lateral (
      select "caseId", "reporterId", reason, note, at from "Report" where "caseId" = wanted.id order by at, "reporterId" limit 20) r`)

/** What somebody reported and what was decided about their words by name, latest first, at most 50. */
export const ownCases = (db: Db, viewer: Viewer): Promise<OwnCaseRow[]> =>
  db.rows<OwnCaseRow>(sql`
    (select m.id, m.evidence, m.outcome, m.reason, m.rule, r.at, true as "isReporter"
      from "Report" r join "ModerationCase" m on m.id = r."caseId" where r."reporterId" = ${viewer.id} order by r.at desc limit 50)
    union all
    (select m.id, m.evidence, m.outcome, m.reason, m.rule, m."decidedAt", false
      from "ModerationCase" m join "Post" p on p.id = m."postId" left join "Comment" c on c.id = m."commentId"
      where m."decidedAt" is not null and m.outcome <> 'KEPT'
        and (c."authorId" = ${viewer.id} or (m."commentId" is null and p."authorId" = ${viewer.id})) order by m."decidedAt" desc limit 50)
    order by 6 desc limit 50`)
