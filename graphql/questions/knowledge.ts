// Accepted answers as what the company knows: each has an owner, is reviewed, and readers say whether it still holds.
import type * as z from 'zod/mini'
import { personAsReader } from '#graphql/audience.ts'
import { type SignedIn, systemActor } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import { parse } from '#graphql/parse.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { confirmationsOf, doubtsOf } from './counters.ts'
import {
  knowledgeDoubted,
  knowledgeGiven,
  knowledgeReviewDue,
  knowledgeVerified,
} from './events.ts'
import { CheckKnowledge } from './input.ts'
import { REVIEW_DAYS } from './limits.ts'
import { canCheckKnowledge, canVerifyKnowledge } from './policy.ts'
import { findQuestion, toReview } from './queries.ts'

const say = questionsMessages.message
const SYSTEM = systemActor('questions')

/** Keeps the accepted answer of a question as knowledge from now on, or nothing, where none is accepted any longer. */
export async function keepKnowledge(tx: Tx, questionId: number): Promise<void> {
  await tx.rows(sql`
    delete from "Knowledge" k using "Question" q
    where k."questionId" = ${questionId} and q.id = k."questionId" and q."acceptedId" is distinct from k."answerId"`)
  await tx.rows(sql`
    insert into "Knowledge" ("questionId", "answerId", "ownerId", "verifiedAt", "reviewAt")
    select q.id, c.id, (select who.id from "Person" who where who.id = c."authorId" and who."deactivatedAt" is null),
      ${tx.at}, ${new Date(tx.at.getTime() + days(REVIEW_DAYS))}
    from "Question" q join "Comment" c on c.id = q."acceptedId" where q.id = ${questionId}
    on conflict do nothing`)
}

/**
 * Says whether an accepted answer still holds. That its owner, or an owner of the space, says so verifies it until the next review;
 * of others it is counted. Gives the question's id. Throws NotFound, and NotAllowed where nothing is accepted or one may not say.
 */
export async function checkKnowledge(context: SignedIn, raw: z.input<typeof CheckKnowledge>) {
  const input = parse(CheckKnowledge, raw)
  const { viewer } = context
  return write(context, 'checkKnowledge', input, async (tx) => {
    const question = await findQuestion(tx, viewer, input.questionId, 'lock')
    const known = await tx.first<{ ownerId: number | null }>(sql`
      select "ownerId" from "Knowledge" where "questionId" = ${question.id} for no key update`)
    if (!known) throw new NotAllowed(say('refusal.noAnswer'))
    if (!canCheckKnowledge(viewer, question)) throw new NotAllowed(say('refusal.check'))
    if (input.holds && canVerifyKnowledge(viewer, question, known.ownerId))
      await verify(tx, context, question)
    else await count(tx, context, question, input.holds)
    await tx.rows(sql`update "Question" set "changedAt" = ${tx.at} where id = ${question.id}`)
    return { id: question.id }
  })
}

type Where = { id: number; spaceId: number }

async function verify(tx: Tx, context: SignedIn, { id, spaceId }: Where): Promise<void> {
  const { viewer } = context
  await tx.rows(sql`delete from "KnowledgeCheck" where "questionId" = ${id}`)
  await tx.rows(sql`
    update "Knowledge" set "verifiedAt" = ${tx.at}, "verifiedById" = ${viewer.id}, "doubtCount" = 0, "confirmedCount" = 0,
      "remindedAt" = null, "reviewAt" = ${new Date(tx.at.getTime() + days(REVIEW_DAYS))} where "questionId" = ${id}`)
  await knowledgeVerified.record(tx, context, { questionId: id, spaceId })
}

async function count(tx: Tx, context: SignedIn, { id, spaceId }: Where, holds: boolean) {
  const { viewer } = context
  const changed = await tx.first(sql`
    insert into "KnowledgeCheck" ("questionId", "personId", holds, at) values (${id}, ${viewer.id}, ${holds}, ${tx.at})
    on conflict ("questionId", "personId") do update set holds = excluded.holds, at = excluded.at
    where "KnowledgeCheck".holds <> excluded.holds returning 1`)
  if (!changed) return
  await tx.rows(sql`
    update "Knowledge" t set "doubtCount" = (${doubtsOf}), "confirmedCount" = (${confirmationsOf}) where "questionId" = ${id}`)
  if (!holds)
    await knowledgeDoubted.record(tx, context, { questionId: id, spaceId, byId: viewer.id })
  else await knowledgeVerified.record(tx, context, { questionId: id, spaceId })
}

const MAX_REMINDED = 2_000
/** Nobody is reminded of the same answer twice in a week, however often the job runs. */
const REMINDED_AGAIN = days(6)

/** Once a week: those who own answers that lapse are reminded of each. Safe to repeat. */
export async function remindOfReviews(_payload: unknown, _db: Db, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const due = await tx.rows<Where>(sql`
      update "Knowledge" k set "remindedAt" = ${tx.at} from "Question" q where k."questionId" in (
        select k."questionId" from "Knowledge" k join "Post" p on p.id = k."questionId" and p.state = 'OPEN'
        join "Space" s on s.id = p."spaceId" and s."archivedAt" is null
        where ${toReview(tx.at)} and (k."remindedAt" is null or k."remindedAt" < ${new Date(tx.at.getTime() - REMINDED_AGAIN)})
        order by k."reviewAt", k."questionId" limit ${MAX_REMINDED} for update of k skip locked)
      and q.id = k."questionId" returning q.id, q."spaceId"`)
    for (const { id, spaceId } of due)
      await knowledgeReviewDue.record(tx, SYSTEM, { questionId: id, spaceId })
  }, now)
}

/** Answers that somebody owns as knowledge. */
export const ownedKnowledge = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select p.title as name, '/questions/' || p.id as path, p."spaceId" from "Knowledge" k join "Post" p on p.id = k."questionId"
    where k."ownerId" = ${personId} and p.state = 'OPEN' order by p.title, p.id limit ${MAX_OWNED}`)

/** What somebody owned goes to the successor where they read the space; otherwise the owners of the space answer for it. */
export async function handOverKnowledge(tx: Tx, leaving: Leaving): Promise<void> {
  const { personId, successorId, by } = leaving
  const given = await tx.rows<Where & { ownerId: number | null }>(sql`
    update "Knowledge" k set "ownerId" = case when ${successorId}::int is not null
        and ${personAsReader(sql`${successorId}::int`).reads(sql`p."spaceId"`)} then ${successorId}::int end
    from "Post" p where p.id = k."questionId" and k."ownerId" = ${personId}
    returning p.id, p."spaceId", k."ownerId"`)
  for (const { id, spaceId, ownerId } of given)
    if (ownerId !== null) await knowledgeGiven.record(tx, by, { questionId: id, spaceId, ownerId })
}
