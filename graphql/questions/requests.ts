// What people who are asked make of it: they answer, decline, pass it on; and who else is asked by name.
import type * as z from 'zod/mini'
import { personAsReader } from '#graphql/audience.ts'
import { stopClock } from '#graphql/clocks/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { mayBeAsked } from './choosing.ts'
import { capChanged, passedOn, peopleAsked, questionUnknown, requestResponded } from './events.ts'
import { firstAnswer } from './first-answer.ts'
import { AskPerson, QuestionRef, RespondToRequest, SetWeeklyCap } from './input.ts'
import { canFindSomebody } from './policy.ts'
import { type FoundQuestion, findQuestion } from './queries.ts'
import { askNextWaveNow, endWaves, insertRequests } from './request-waves.ts'

const say = questionsMessages.message

/** The viewer's open request. Throws NotAllowed for somebody who was not asked, or has said no. */
async function ownRequest(tx: Tx, questionId: number, personId: number): Promise<void> {
  const open = await tx.first(sql`
    select 1 from "QuestionRequest" where "questionId" = ${questionId} and "personId" = ${personId}
      and state in ('ASKED', 'ACCEPTED') for no key update`)
  if (!open) throw new NotAllowed(say('refusal.notAsked'))
}

/** Says that the viewer, who was asked, will answer, or will not. Gives the question's id. Throws NotFound, NotAllowed. */
export async function respondToRequest(context: SignedIn, raw: z.input<typeof RespondToRequest>) {
  const input = parse(RespondToRequest, raw)
  const { viewer } = context
  return write(context, 'respondToRequest', input, async (tx) => {
    const question = await findOpen(tx, context, input.questionId)
    await ownRequest(tx, question.id, viewer.id)
    const state = input.response === 'ACCEPT' ? 'ACCEPTED' : 'DECLINED'
    await tx.rows(sql`
      update "QuestionRequest" set state = ${state}::"QuestionRequestState", "respondedAt" = ${tx.at}
      where "questionId" = ${question.id} and "personId" = ${viewer.id}`)
    if (state === 'DECLINED') await askNextWaveNow(tx, question.id)
    await touch(tx, question.id)
    await requestResponded.record(tx, context, {
      questionId: question.id,
      spaceId: question.spaceId,
      personId: viewer.id,
      state,
    })
    return { id: question.id }
  })
}

/** Passes a question that the viewer was asked on to somebody else. Gives its id. Throws Invalid by `personId`, NotFound, NotAllowed. */
export async function passQuestion(context: SignedIn, raw: z.input<typeof AskPerson>) {
  const input = parse(AskPerson, raw)
  const { viewer } = context
  return write(context, 'passQuestion', input, async (tx) => {
    const question = await findOpen(tx, context, input.questionId)
    await ownRequest(tx, question.id, viewer.id)
    await mustBeAskable(tx, question, input.personId, viewer.id)
    await tx.rows(sql`
      update "QuestionRequest" set state = 'PASSED', "respondedAt" = ${tx.at}, "passedToId" = ${input.personId}
      where "questionId" = ${question.id} and "personId" = ${viewer.id}`)
    await insertRequests(tx, question.id, 0, [input.personId])
    await touch(tx, question.id)
    await passedOn.record(tx, context, {
      questionId: question.id,
      spaceId: question.spaceId,
      personId: viewer.id,
      toId: input.personId,
    })
    return { id: question.id }
  })
}

/** The asker, or an owner of the space, asks somebody by name. Gives the question's id. Throws Invalid by `personId`, NotFound, NotAllowed. */
export async function askPerson(context: SignedIn, raw: z.input<typeof AskPerson>) {
  const input = parse(AskPerson, raw)
  const { viewer } = context
  return write(context, 'askPerson', input, async (tx) => {
    const question = await findOpen(tx, context, input.questionId)
    if (!canFindSomebody(viewer, question) || question.isSealedMine)
      throw new NotAllowed(say('refusal.askPerson'))
    await mustBeAskable(tx, question, input.personId, viewer.id)
    await insertRequests(tx, question.id, 0, [input.personId])
    await touch(tx, question.id)
    await peopleAsked.record(tx, context, {
      questionId: question.id,
      spaceId: question.spaceId,
      personIds: [input.personId],
      wave: 0,
    })
    return { id: question.id }
  })
}

/** Throws Invalid by `personId` for somebody who cannot be asked: the asker, who was asked, who cannot read it, who is at their cap. */
export async function mustBeAskable(
  tx: Tx,
  question: Pick<FoundQuestion, 'id' | 'spaceId' | 'authorId'>,
  personId: number,
  byId: number,
): Promise<void> {
  const refuse = (key: Parameters<typeof say>[0]) => {
    throw new Invalid({ personId: [say(key as 'refusal.self')] })
  }
  if (personId === question.authorId || personId === byId) refuse('refusal.self')
  const reads = await tx.first(sql`
    select 1 from "Person" who where who.id = ${personId} and who."deactivatedAt" is null
      and ${personAsReader(sql`who.id`).reads(sql`${question.spaceId}`)}`)
  if (!reads) refuse('refusal.reader')
  const asked = await tx.first(sql`
    select 1 from "QuestionRequest" where "questionId" = ${question.id} and "personId" = ${personId}`)
  if (asked) refuse('refusal.asked')
  if (!(await mayBeAsked(tx, personId, tx.at))) refuse('refusal.atCap')
}

/** Says that nobody was found who knows: an owner of the space, or the asker. Gives the question's id. Throws NotFound, NotAllowed, Conflict. */
export async function sayUnknown(context: SignedIn, raw: z.input<typeof QuestionRef>) {
  const input = parse(QuestionRef, raw)
  const { viewer } = context
  return write(context, 'sayUnknown', input, async (tx) => {
    const question = await findOpen(tx, context, input.questionId)
    const { id, spaceId, status } = question
    if (!canFindSomebody(viewer, question) || question.isSealedMine)
      throw new NotAllowed(say('refusal.unknown'))
    if (status === 'UNKNOWN') return { id }
    if (status !== 'UNANSWERED') throw new Conflict(say('refusal.answered'))
    await tx.rows(sql`
      update "Question" set status = 'UNKNOWN', "statusAt" = ${tx.at}, "changedAt" = ${tx.at} where id = ${id}`)
    await endWaves(tx, id)
    await stopClock(tx, context, firstAnswer, { postId: id, spaceId }, tx.at)
    await questionUnknown.record(tx, context, { questionId: id, spaceId, byId: viewer.id })
    return { id }
  })
}

/** Says how many questions the viewer may be asked in seven days; 0: none. Gives their id. Throws Invalid. */
export async function setWeeklyCap(context: SignedIn, raw: z.input<typeof SetWeeklyCap>) {
  const { cap } = parse(SetWeeklyCap, raw)
  const { viewer } = context
  return write(context, 'setWeeklyCap', { cap }, async (tx) => {
    await tx.rows(sql`
      insert into "QuestionAvailability" ("personId", "weeklyCap") values (${viewer.id}, ${cap})
      on conflict ("personId") do update set "weeklyCap" = excluded."weeklyCap"`)
    await capChanged.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/** The question, locked, where something can still be done about it. Throws NotFound, and NotAllowed in an archived space. */
async function findOpen(tx: Tx, context: SignedIn, questionId: number): Promise<FoundQuestion> {
  const question = await findQuestion(tx, context.viewer, questionId, 'lock')
  if (context.viewer.archivedIds.includes(question.spaceId) || question.state !== 'OPEN')
    throw new NotAllowed(say('refusal.closed'))
  return question
}

const touch = (tx: Tx, questionId: number) =>
  tx.rows(sql`update "Question" set "changedAt" = ${tx.at} where id = ${questionId}`)
