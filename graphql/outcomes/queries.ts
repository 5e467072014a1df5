// Reading what entries were expected to bring and have brought. Lines and their sums are one condition, so that they agree.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { fixed, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { MIN_PAIRS, VALUE_STATES, type ValueState } from './limits.ts'

export type ValueRow = {
  challengeId: number
  ideaId: number
  estimate: number
  checkAt: Date
  ownerId: number | null
  measured: number | null
  note: string
  measuredById: number | null
  measuredAt: Date | null
  signedById: number | null
  signedAt: Date | null
}

const columns = sql`e."challengeId", e."ideaId", e."valueEstimate" as estimate, e."valueCheckAt" as "checkAt",
  coalesce(v."ownerId", c."sponsorId") as "ownerId", v.measured, coalesce(v.note, '') as note, v."measuredById", v."measuredAt",
  v."signedById", v."signedAt"`
const from = sql`"ChallengeEntry" e join "Challenge" c on c.id = e."challengeId" join "Post" p on p.id = e."ideaId"
  left join "ValueCheck" v on v."challengeId" = e."challengeId" and v."ideaId" = e."ideaId"`
const isExpected = sql`e."valueEstimate" is not null and e."valueCheckAt" is not null and e."closedAt" is null`

/** May the viewer see the challenge of the entry, too? */
const seesChallenge = (viewer: Viewer): Sql =>
  sql`exists (select 1 from "Post" p where p.id = e."challengeId" and ${visibleTo(viewer)})`

const states = (now: Date): Record<ValueState, Sql> => ({
  PLANNED: sql`v."measuredAt" is null and e."valueCheckAt" > ${now}::timestamptz`,
  OVERDUE: sql`v."measuredAt" is null and e."valueCheckAt" <= ${now}::timestamptz`,
  MEASURED: sql`v."measuredAt" is not null and v."signedAt" is null`,
  SIGNED: sql`v."signedAt" is not null`,
})
/** The state of a row: the same rule as of the statements. */
export const stateOf = (row: ValueRow, now: Date): ValueState =>
  row.signedAt ? 'SIGNED' : row.measuredAt ? 'MEASURED' : row.checkAt <= now ? 'OVERDUE' : 'PLANNED'

export type ValueFilter = { challengeId: number | null; state: ValueState | null }
const conditions = (viewer: Viewer, { challengeId, state }: ValueFilter, now: Date): Sql => sql`
  ${isExpected} and ${visibleTo(viewer)} and ${seesChallenge(viewer)}
  and ${challengeId === null ? sql`true` : sql`e."challengeId" = ${challengeId}`}
  and ${state === null ? sql`true` : states(now)[state]}`

/** Lines of the ledger, the latest day first: `wanted + 1` rows at most. */
export const listValues = (
  db: Db,
  viewer: Viewer,
  filter: ValueFilter,
  now: Date,
  wanted: number,
  after: readonly [string, number] | null,
): Promise<ValueRow[]> => {
  const later = after
    ? sql`(e."valueCheckAt", e."ideaId") < (${after[0]}::timestamptz, ${after[1]}::int)`
    : sql`true`
  return db.rows<ValueRow>(
    plannedForValues(sql`
      select ${columns} from ${from} where ${conditions(viewer, filter, now)} and ${later}
      order by e."valueCheckAt" desc, e."ideaId" desc limit ${wanted + 1}`),
  )
}

export type ValueTotal = {
  currency: string
  lines: number
  estimate: number
  /** Of what was signed off. */
  signed: number
  /** What was expected of that. */
  signedEstimate: number
} & Record<ValueState, number>

/** The sums of the same lines, by currency. */
export const valueTotals = (
  db: Db,
  viewer: Viewer,
  filter: ValueFilter,
  now: Date,
): Promise<ValueTotal[]> => {
  const all = states(now)
  const [planned, overdue, measured, signed] = VALUE_STATES.map(
    (state) => sql`count(*) filter (where ${all[state]})::int as "${fixed(state)}"`,
  ) as [Sql, Sql, Sql, Sql]
  return db.rows<ValueTotal>(
    plannedForValues(sql`
      select c.currency, count(*)::int as lines, sum(e."valueEstimate")::float8 as estimate,
        coalesce(sum(v.measured) filter (where ${all.SIGNED}), 0)::float8 as signed,
        coalesce(sum(e."valueEstimate") filter (where ${all.SIGNED}), 0)::float8 as "signedEstimate",
        ${planned}, ${overdue}, ${measured}, ${signed}
      from ${from} where ${conditions(viewer, filter, now)} group by 1 order by 2 desc, 1`),
  )
}

/** The value of one entry; undefined where none was expected, or the viewer may not see it. */
export const entryValueOf = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  ideaId: number,
  lock?: 'lock',
): Promise<ValueRow | undefined> =>
  db.first<ValueRow>(sql`
    select ${columns} from ${from} where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId} and ${isExpected}
      and ${visibleTo(viewer)} and ${seesChallenge(viewer)} ${lock ? sql`for no key update of e` : sql``}`)

export type Agreement = { right: number; pairs: number }

/**
 * How often evaluators, by person, put two entries of a told challenge in the order in which their signed values stand: pairs that
 * they scored differently and that brought different value, in challenges that the viewer may see. Null under so few pairs that they
 * would tell single scores.
 */
export async function agreementsOf(
  db: Db,
  viewer: Viewer,
  personIds: readonly number[],
): Promise<(Agreement | null)[]> {
  const rows = await db.rows<Agreement & { personId: number }>(sql`
    select one."personId", count(*)::int as pairs,
      count(*) filter (where (one.score > two.score) = (first.measured > second.measured))::int as right
    from "Scorecard" one join "Scorecard" two on two."challengeId" = one."challengeId" and two."personId" = one."personId"
      and two."ideaId" > one."ideaId" and two.score <> one.score
    join "Challenge" c on c.id = one."challengeId" and c.stage = 'TOLD'
    join "Post" p on p.id = c.id and ${visibleTo(viewer)}
    join "ValueCheck" first on first."challengeId" = one."challengeId" and first."ideaId" = one."ideaId" and first."signedAt" is not null
    join "ValueCheck" second on second."challengeId" = two."challengeId" and second."ideaId" = two."ideaId"
      and second."signedAt" is not null and second.measured <> first.measured
    where one."personId" = any(${personIds}::int[]) and one."submittedAt" is not null and two."submittedAt" is not null
    group by 1 having count(*) >= ${MIN_PAIRS}`)
  const byId = new Map(rows.map((row) => [row.personId, row]))
  return personIds.map((id) => byId.get(id) ?? null)
}
