// Scorecards: criteria with weights, named evaluators with a due date, and what they think of each entry.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { mustRead } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { helperTag, isSealedAuthor } from '#graphql/seal.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  criteriaSet,
  evaluatorRemoved,
  evaluatorsAdded,
  scorecardRecused,
  scorecardSubmitted,
} from './evaluation-events.ts'
import { AddEvaluators, EntryRef, EvaluatorRef, SaveScorecard, SetCriteria } from './input.ts'
import { MAX_EVALUATORS } from './limits.ts'
import { canScore, canSetEvaluation, hidesNames } from './policy.ts'
import { type FoundChallenge, findChallenge } from './queries.ts'
import { isLeft } from './score-queries.ts'
import { touch } from './service.ts'
import { instantOn } from './stages.ts'

const say = refusalMessages.message

/**
 * Says by what entries are scored, in place of what was said before. Throws Invalid (all weights are zero), NotFound, NotAllowed, and
 * Conflict once a scorecard was submitted.
 */
export async function setCriteria(context: SignedIn, raw: z.input<typeof SetCriteria>) {
  const input = parse(SetCriteria, raw)
  return write(context, 'setCriteria', input, async (tx) => {
    const { id, spaceId } = await mustSet(tx, context, input.challengeId)
    if (input.criteria.every(({ weight }) => weight === 0))
      throw new Invalid({ criteria: [say('criteriaWeights')] })
    const submitted = await tx.first(sql`
      select 1 from "Scorecard" where "challengeId" = ${id} and "submittedAt" is not null limit 1`)
    if (submitted) throw new Conflict(say('criteriaInUse'))
    await tx.rows(sql`delete from "Criterion" where "challengeId" = ${id}`)
    // Scores of drafts stood for other criteria.
    await tx.rows(sql`update "Scorecard" set scores = '{}' where "challengeId" = ${id}`)
    await tx.rows(sql`
      insert into "Criterion" ("challengeId", name, weight, position)
      select ${id}, name, weight, position from jsonb_to_recordset(${JSON.stringify(
        input.criteria.map((one, position) => ({ ...one, position })),
      )}::jsonb) as one(name text, weight int, position int)`)
    await touch(tx, id)
    await criteriaSet.record(tx, context, { challengeId: id, spaceId })
    return { id }
  })
}

/**
 * Asks people to evaluate until a date, or gives them another date. They are notified. Throws Invalid (somebody who may not read it, who
 * entered an idea or helps with one, or a date that has passed), NotFound, NotAllowed.
 */
export async function addEvaluators(context: SignedIn, raw: z.input<typeof AddEvaluators>) {
  const input = parse(AddEvaluators, raw)
  return write(context, 'addEvaluators', input, async (tx) => {
    const challenge = await mustSet(tx, context, input.challengeId)
    const { id, spaceId, timeZone } = challenge
    const dueAt = instantOn(input.dueOn, timeZone)
    if (!dueAt) throw new Invalid({ dueOn: [say('challengeMoment')] })
    if (dueAt <= tx.at) throw new Invalid({ dueOn: [say('challengePast')] })
    const evaluatorIds = [...new Set(input.evaluatorIds)]
    await mustRead(tx, evaluatorIds, spaceId, 'evaluatorIds')
    await mustBeNoAuthors(tx, id, evaluatorIds)
    if (!hidesNames(challenge)) await mustBeNoHelpers(tx, id, evaluatorIds)
    const added = await tx.rows<{ personId: number }>(sql`
      insert into "Evaluator" ("challengeId", "personId", "dueAt", "addedAt")
      select ${id}, person, ${dueAt}::timestamptz, ${tx.at}::timestamptz from unnest(${evaluatorIds}::int[]) as person
      on conflict ("challengeId", "personId") do update set "dueAt" = excluded."dueAt", "remindedAt" = null
        where "Evaluator"."dueAt" <> excluded."dueAt" returning "personId"`)
    const all = await tx.first<{ count: number }>(sql`
      select count(*)::int as count from "Evaluator" where "challengeId" = ${id}`)
    if ((all?.count ?? 0) > MAX_EVALUATORS)
      throw new Invalid({ evaluatorIds: [say('evaluatorsMany', { max: MAX_EVALUATORS })] })
    if (added.length === 0) return { id }
    await touch(tx, id)
    const personIds = added.map(({ personId }) => personId)
    await evaluatorsAdded.record(tx, context, { challengeId: id, spaceId, personIds })
    return { id }
  })
}

/** Asks somebody no longer; what they have submitted stays. Throws NotFound, NotAllowed. */
export async function removeEvaluator(context: SignedIn, raw: z.input<typeof EvaluatorRef>) {
  const input = parse(EvaluatorRef, raw)
  return write(context, 'removeEvaluator', input, async (tx) => {
    const { id, spaceId } = await mustSet(tx, context, input.challengeId)
    const { personId } = input
    const removed = await tx.first(sql`
      delete from "Evaluator" where "challengeId" = ${id} and "personId" = ${personId} returning 1`)
    if (!removed) return { id }
    await tx.rows(sql`
      delete from "Scorecard" where "challengeId" = ${id} and "personId" = ${personId} and "submittedAt" is null`)
    await touch(tx, id)
    await evaluatorRemoved.record(tx, context, { challengeId: id, spaceId, personId })
    return { id }
  })
}

/**
 * Keeps a scorecard as a draft, or submits it, which cannot be taken back: from then on its evaluator sees the others'. Throws Invalid
 * (a criterion without a score), NotFound, NotAllowed, and Conflict for one that was submitted, or from which they were recused when
 * they had nothing left and could see the others'.
 */
export async function saveScorecard(context: SignedIn, raw: z.input<typeof SaveScorecard>) {
  const input = parse(SaveScorecard, raw)
  const { viewer } = context
  return write(context, 'saveScorecard', input, async (tx) => {
    const { ideaId, comment, submits } = input
    const challenge = await mustScore(tx, context, input.challengeId, ideaId)
    const { id: challengeId, spaceId } = challenge
    await mustNotBeMine(tx, viewer.id, challengeId, ideaId)
    await mustBeBlind(tx, challengeId, ideaId, viewer.id)
    const given = new Map(input.scores.map(({ criterionId, score }) => [criterionId, score]))
    const criteria = await tx.rows<{ id: number; weight: number }>(sql`
      select id, weight from "Criterion" where "challengeId" = ${challengeId} order by position`)
    if (submits && (criteria.length === 0 || criteria.some(({ id }) => !given.has(id))))
      throw new Invalid({ scores: [say('scoresMissing')] })
    const scores = Object.fromEntries(
      criteria.flatMap(({ id }) => (given.has(id) ? [[id, given.get(id)]] : [])),
    )
    const submittedAt = submits ? tx.at : null
    const score = submits ? weightedMean(criteria, given) : null
    await tx.rows(sql`
      insert into "Scorecard" ("challengeId", "ideaId", "personId", scores, comment, score, "savedAt", "submittedAt")
      values (${challengeId}, ${ideaId}, ${viewer.id}, ${JSON.stringify(scores)}::jsonb, ${comment}, ${score}::int,
        ${tx.at}, ${submittedAt}::timestamptz)
      on conflict ("challengeId", "ideaId", "personId") do update set scores = excluded.scores, comment = excluded.comment,
        score = excluded.score, "savedAt" = excluded."savedAt", "submittedAt" = excluded."submittedAt", "recusedAt" = null`)
    if (submits) await scorecardSubmitted.record(tx, context, { challengeId, spaceId })
    return { id: ideaId }
  })
}

/** In thousandths. */
function weightedMean(
  criteria: readonly { id: number; weight: number }[],
  given: ReadonlyMap<number, number>,
): number {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const sum = criteria.reduce((all, { id, weight }) => all + weight * (given.get(id) ?? 0), 0)
  return Math.round((1_000 * sum) / weights)
}

/** The viewer does not judge an entry. Until they have nothing left they may come back to it. Throws NotFound, NotAllowed, Conflict. */
export async function recuse(context: SignedIn, raw: z.input<typeof EntryRef>) {
  const input = parse(EntryRef, raw)
  const { viewer } = context
  return write(context, 'recuse', input, async (tx) => {
    const { id: challengeId, spaceId } = await mustScore(
      tx,
      context,
      input.challengeId,
      input.ideaId,
    )
    await tx.rows(sql`
      insert into "Scorecard" ("challengeId", "ideaId", "personId", "savedAt", "recusedAt")
      values (${challengeId}, ${input.ideaId}, ${viewer.id}, ${tx.at}, ${tx.at})
      on conflict ("challengeId", "ideaId", "personId") do update set scores = '{}', comment = '',
        "recusedAt" = coalesce("Scorecard"."recusedAt", excluded."recusedAt")`)
    await scorecardRecused.record(tx, context, { challengeId, spaceId })
    return { id: input.ideaId }
  })
}

/** The challenge, locked, for those who choose its criteria and evaluators. Throws NotFound, NotAllowed. */
async function mustSet(tx: Tx, { viewer }: SignedIn, challengeId: number): Promise<FoundChallenge> {
  const challenge = await findChallenge(tx, viewer, challengeId, 'lock')
  if (!canSetEvaluation(viewer, challenge)) throw new NotAllowed()
  return challenge
}

/** The challenge, for an evaluator who has not submitted their scorecard of an entry. Throws NotFound, NotAllowed, Conflict. */
async function mustScore(
  tx: Tx,
  { viewer }: SignedIn,
  challengeId: number,
  ideaId: number,
): Promise<FoundChallenge> {
  const challenge = await findChallenge(tx, viewer, challengeId)
  // One press after the other, so that a draft that comes late does not undo what was submitted.
  const evaluator = await tx.first(sql`
    select 1 from "Evaluator" where "challengeId" = ${challengeId} and "personId" = ${viewer.id} for no key update`)
  if (!canScore(viewer, challenge, evaluator !== undefined))
    throw new NotAllowed(say('scoreNotNow'))
  const entry = await tx.first<{ isOpen: boolean }>(sql`
    select e."closedAt" is null as "isOpen" from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId} and ${visibleTo(viewer)} for key share of e`)
  if (!entry) throw new NotFound()
  if (!entry.isOpen) throw new Conflict(say('challengeNoEntry'))
  const submitted = await tx.first(sql`
    select 1 from "Scorecard" where "challengeId" = ${challengeId} and "ideaId" = ${ideaId}
      and "personId" = ${viewer.id} and "submittedAt" is not null`)
  if (submitted) throw new Conflict(say('scoreSubmitted'))
  return challenge
}

/** Throws NotAllowed for the author of an entry without a name, whom nobody could keep from evaluating, and for who helped with it. */
async function mustNotBeMine(
  tx: Tx,
  personId: number,
  challengeId: number,
  ideaId: number,
): Promise<void> {
  const entry = await tx.first<{ authorTag: string | null; helperTag: string | null }>(sql`
    select p."authorTag", e."helperTag" from "Post" p
    join "ChallengeEntry" e on e."ideaId" = p.id and e."challengeId" = ${challengeId} where p.id = ${ideaId}`)
  if (isSealedAuthor(personId, ideaId, entry?.authorTag ?? null))
    throw new NotAllowed(say('scoreOwn'))
  if (entry && entry.helperTag !== null && entry.helperTag === helperTag(personId, ideaId))
    throw new NotAllowed(say('scoreHelped'))
}

/**
 * Whoever had nothing left could see the scores of others, and does not come back to an entry after that: one that was there when they
 * recused themselves must still be left. Throws Conflict.
 */
async function mustBeBlind(tx: Tx, challengeId: number, ideaId: number, personId: number) {
  const recused = await tx.first<{ isBlind: boolean }>(sql`
    select exists (select 1 from "ChallengeEntry" e where e."challengeId" = own."challengeId" and e."ideaId" <> own."ideaId"
      and e."closedAt" is null and e.at <= own."recusedAt" and ${isLeft(sql`own."personId"`)}) as "isBlind"
    from "Scorecard" own where own."challengeId" = ${challengeId} and own."ideaId" = ${ideaId} and own."personId" = ${personId}
      and own."recusedAt" is not null`)
  if (recused && !recused.isBlind) throw new Conflict(say('scoreSeen'))
}

/** Throws Invalid for those who have written an entry, alone or with others. */
async function mustBeNoAuthors(tx: Tx, challengeId: number, personIds: readonly number[]) {
  const author = await tx.first(sql`
    select 1 from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null and (
      p."authorId" = any(${personIds}::int[]) or e."byId" = any(${personIds}::int[]) or exists (
        select 1 from "PostCoauthor" a where a."postId" = p.id and a."personId" = any(${personIds}::int[])))
    limit 1`)
  if (author) throw new Invalid({ evaluatorIds: [say('evaluatorAuthor')] })
}

/**
 * Throws Invalid for those who help to write an entry, or did. Not asked where names are hidden: the answer would tell who helped, and so
 * who may have written it. There `mustNotBeMine` keeps them from that one entry.
 */
async function mustBeNoHelpers(tx: Tx, challengeId: number, personIds: readonly number[]) {
  const helps = await tx.first(sql`
    select 1 from "DraftHelper" where "challengeId" = ${challengeId} and "helperId" = any(${personIds}::int[]) limit 1`)
  const entries = await tx.rows<{ ideaId: number; helperTag: string | null }>(sql`
    select e."ideaId", e."helperTag" from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null and e."helperTag" is not null and p."authorTag" is null`)
  const helped = ({ ideaId, helperTag: tag }: (typeof entries)[number]) =>
    personIds.some((id) => helperTag(id, ideaId) === tag)
  if (helps || entries.some(helped)) throw new Invalid({ evaluatorIds: [say('evaluatorHelper')] })
}

/** Throws Invalid, with the field's name, where an entry would be by somebody who evaluates the others. */
export async function mustNotEvaluate(
  tx: Tx,
  challengeId: number,
  personIds: readonly number[],
  field: string,
): Promise<void> {
  const found = await tx.first(sql`
    select 1 from "Evaluator" where "challengeId" = ${challengeId} and "personId" = any(${personIds}::int[]) limit 1`)
  if (found) throw new Invalid({ [field]: [say('evaluatorEnters')] })
}
