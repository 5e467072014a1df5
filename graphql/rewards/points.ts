// Points for outcomes: written with the event that tells of the outcome, at most so many a day, once for each person and outcome.
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { POINTS, type PointOutcome } from './limits.ts'
import { isRewarded, rewardSettings } from './queries.ts'

const LOCK = 7304101

/** Gives people points for an outcome of a post. Whoever is switched off, or has them already, gets none. */
async function givePoints(
  tx: Tx,
  outcome: PointOutcome,
  postId: number,
  personIds: readonly number[],
): Promise<void> {
  const { isOn, pointsPerDay } = await rewardSettings(tx)
  if (!isOn || personIds.length === 0) return
  // One after the other for each person, always in the same order: the day's most holds when two outcomes come at once.
  const people = [...new Set(personIds)].sort((one, two) => one - two)
  for (const personId of people)
    await tx.rows(sql`select pg_advisory_xact_lock(${LOCK}, ${personId})`)
  await tx.rows(sql`
    insert into "PointLine" ("personId", outcome, "postId", points, at)
    select who.id, ${outcome}::"PointOutcome", ${postId}, greatest(0, least(${POINTS[outcome]}, ${pointsPerDay} - (
      select coalesce(sum(l.points), 0)::int from "PointLine" l where l."personId" = who.id and l."reversesId" is null
        and l.at > ${tx.at}::timestamptz - interval '3 days'
        and (l.at at time zone who."timeZone")::date = (${tx.at}::timestamptz at time zone who."timeZone")::date))), ${tx.at}
    from "Person" who where who.id = any(${people}::int[]) and who."deactivatedAt" is null and ${isRewarded(sql`who`)}
    on conflict ("postId", "personId", outcome) where "reversesId" is null and "reversedAt" is null do nothing`)
}

/** Takes back what an outcome gave that is none any more. */
async function takePoints(tx: Tx, outcome: PointOutcome, postId: number): Promise<void> {
  await tx.rows(sql`
    with lost as (
      update "PointLine" set "reversedAt" = ${tx.at} where "postId" = ${postId} and outcome = ${outcome}::"PointOutcome"
        and "reversesId" is null and "reversedAt" is null returning id, "personId", points)
    insert into "PointLine" ("personId", outcome, "postId", points, at, "reversesId")
    select "personId", ${outcome}::"PointOutcome", ${postId}, -points, ${tx.at}, id from lost`)
}

/** Who wrote a post by name, alone or with others. */
const writersOf = async (tx: Tx, postId: number): Promise<number[]> =>
  (
    await tx.rows<{ id: number }>(sql`
      select p."authorId" as id from "Post" p where p.id = ${postId} and p."authorId" is not null and p."authorTag" is null
      union select a."personId" from "PostCoauthor" a where a."postId" = ${postId} and a."personId" is not null`)
  ).map(({ id }) => id)

/** The result of a challenge is told: its decisions do not change any more. */
export async function onTold(tx: Tx, { challengeId }: { challengeId: number }): Promise<void> {
  const chosen = await tx.rows<{ ideaId: number; isWinner: boolean }>(sql`
    select "ideaId", outcome = 'WINNER' as "isWinner" from "ChallengeEntry" where "challengeId" = ${challengeId} and "closedAt" is null
      and outcome in ('WINNER', 'GOES_ON') order by "ideaId"`)
  for (const { ideaId, isWinner } of chosen)
    await givePoints(tx, isWinner ? 'WON' : 'TAKEN_UP', ideaId, await writersOf(tx, ideaId))
}

/** What an entry has brought is signed off, and it is more than nothing. */
export async function onValueSigned(
  tx: Tx,
  { challengeId, ideaId }: { challengeId: number; ideaId: number },
): Promise<void> {
  const found = await tx.first(sql`
    select 1 from "ValueCheck" where "challengeId" = ${challengeId} and "ideaId" = ${ideaId} and measured > 0`)
  if (found) await givePoints(tx, 'VALUE_SIGNED', ideaId, await writersOf(tx, ideaId))
}

export async function onStatusChanged(
  tx: Tx,
  { ideaId, from, to }: { ideaId: number; from: string; to: string },
): Promise<void> {
  if (to === 'IN_USE') await givePoints(tx, 'IN_USE', ideaId, await writersOf(tx, ideaId))
  else if (from === 'IN_USE') await takePoints(tx, 'IN_USE', ideaId)
}

type Answered = { questionId: number; answerAuthorId: number | null; byId: number | null }
/** An answer to somebody else's question. */
export async function onAccepted(tx: Tx, { questionId, answerAuthorId, byId }: Answered) {
  if (answerAuthorId !== null && answerAuthorId !== byId)
    await givePoints(tx, 'ANSWER_ACCEPTED', questionId, [answerAuthorId])
}
export const onUnaccepted = (tx: Tx, { questionId }: Answered): Promise<void> =>
  takePoints(tx, 'ANSWER_ACCEPTED', questionId)

/** Nothing is kept of the points of those who get none; their rewards, which were given, stay in the ledger. */
export const forgetPoints = (tx: Tx, which: Sql = sql`true`): Promise<object[]> =>
  tx.rows(sql`
    delete from "PointLine" l using "Person" who where who.id = l."personId" and not ${isRewarded(sql`who`)} and ${which}`)

/** The job: people who have moved to a site where nobody gets points. */
export async function tidyPoints(_payload: unknown, _db: Db, now = new Date()): Promise<void> {
  await transaction((tx) => forgetPoints(tx), now)
}
