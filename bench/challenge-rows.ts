// A challenge of the size under measure, written as rows: entries, votes, duels, evaluators and their scorecards.
import type pg from 'pg'

export type Size = { entries: number; voters: number; evaluators: number; late: number }
/** Votes of each voter: one for so many entries. */
export const VOTES_EACH = 100

/** People beside the cast: voters, those who vote at the last moment, and evaluators. @returns the first number of each */
export async function makePeople(pool: pg.Pool, spaceId: number, size: Size) {
  const { voters, late, evaluators } = size
  const { rows } = await pool.query<{ id: number }>(
    `with made as (insert into "Person" (email, name, unit, site)
       select 'bench-' || n || '@atrium.example', 'Person ' || n, 'Unit ' || n % 40, 'Site ' || n % 12
       from generate_series(1, ${voters + late + evaluators}) n returning id),
     members as (insert into "SpaceMember" ("spaceId", "personId") select ${spaceId}, id from made)
     select id from made order by id`,
  )
  const ids = rows.map(({ id }) => id)
  return {
    voters: ids.slice(0, voters),
    late: ids.slice(voters, voters + late),
    evaluators: ids.slice(voters + late),
  }
}

/** Ideas of `authors` that stand in the challenge alone. @returns their numbers */
export async function makeEntries(
  pool: pg.Pool,
  at: { challengeId: number; spaceId: number },
  authors: readonly number[],
  entries: number,
): Promise<number[]> {
  const { challengeId, spaceId } = at
  const { rows } = await pool.query<{ id: number }>(
    `with posts as (insert into "Post" (kind, "spaceId", "authorId", title, body, "bodyHtml", summary, language, tags,
         "supportCount", "createdAt", "activeAt")
       select 'idea', ${spaceId}, ($1::int[])[1 + n % ${authors.length}], 'A call less, number ' || n, 'Ask first.', '<p>Ask first.</p>',
         'Ask first.', 'en', '{}', n * 7919 % 400, now() - n * interval '1 minute', now()
       from generate_series(1, ${entries}) n returning id, "supportCount", "createdAt", "authorId"),
     ideas as (insert into "Idea" (id, "spaceId", "supportCount", "statusAt", "createdAt")
       select id, ${spaceId}, "supportCount", "createdAt", "createdAt" from posts)
     insert into "ChallengeEntry" ("challengeId", "ideaId", "byId", at)
       select ${challengeId}, id, "authorId", "createdAt" from posts returning "ideaId" as id`,
    [authors],
  )
  await pool.query(`update "Challenge" set "entryCount" = $2 where id = $1`, [challengeId, entries])
  return rows.map(({ id }) => id).sort((one, two) => one - two)
}

/** One vote of each voter for VOTES_EACH entries, with all that is counted of them. */
export async function makeVotes(
  pool: pg.Pool,
  challengeId: number,
  voters: readonly number[],
  ideaIds: readonly number[],
): Promise<void> {
  await pool.query(
    `insert into "ChallengeVote" ("challengeId", "ideaId", "personId", votes, at)
     select $1, ($3::int[])[1 + (v.nth * 37 + n * 50) % ${ideaIds.length}], v.id, 1, now() - interval '1 day'
     from unnest($2::int[]) with ordinality as v(id, nth) cross join generate_series(0, ${VOTES_EACH - 1}) n
     on conflict do nothing`,
    [challengeId, voters, ideaIds],
  )
  await pool.query(
    `insert into "ChallengeVoter" ("challengeId", "personId", spent)
     select "challengeId", "personId", sum(votes) from "ChallengeVote" where "challengeId" = $1 group by 1, 2`,
    [challengeId],
  )
  await pool.query(
    `update "ChallengeEntry" e set "voteCount" = v.votes from (
       select "ideaId", sum(votes)::int as votes from "ChallengeVote" where "challengeId" = $1 group by 1) v
     where e."challengeId" = $1 and e."ideaId" = v."ideaId"`,
    [challengeId],
  )
}

/** N log N duels, so that the entry with the smaller number is rather the better one. */
export async function makeDuels(
  pool: pg.Pool,
  challengeId: number,
  voters: readonly number[],
  ideaIds: readonly number[],
): Promise<number> {
  const duels = Math.round(ideaIds.length * Math.log2(ideaIds.length))
  await pool.query(`insert into "DuelRound" ("challengeId") values ($1)`, [challengeId])
  await pool.query(
    `insert into "Duel" ("challengeId", "personId", "firstId", "secondId", "isSwapped", outcome, "shownAt", "chosenAt")
     select $1, ($2::int[])[1 + n % ${voters.length}], ($3::int[])[least(a, b)], ($3::int[])[greatest(a, b)], n % 2 = 0,
       (case when random() < 1 / (1 + exp((least(a, b) - greatest(a, b)) / ${ideaIds.length / 4}.0)) then 'FIRST' else 'SECOND' end)::"DuelOutcome",
       now() - interval '1 hour', now() - interval '1 hour'
     from (select n, 1 + n % ${ideaIds.length} as a, 1 + (n * 7 + n / ${ideaIds.length} * 61 + 13) % ${ideaIds.length} as b
       from generate_series(1, ${duels}) n) pairs where a <> b on conflict do nothing`,
    [challengeId, voters, ideaIds],
  )
  const { rows } = await pool.query<{ count: number }>(
    `with counted as (select side.id, count(*)::int as duels from "Duel" d, unnest(array[d."firstId", d."secondId"]) as side(id)
       where d."challengeId" = $1 group by 1),
     chosen as (update "DuelRound" r set "duelCount" = d.duels, "peopleCount" = d.people
       from (select count(*)::int as duels, count(distinct "personId")::int as people from "Duel" where "challengeId" = $1) d
       where r."challengeId" = $1),
     scores as (insert into "DuelScore" ("challengeId", "ideaId", "duelCount") select $1, id, duels from counted)
     select count(*)::int as count from "Duel" where "challengeId" = $1`,
    [challengeId],
  )
  return rows[0]?.count ?? 0
}

/** Evaluators, each with fifty submitted scorecards by three criteria. */
export async function makeScorecards(
  pool: pg.Pool,
  challengeId: number,
  evaluators: readonly number[],
  ideaIds: readonly number[],
): Promise<void> {
  await pool.query(
    `insert into "Criterion" ("challengeId", name, weight, position)
     select $1, name, weight, weight from (values ('Value', 3), ('Effort', 2), ('Reach', 1)) c(name, weight)`,
    [challengeId],
  )
  await pool.query(
    `insert into "Evaluator" ("challengeId", "personId", "dueAt", "addedAt")
     select $1, id, now() + interval '9 days', now() from unnest($2::int[]) id`,
    [challengeId, evaluators],
  )
  await pool.query(
    `insert into "Scorecard" ("challengeId", "ideaId", "personId", score, "savedAt", "submittedAt")
     select $1, ($3::int[])[1 + (v.nth * 17 + n * 97) % ${ideaIds.length}], v.id, 1000 + (v.nth * 331 + n * 719) % 4000, now(), now()
     from unnest($2::int[]) with ordinality as v(id, nth) cross join generate_series(0, 49) n on conflict do nothing`,
    [challengeId, evaluators, ideaIds],
  )
}
