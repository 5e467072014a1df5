// Pairwise rounds: people compare two entries at a time. Pairs are given out one after the other in each challenge, waiting for its
// row of "DuelRound", so that all entries are compared equally often.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { minutes } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Candidate, choosePair, pairKey } from './duel-pairs.ts'
import { duelAnswered } from './evaluation-events.ts'
import { AnswerDuel, ChallengeRef } from './input.ts'
import type { DuelAnswer } from './limits.ts'
import { canCompare } from './policy.ts'
import { type FoundChallenge, findChallenge } from './queries.ts'
import { rankLater } from './ranking.ts'

const say = refusalMessages.message

/** A pair that nobody answers is given to others after this time. */
const ABANDONED_AFTER = minutes(30)
/** Of the entries that were compared least, so many are looked at. */
const MAX_CANDIDATES = 80

type Pair = { firstId: number; secondId: number }
type StoredDuel = Pair & {
  id: number
  isSwapped: boolean
  outcome: Outcome | null
}
type Outcome = 'FIRST' | 'SECOND' | 'EQUAL' | 'SKIPPED'

/** Gives the viewer a pair of entries, if none lies before them. Throws NotFound, NotAllowed. */
export async function startDuels(context: SignedIn, raw: z.input<typeof ChallengeRef>) {
  const input = parse(ChallengeRef, raw)
  return write(context, 'startDuels', input, async (tx) => {
    const challenge = await mustCompare(tx, context, input.challengeId)
    await givePair(tx, context, challenge.id)
    return { id: challenge.id }
  })
}

/**
 * Answers the pair before the viewer, and gives them the next one. The same answer twice counts once. Throws NotFound, NotAllowed,
 * and Conflict when the pair was given to others, or answered differently.
 */
export async function answerDuel(context: SignedIn, raw: z.input<typeof AnswerDuel>) {
  const input = parse(AnswerDuel, raw)
  const { viewer } = context
  return write(context, 'answerDuel', input, async (tx) => {
    const challenge = await mustCompare(tx, context, input.challengeId)
    const { id: challengeId, spaceId } = challenge
    const duel = await tx.first<StoredDuel>(sql`
      select id, "firstId", "secondId", "isSwapped", outcome from "Duel"
      where id = ${input.duelId} and "challengeId" = ${challengeId} and "personId" = ${viewer.id}`)
    if (!duel) throw new Conflict(say('duelGone'))
    const outcome = outcomeOf(input.answer, duel.isSwapped)
    if (duel.outcome === outcome) return { id: challengeId }
    if (duel.outcome !== null) throw new Conflict(say('duelAnswered'))
    await tx.rows(sql`
      update "Duel" set outcome = ${outcome}::"DuelOutcome", "chosenAt" = ${tx.at} where id = ${duel.id}`)
    if (outcome === 'SKIPPED') await countDuels(tx, challengeId, [duel], -1)
    await duelAnswered.record(tx, context, { challengeId, spaceId })
    if (outcome !== 'SKIPPED') {
      await countChoice(tx, challengeId, viewer.id, 1)
      rankLater(tx, [challengeId])
    }
    await givePair(tx, context, challengeId)
    return { id: challengeId }
  })
}

/** Puts the pair that the viewer answered last before them again. Throws NotFound, NotAllowed. */
export async function takeBackDuel(context: SignedIn, raw: z.input<typeof ChallengeRef>) {
  const input = parse(ChallengeRef, raw)
  const { viewer } = context
  return write(context, 'takeBackDuel', input, async (tx) => {
    const { id: challengeId, spaceId } = await mustCompare(tx, context, input.challengeId)
    const last = await tx.first<StoredDuel>(sql`
      select id, "firstId", "secondId", "isSwapped", outcome from "Duel"
      where "challengeId" = ${challengeId} and "personId" = ${viewer.id} and outcome is not null
      order by "chosenAt" desc, id desc limit 1`)
    if (!last) throw new NotFound()
    const dropped = await tx.rows<Pair>(sql`
      delete from "Duel" where "challengeId" = ${challengeId} and "personId" = ${viewer.id} and outcome is null
      returning "firstId", "secondId"`)
    await countDuels(tx, challengeId, dropped, -1)
    await tx.rows(sql`
      update "Duel" set outcome = null, "chosenAt" = null, "shownAt" = ${tx.at} where id = ${last.id}`)
    if (last.outcome === 'SKIPPED') await countDuels(tx, challengeId, [last], 1)
    else await countChoice(tx, challengeId, viewer.id, -1)
    await duelAnswered.record(tx, context, { challengeId, spaceId })
    rankLater(tx, [challengeId])
    return { id: challengeId }
  })
}

const outcomeOf = (answer: DuelAnswer, isSwapped: boolean): Outcome => {
  if (answer === 'EQUAL') return 'EQUAL'
  if (answer === 'SKIP') return 'SKIPPED'
  return (answer === 'LEFT') === isSwapped ? 'SECOND' : 'FIRST'
}

/** The challenge, with its round locked. Throws NotFound, NotAllowed. */
async function mustCompare(
  tx: Tx,
  { viewer }: SignedIn,
  challengeId: number,
): Promise<FoundChallenge> {
  const challenge = await findChallenge(tx, viewer, challengeId)
  if (!canCompare(viewer, challenge)) throw new NotAllowed(say('duelNotNow'))
  await tx.rows(
    sql`insert into "DuelRound" ("challengeId") values (${challenge.id}) on conflict do nothing`,
  )
  await tx.rows(sql`select 1 from "DuelRound" where "challengeId" = ${challenge.id} for update`)
  return challenge
}

/** Puts a pair before the viewer, unless there is one or they have seen all. The round is locked. */
async function givePair(tx: Tx, { viewer }: SignedIn, challengeId: number): Promise<void> {
  const own = await tx.first(sql`
    select 1 from "Duel" where "challengeId" = ${challengeId} and "personId" = ${viewer.id} and outcome is null`)
  if (own) return
  await freeAbandoned(tx, challengeId)
  const found = await tx.rows<Candidate & { tag: string | null }>(sql`
    select e."ideaId" as id, p."authorTag" as tag, coalesce(s."duelCount", 0) as duels, coalesce(s.strength, 0) as strength
    from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    left join "DuelScore" s on s."challengeId" = e."challengeId" and s."ideaId" = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null and ${visibleTo(viewer)}
      and e."byId" is distinct from ${viewer.id}::int and p."authorId" is distinct from ${viewer.id}::int
      and not exists (select 1 from "PostCoauthor" a where a."postId" = p.id and a."personId" = ${viewer.id})
    order by duels, random() limit ${MAX_CANDIDATES}`)
  const candidates = found.filter(({ id, tag }) => !isSealedAuthor(viewer.id, id, tag))
  const ids = candidates.map(({ id }) => id)
  const seen = await tx.rows<Pair>(sql`
    select "firstId", "secondId" from "Duel" where "challengeId" = ${challengeId} and "personId" = ${viewer.id}
      and "firstId" = any(${ids}::int[]) and "secondId" = any(${ids}::int[])`)
  const pair = choosePair(
    candidates,
    new Set(seen.map(({ firstId, secondId }) => pairKey(firstId, secondId))),
  )
  if (!pair) return
  const [firstId = 0, secondId = 0] = pair.map(({ id }) => id).sort((one, two) => one - two)
  await tx.rows(sql`
    insert into "Duel" ("challengeId", "personId", "firstId", "secondId", "isSwapped", "shownAt")
    values (${challengeId}, ${viewer.id}, ${firstId}, ${secondId}, random() < 0.5, ${tx.at})`)
  await countDuels(tx, challengeId, [{ firstId, secondId }], 1)
}

/** Pairs that lay before people for too long go to others. */
async function freeAbandoned(tx: Tx, challengeId: number): Promise<void> {
  const before = new Date(tx.at.getTime() - ABANDONED_AFTER)
  const freed = await tx.rows<Pair>(sql`
    delete from "Duel" where "challengeId" = ${challengeId} and outcome is null and "shownAt" < ${before}
    returning "firstId", "secondId"`)
  await countDuels(tx, challengeId, freed, -1)
}

/** A choice more or less of a person. The round is locked, and the choice is stored. */
const countChoice = (tx: Tx, challengeId: number, personId: number, by: 1 | -1) =>
  tx.rows(sql`
    with own as (select count(*)::int as choices from (
      select 1 from "Duel" where "challengeId" = ${challengeId} and "personId" = ${personId} and outcome <> 'SKIPPED' limit 2) few)
    update "DuelRound" set "duelCount" = "duelCount" + ${by}::int,
      "peopleCount" = "peopleCount" + case when own.choices = ${by > 0 ? 1 : 0}::int then ${by}::int else 0 end
    from own where "challengeId" = ${challengeId}`)

/** How often entries were compared. The round is locked, so nobody else counts meanwhile. */
async function countDuels(
  tx: Tx,
  challengeId: number,
  pairs: readonly Pair[],
  by: 1 | -1,
): Promise<void> {
  if (pairs.length === 0) return
  const ids = pairs.flatMap(({ firstId, secondId }) => [firstId, secondId])
  if (by > 0)
    await tx.rows(sql`
      insert into "DuelScore" ("challengeId", "ideaId")
      select ${challengeId}, id from unnest(${ids}::int[]) as id group by id on conflict do nothing`)
  await tx.rows(sql`
    update "DuelScore" s set "duelCount" = s."duelCount" + ${by} * counted.duels
    from (select id, count(*)::int as duels from unnest(${ids}::int[]) as id group by id) counted
    where s."challengeId" = ${challengeId} and s."ideaId" = counted.id`)
}
