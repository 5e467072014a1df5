// The ranking of entries by their duels: computed by a job, never in a request, and beginning with the strengths of before.
import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Comparison, fitStrengths, placesOf } from './bradley-terry.ts'
import { challengeRanked } from './evaluation-events.ts'

const SYSTEM = systemActor('challenges')
/** While people compare, the ranking is computed so often. */
const RANK_EVERY = '10 seconds'

/** Has the ranking of challenges computed soon: one job for each, however many ask for it. Those without duels have none. */
export function rankLater(tx: Tx, challengeIds: readonly number[]): void {
  tx.later(sql`
    select 1 from "DuelRound" r, graphile_worker.add_job('rank-duels', json_build_object('challengeId', r."challengeId"),
      run_at => ${tx.at}::timestamptz + ${RANK_EVERY}::interval, job_key => 'duels ' || r."challengeId",
      job_key_mode => 'preserve_run_at') where r."challengeId" = any(${[...challengeIds]}::int[])`)
}

/** The job: computes the ranking of a challenge. Safe to repeat. */
export async function rankDuels(payload: unknown, _db: Db, now = new Date()): Promise<void> {
  const { challengeId } = payload as { challengeId: number }
  await transaction((tx) => rankChallenge(tx, challengeId), now)
}

async function rankChallenge(tx: Tx, challengeId: number): Promise<void> {
  const challenge = await tx.first<{ spaceId: number }>(
    sql`select "spaceId" from "Challenge" where id = ${challengeId}`,
  )
  if (!challenge) return
  const entries = await tx.rows<{ id: number; strength: number }>(sql`
    select e."ideaId" as id, coalesce(s.strength, 0) as strength from "ChallengeEntry" e
    left join "DuelScore" s on s."challengeId" = e."challengeId" and s."ideaId" = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null order by e."ideaId"`)
  const positions = new Map(entries.map(({ id }, at) => [id, at]))
  const compared = await tx.rows<{
    first: number
    second: number
    duels: number
    wins: number
  }>(sql`
    select "firstId" as first, "secondId" as second, count(*)::int as duels,
      sum(case outcome when 'FIRST' then 1 when 'EQUAL' then 0.5 else 0 end)::float8 as wins
    from "Duel" where "challengeId" = ${challengeId} and outcome in ('FIRST', 'SECOND', 'EQUAL') group by 1, 2`)
  const comparisons = compared.flatMap(({ first, second, ...counted }): Comparison[] => {
    const [one, two] = [positions.get(first), positions.get(second)]
    return one === undefined || two === undefined ? [] : [{ first: one, second: two, ...counted }]
  })
  const before = entries.map(({ strength }) => strength)
  const fitted = fitStrengths(entries.length, comparisons, before)
  const places = placesOf(fitted)
  const { strengths, errors } = fitted
  const rows = entries.map(({ id }, at) => ({
    id,
    strength: strengths[at] ?? 0,
    error: errors[at] ?? 0,
    ...(places[at] as { place: number; from: number; to: number }),
  }))
  // Whoever gives out a pair waits for the round too, and counts the duels of these rows.
  await tx.rows(sql`select 1 from "DuelRound" where "challengeId" = ${challengeId} for update`)
  await tx.rows(sql`
    insert into "DuelScore" ("challengeId", "ideaId", strength, error, place, "placeFrom", "placeTo")
    select ${challengeId}, id, strength, error, place, "from", "to" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as ranked(id int, strength float8, error float8, place int, "from" int, "to" int)
    on conflict ("challengeId", "ideaId") do update set strength = excluded.strength, error = excluded.error,
      place = excluded.place, "placeFrom" = excluded."placeFrom", "placeTo" = excluded."placeTo"`)
  await tx.rows(sql`
    update "DuelRound" set "rankedAt" = ${tx.at} where "challengeId" = ${challengeId}`)
  await challengeRanked.record(tx, SYSTEM, { challengeId, spaceId: challenge.spaceId })
}
