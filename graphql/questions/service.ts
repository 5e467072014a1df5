// Asking questions and changing them. Answers have their own file.
import type * as z from 'zod/mini'
import { claimFiles } from '#graphql/attachments/claim.ts'
import { mustConfirm } from '#graphql/confidential/check.ts'
import { heldReason } from '#graphql/confidential/holding.ts'
import { SEALED_ACTOR, type SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { namedIn } from '#graphql/posts/mentions.ts'
import { canEditPost } from '#graphql/posts/policy.ts'
import { sealPost } from '#graphql/posts/sealing.ts'
import { changeWords, insertPost } from '#graphql/posts/service.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { questionsMessages } from '#messages/questions.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { peopleAsked, questionAsked, questionEdited } from './events.ts'
import { startFirstAnswer } from './first-answer.ts'
import { AskQuestion, EditQuestion } from './input.ts'
import { canAsk, QUESTION } from './policy.ts'
import { findQuestion } from './queries.ts'
import { insertRequests, setWave } from './request-waves.ts'
import { mustBeAskable } from './requests.ts'

const say = refusalMessages.message

type Where = { id: number; allowsSealed: boolean }
const spaceToAskIn = (tx: Tx, slug: string) =>
  tx.first<Where>(sql`select id, "allowsSealed" from "Space" where slug = ${slug}`)

/** Asks a question in a space. Gives its id. Throws Invalid, NotFound (no such space for the viewer), NotAllowed. */
export async function askQuestion(context: SignedIn, raw: z.input<typeof AskQuestion>) {
  const input = parse(AskQuestion, raw)
  const { viewer } = context
  if (input.isSealed && input.personIds)
    throw new Invalid({ personIds: [questionsMessages.message('refusal.sealedChoice')] })
  return write(context, 'askQuestion', input, async (tx) => {
    const space = await spaceToAskIn(tx, input.space)
    if (!space || !canReadSpace(viewer, space.id)) throw new NotFound()
    if (!canAsk(viewer, space.id)) throw new NotAllowed(say('spaceReadOnly'))
    const sealed = input.isSealed ? await sealPost(tx, context, space.allowsSealed) : null
    if (sealed?.isKnown) return { id: sealed.id }
    const words = `${input.title}\n${input.body}`
    const where = { spaceId: space.id, isSealed: sealed !== null }
    await mustConfirm(tx, context, words, where)
    const named = await namedIn(tx, input.body, space.id)
    const id = await insertPost(tx, {
      kind: QUESTION,
      spaceId: space.id,
      authorId: sealed ? null : viewer.id,
      sealed,
      title: input.title,
      body: input.body,
      tags: input.tags,
      // What somebody's language is may tell who they are.
      language: sealed ? null : viewer.language,
      named,
      fileIds: input.fileIds,
      drafterId: viewer.id,
      draftPlace: QUESTION,
      held: await heldReason(tx, viewer, words, where),
    })
    await tx.rows(sql`
      insert into "Question" (id, "spaceId", "statusAt", "nextWaveAt", "createdAt", "changedAt")
      values (${id}, ${space.id}, ${tx.at}, ${tx.at}, ${tx.at}, ${tx.at})`)
    if (input.fileIds.length)
      await claimFiles(tx, viewer, input.fileIds, { postId: id, isSealed: sealed !== null })
    // What somebody's time zone is may tell who they are.
    const by = sealed ? SEALED_ACTOR : context
    await questionAsked.record(tx, by, {
      questionId: id,
      spaceId: space.id,
      ...(sealed ? {} : { authorId: viewer.id }),
      ...(named.length ? { named: named.map((person) => person.id) } : {}),
    })
    const timeZone = sealed ? 'UTC' : viewer.timeZone
    await startFirstAnswer(tx, by, { postId: id, spaceId: space.id }, timeZone)
    if (input.personIds) await askChosen(tx, context, { id, spaceId: space.id }, input.personIds)
    return { id }
  })
}

/** Whom the asker chose is the first wave. Throws Invalid by `personId` for somebody who cannot be asked. */
async function askChosen(
  tx: Tx,
  context: SignedIn,
  { id, spaceId }: { id: number; spaceId: number },
  personIds: readonly number[],
): Promise<void> {
  const { viewer } = context
  const chosen = [...new Set(personIds)]
  for (const personId of chosen)
    await mustBeAskable(tx, { id, spaceId, authorId: viewer.id }, personId, viewer.id)
  await insertRequests(tx, id, 1, chosen)
  await setWave(tx, { id, timeZone: viewer.timeZone }, 1)
  if (chosen.length > 0)
    await peopleAsked.record(tx, context, { questionId: id, spaceId, personIds: chosen, wave: 1 })
}

/** Changes title, text, tags and files; the earlier version is kept and shown. Throws Invalid, NotFound, NotAllowed, and Conflict when it changed meanwhile. */
export async function editQuestion(context: SignedIn, raw: z.input<typeof EditQuestion>) {
  const input = parse(EditQuestion, raw)
  const { viewer } = context
  return write(context, 'editQuestion', input, async (tx) => {
    const question = await findQuestion(tx, viewer, input.questionId, 'lock')
    if (!canEditPost(viewer, question)) throw new NotAllowed()
    const isSealed = question.isSealedMine === true
    if (isSealed) keepNoKey(tx)
    const { spaceId } = question
    const before = `${question.title}\n${question.body}`
    const words = `${input.title}\n${input.body}`
    await mustConfirm(tx, context, words, { spaceId, before, isSealed })
    const named = await namedIn(tx, input.body, question.spaceId)
    const held = await heldReason(tx, viewer, words, { spaceId, before, isSealed })
    await changeWords(tx, viewer.id, question, { ...input, named, held })
    await claimFiles(tx, viewer, input.fileIds, { postId: question.id, isSealed })
    await questionEdited.record(tx, actorOn(context, question), {
      questionId: question.id,
      spaceId: question.spaceId,
      ...(isSealed ? {} : { authorId: viewer.id }),
      version: question.version + 1,
      ...(named.length ? { named: named.map((person) => person.id) } : {}),
    })
    return { id: question.id }
  })
}
