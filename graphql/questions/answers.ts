// Answers: the first comments under a question. What comes and goes, which one is accepted, and whom it has helped.
import type * as z from 'zod/mini'
import { stopClock } from '#graphql/clocks/service.ts'
import { type SignedIn, systemActor } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { answersOf, rankOf } from './counters.ts'
import {
  answerAccepted,
  answerUnaccepted,
  questionReused,
  questionStatusChanged,
} from './events.ts'
import { firstAnswer } from './first-answer.ts'
import { AcceptAnswer, QuestionRef } from './input.ts'
import { keepKnowledge } from './knowledge.ts'
import type { QuestionStatus } from './limits.ts'
import { canAccept, canHaveToo } from './policy.ts'
import { type FoundQuestion, findQuestion } from './queries.ts'
import { endWaves, resumeWaves } from './request-waves.ts'

const say = questionsMessages.message
const SYSTEM = systemActor('questions')

type Counted = { from: QuestionStatus; to: QuestionStatus; spaceId: number }

/**
 * Counts the answers of a question anew and sets its status by them. Whoever calls it has locked the post.
 * @returns how the status changed; null for a post that is no question
 */
export async function countAnswers(tx: Tx, questionId: number): Promise<Counted | null> {
  const before = await tx.first<{ status: QuestionStatus }>(
    sql`select status from "Question" where id = ${questionId} for no key update`,
  )
  if (!before) return null
  const after = await tx.first<{ status: QuestionStatus; spaceId: number }>(sql`
    update "Question" t set "answerCount" = counted.n, "changedAt" = ${tx.at},
      status = case when "acceptedId" is not null then 'ACCEPTED' when counted.n > 0 then 'ANSWERED'
        when status = 'UNKNOWN' then 'UNKNOWN' else 'UNANSWERED' end::"QuestionStatus"
    from (select (${answersOf}) as n from "Question" t where t.id = ${questionId}) counted
    where t.id = ${questionId} returning status, "spaceId"`)
  const { status: to, spaceId } = after as { status: QuestionStatus; spaceId: number }
  const { status: from } = before
  if (from === to) return { from, to, spaceId }
  await tx.rows(sql`update "Question" set "statusAt" = ${tx.at} where id = ${questionId}`)
  if (to === 'ACCEPTED') await endWaves(tx, questionId)
  else if (from === 'ACCEPTED') await resumeWaves(tx, questionId)
  if (to === 'ANSWERED' || to === 'ACCEPTED')
    await stopClock(tx, SYSTEM, firstAnswer, { postId: questionId, spaceId }, tx.at)
  await questionStatusChanged.record(tx, SYSTEM, { questionId, spaceId, from, to })
  return { from, to, spaceId }
}

/** A comment was written under a question: a first one is an answer. */
export async function onComment(
  tx: Tx,
  questionId: number,
  { id, isFirst }: { id: number; isFirst: boolean },
): Promise<void> {
  if (!isFirst) return
  await tx.rows(sql`
    update "QuestionRequest" r set state = 'ANSWERED', "respondedAt" = ${tx.at} from "Comment" c
    where r."questionId" = ${questionId} and c.id = ${id} and c."authorId" = r."personId"
      and r.state in ('ASKED', 'ACCEPTED')`)
  await countAnswers(tx, questionId)
}

/** A comment was deleted: an answer that was accepted is so no longer. */
export async function onCommentRemoved(
  tx: Tx,
  { commentId, postId }: { commentId: number; postId: number },
): Promise<void> {
  const question = await tx.first(sql`
    select 1 from "Question" where id = ${postId} for no key update`)
  if (!question) return
  await tx.rows(sql`
    update "Question" set "acceptedId" = null, "acceptedAt" = null where id = ${postId} and "acceptedId" = ${commentId}`)
  await rankAnswer(tx, commentId)
  await keepKnowledge(tx, postId)
  await countAnswers(tx, postId)
}

/** Sets the place of an answer among the others by its votes and by whether it is accepted. */
export const rankAnswer = (tx: Tx, answerId: number): Promise<unknown> =>
  tx.rows(
    sql`update "Comment" t set rank = ${rankOf}, "changedAt" = ${tx.at} where t.id = ${answerId}`,
  )

type Answer = { id: number; authorId: number | null; authorTag: string | null }
/** The answer, if it is one of the question's. */
const answerOf = (tx: Tx, questionId: number, answerId: number) =>
  tx.first<Answer>(sql`
    select id, "authorId", "authorTag" from "Comment"
    where id = ${answerId} and "postId" = ${questionId} and "rootId" is null and state = 'OPEN'`)

/**
 * Accepts an answer, another one in its place, or none any longer. Gives the question's id. Throws Invalid for what is no
 * answer of the question, NotFound, NotAllowed.
 */
export async function acceptAnswer(context: SignedIn, raw: z.input<typeof AcceptAnswer>) {
  const input = parse(AcceptAnswer, raw)
  const { viewer } = context
  return write(context, 'acceptAnswer', input, async (tx) => {
    const question = await findQuestion(tx, viewer, input.questionId, 'lock')
    if (!canAccept(viewer, question)) throw new NotAllowed(say('refusal.accept'))
    const { id, acceptedId } = question
    if (question.isSealedMine) keepNoKey(tx)
    if (input.answerId === acceptedId) return { id }
    const answer = input.answerId === null ? null : await answerOf(tx, id, input.answerId)
    if (input.answerId !== null && !answer)
      throw new Invalid({ answerId: [say('refusal.notAnAnswer')] })
    await tx.rows(sql`
      update "Question" set "acceptedId" = ${answer?.id ?? null}::int,
        "acceptedAt" = case when ${answer?.id ?? null}::int is null then null else ${tx.at}::timestamptz end
      where id = ${id}`)
    for (const one of [acceptedId, answer?.id ?? null]) if (one !== null) await rankAnswer(tx, one)
    await keepKnowledge(tx, id)
    await countAnswers(tx, id)
    await recordAccepted(tx, context, question, answer)
    return { id }
  })
}

async function recordAccepted(
  tx: Tx,
  context: SignedIn,
  question: FoundQuestion,
  answer: Answer | null | undefined,
): Promise<void> {
  const { id, spaceId, acceptedId } = question
  const at = {
    questionId: id,
    spaceId,
    byId: question.isSealedMine ? null : context.viewer.id,
  }
  const by = actorOn(context, question)
  if (answer)
    await answerAccepted.record(tx, by, {
      ...at,
      answerId: answer.id,
      answerAuthorId: answer.authorId,
    })
  else if (acceptedId !== null)
    await answerUnaccepted.record(tx, by, { ...at, answerId: acceptedId, answerAuthorId: null })
}

/**
 * The accepted answer solved the viewer's own question, which is not asked again: counted once for each person. Gives the
 * question's id. Throws NotFound, and NotAllowed without an accepted answer or for one's own.
 */
export async function markSolved(context: SignedIn, raw: z.input<typeof QuestionRef>) {
  const input = parse(QuestionRef, raw)
  const { viewer } = context
  return write(context, 'markSolved', input, async (tx) => {
    const question = await findQuestion(tx, viewer, input.questionId, 'lock')
    const { id, spaceId, acceptedId } = question
    if (acceptedId === null) throw new NotAllowed(say('refusal.noAnswer'))
    if (!canHaveToo(viewer, question)) throw new NotAllowed(say('refusal.ownAnswer'))
    const answer = await answerOf(tx, id, acceptedId)
    const isOwn =
      answer?.authorId === viewer.id || isSealedAuthor(viewer.id, id, answer?.authorTag ?? null)
    if (!answer || isOwn) throw new NotAllowed(say('refusal.ownAnswer'))
    const added = await tx.first(sql`
      insert into "QuestionSolved" ("questionId", "personId", "answerId", at)
      values (${id}, ${viewer.id}, ${acceptedId}, ${tx.at}) on conflict do nothing returning 1`)
    if (!added) return { id }
    await tx.rows(sql`
      update "Question" set "solvedCount" = "solvedCount" + 1, "changedAt" = ${tx.at} where id = ${id}`)
    await questionReused.record(tx, context, {
      questionId: id,
      spaceId,
      answerId: acceptedId,
      answerAuthorId: answer.authorId,
      byId: viewer.id,
    })
    return { id }
  })
}
