// Reading scorecards: criteria, evaluators, what somebody has left, and the ranking with its spread.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** Has a person neither submitted a scorecard of the entry `e` nor recused themselves? */
export const isLeft = (personId: Sql): Sql => sql`not exists (
  select 1 from "Scorecard" k where k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId"
    and k."personId" = ${personId} and (k."submittedAt" is not null or k."recusedAt" is not null))`

export type CriterionRow = { id: number; challengeId: number; name: string; weight: number }

/** By what entries of challenges are scored, in the order in which they were written. */
export async function criteriaOf(
  db: Db,
  challengeIds: readonly number[],
): Promise<CriterionRow[][]> {
  const rows = await db.rows<CriterionRow>(sql`
    select id, "challengeId", name, weight from "Criterion" where "challengeId" = any(${challengeIds}::int[])
    order by position, id`)
  return challengeIds.map((id) => rows.filter(({ challengeId }) => challengeId === id))
}

export type EvaluatorRow = {
  challengeId: number
  personId: number
  dueAt: Date
  submitted: number
  recused: number
  left: number
}

/** Evaluators of challenges with how far they are, by name; or one of them. */
export const evaluatorsIn = (
  db: Db,
  challengeIds: readonly number[],
  personId: number | null = null,
): Promise<EvaluatorRow[]> =>
  db.rows<EvaluatorRow>(sql`
    select v."challengeId", v."personId", v."dueAt", k.submitted, k.recused,
      greatest(0, (select c."entryCount" from "Challenge" c where c.id = v."challengeId") - k.submitted - k.recused) as left
    from "Evaluator" v join "Person" who on who.id = v."personId"
    cross join lateral (
      select count(*) filter (where k."submittedAt" is not null)::int as submitted,
        count(*) filter (where k."recusedAt" is not null)::int as recused
      from "Scorecard" k join "ChallengeEntry" e on e."challengeId" = k."challengeId" and e."ideaId" = k."ideaId"
      where k."challengeId" = v."challengeId" and k."personId" = v."personId" and e."closedAt" is null) k
    where v."challengeId" = any(${challengeIds}::int[]) and (${personId}::int is null or v."personId" = ${personId}::int)
    order by who.name, who.id limit 500`)

export type CardRow = {
  challengeId: number
  ideaId: number
  scores: Record<string, number>
  comment: string
  submittedAt: Date | null
  recusedAt: Date | null
  authorTag: string | null
  helperTag: string | null
}

/** The entries of a challenge with the viewer's own scorecards, those that are left first: `wanted + 1` rows at most. */
export const ownCards = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  wanted: number,
  after: readonly [number, number] | null,
): Promise<(CardRow & { isOver: number })[]> =>
  db.rows<CardRow & { isOver: number }>(sql`
    select * from (
      select e."challengeId", e."ideaId", coalesce(k.scores, '{}') as scores, coalesce(k.comment, '') as comment,
        k."submittedAt", k."recusedAt", p."authorTag", e."helperTag", (k."submittedAt" is not null or k."recusedAt" is not null)::int as "isOver"
      from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
      left join "Scorecard" k on k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId" and k."personId" = ${viewer.id}
      where e."challengeId" = ${challengeId} and e."closedAt" is null and ${visibleTo(viewer)}) own
    where ("isOver", "ideaId") > (${after?.[0] ?? -1}::int, ${after?.[1] ?? 0}::int)
    order by "isOver", "ideaId" limit ${wanted + 1}`)

/** The viewer's own scorecard of an entry; empty where they have not begun, undefined where there is no such entry. */
export const ownCard = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  ideaId: number,
): Promise<CardRow | undefined> =>
  db.first<CardRow>(sql`
    select e."challengeId", e."ideaId", coalesce(k.scores, '{}') as scores, coalesce(k.comment, '') as comment,
      k."submittedAt", k."recusedAt", p."authorTag", e."helperTag" from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    left join "Scorecard" k on k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId" and k."personId" = ${viewer.id}
    where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId} and e."closedAt" is null and ${visibleTo(viewer)}`)

export const SCORE_SORTS = ['SCORE', 'SPREAD'] as const
export type ScoreSort = (typeof SCORE_SORTS)[number]
export type ScoredRow = {
  challengeId: number
  ideaId: number
  /** In thousandths. */
  mean: number
  spread: number
  deviation: number
  /** Each scorecard's, lowest first, without a name. */
  scores: number[]
}

/** Entries with a submitted scorecard, best or most disputed first: `wanted + 1` rows at most. */
export const listScored = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  sort: ScoreSort,
  wanted: number,
  after: readonly [number, number] | null,
): Promise<ScoredRow[]> => {
  const key = sort === 'SCORE' ? sql`mean` : sql`spread`
  const later = after ? sql`(${key}, "ideaId") < (${after[0]}::int, ${after[1]}::int)` : sql`true`
  return db.rows<ScoredRow>(sql`
    select * from (
      select k."challengeId", k."ideaId", round(avg(k.score))::int as mean, max(k.score) - min(k.score) as spread,
        round(coalesce(stddev_samp(k.score), 0))::int as deviation, array_agg(k.score order by k.score) as scores
      from "Scorecard" k join "ChallengeEntry" e on e."challengeId" = k."challengeId" and e."ideaId" = k."ideaId"
      join "Post" p on p.id = k."ideaId"
      where k."challengeId" = ${challengeId} and k."submittedAt" is not null and e."closedAt" is null and ${visibleTo(viewer)}
      group by 1, 2) scored
    where ${later} order by ${key} desc, "ideaId" desc limit ${wanted + 1}`)
}
