// Official responses: given, corrected, withdrawn. What one said before stays readable.
import type * as z from 'zod/mini'
import { planClock, startClock, stopClock } from '#graphql/clocks/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { namedIn } from '#graphql/posts/mentions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { countFirstResponse, countWithoutResponse } from './awaiting-response.ts'
import { ideaResponded, responseCorrected, responseWithdrawn } from './events.ts'
import { clockAt, type FoundIdea, findReadableBoard, findVisibleIdea } from './find.ts'
import { firstResponse } from './first-response.ts'
import { CorrectResponse, RespondToIdea, WithdrawResponse } from './input.ts'
import { canRespond } from './policy.ts'

const say = refusalMessages.message

export type ResponseKind = 'YES' | 'NOT_NOW' | 'QUESTION'

const placeOf = ({ id, boardId, spaceId }: FoundIdea) => ({ ideaId: id, boardId, spaceId })

/** Writes an official response; the first one stops the clock, which enters the board's record. Gives the idea as it is then. */
export async function respond(
  tx: Tx,
  context: SignedIn,
  idea: FoundIdea,
  kind: ResponseKind,
  text: string,
): Promise<FoundIdea> {
  const namedIds = (await namedIn(tx, text, idea.spaceId)).map((person) => person.id)
  await tx.rows(sql`
    insert into "OfficialResponse" ("ideaId", "byId", kind, text, "namedIds", at)
    values (${idea.id}, ${context.viewer.id}, ${kind}::"ResponseKind", ${text}, ${namedIds}::int[], ${tx.at})`)
  const first = await tx.first<{ id: number }>(sql`
    update "Idea" set "respondedAt" = ${tx.at} where id = ${idea.id} and "respondedAt" is null returning id`)
  if (first) {
    await stopClock(tx, context, firstResponse, clockAt(idea), tx.at)
    countFirstResponse(tx, idea)
  }
  await ideaResponded.record(tx, context, {
    ...placeOf(idea),
    byId: context.viewer.id,
    kind,
    ...(namedIds.length ? { named: namedIds } : {}),
  })
  return first ? { ...idea, respondedAt: tx.at } : idea
}

/** Responds for the board: yes, or a question back. */
export async function respondToIdea(context: SignedIn, raw: z.input<typeof RespondToIdea>) {
  const input = parse(RespondToIdea, raw)
  return write(context, 'respondToIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, context.viewer, input.ideaId, 'lock')
    if (!canRespond(context.viewer, idea, idea.board)) throw new NotAllowed()
    await respond(tx, context, idea, input.kind, input.text)
    return { id: idea.id }
  })
}

type FoundResponse = {
  id: number
  kind: ResponseKind
  text: string
  version: number
  namedIds: number[]
  withdrawnAt: Date | null
}

/**
 * The response and its idea, locked, for those who respond for the board. Throws NotFound, NotAllowed, and Conflict when
 * it was changed or withdrawn since `version`.
 */
async function findResponse(
  tx: Tx,
  { viewer }: SignedIn,
  { responseId, version }: { responseId: number; version: number },
): Promise<{ response: FoundResponse; idea: FoundIdea }> {
  const found = await tx.first<{ ideaId: number }>(
    sql`select "ideaId" from "OfficialResponse" where id = ${responseId}`,
  )
  if (!found) throw new NotFound()
  const idea = await findVisibleIdea(tx, viewer, found.ideaId, 'lock')
  if (!canRespond(viewer, idea, idea.board)) throw new NotAllowed()
  const response = (await tx.first<FoundResponse>(sql`
    select id, kind, text, version, "namedIds", "withdrawnAt" from "OfficialResponse" where id = ${responseId}`)) as FoundResponse
  if (response.version !== version || response.withdrawnAt)
    throw new Conflict(say('changedMeanwhile'), { version: response.version })
  return { response, idea }
}

/** Corrects an official response; what it said before is kept. Throws Invalid, NotFound, NotAllowed, Conflict. */
export async function correctResponse(context: SignedIn, raw: z.input<typeof CorrectResponse>) {
  const input = parse(CorrectResponse, raw)
  return write(context, 'correctResponse', input, async (tx) => {
    const { response, idea } = await findResponse(tx, context, input)
    if (input.kind && response.kind === 'NOT_NOW') throw new Invalid({ kind: [say('notNowStays')] })
    const kind = input.kind ?? response.kind
    if (kind === response.kind && input.text === response.text) return { id: idea.id }
    const namedIds = (await namedIn(tx, input.text, idea.spaceId)).map((person) => person.id)
    await tx.rows(sql`
      insert into "OfficialResponseRevision" ("responseId", version, kind, text, "editorId", at)
      values (${response.id}, ${response.version}, ${response.kind}::"ResponseKind", ${response.text}, ${context.viewer.id}, ${tx.at})`)
    await tx.rows(sql`
      update "OfficialResponse" set kind = ${kind}::"ResponseKind", text = ${input.text}, "namedIds" = ${namedIds}::int[],
        version = version + 1, "editedAt" = ${tx.at} where id = ${response.id}`)
    // The words of a Not now are found by search, from the idea's own row.
    if (kind === 'NOT_NOW')
      await tx.rows(sql`
        update "Idea" i set "declineText" = ${input.text} where i.id = ${idea.id} and i.status = 'NOT_NOW'
          and ${response.id} = (select max(a.id) from "OfficialResponse" a where a."ideaId" = i.id and a.kind = 'NOT_NOW')`)
    const known = new Set(response.namedIds)
    const newlyNamed = namedIds.filter((id) => !known.has(id))
    await responseCorrected.record(tx, context, {
      ...placeOf(idea),
      byId: context.viewer.id,
      responseId: response.id,
      version: response.version + 1,
      ...(newlyNamed.length ? { named: newlyNamed } : {}),
    })
    return { id: idea.id }
  })
}

/**
 * Withdraws an official response, with the reason. Without another one an idea at New waits again: what the board promises
 * counts from now. Throws Invalid, NotFound, NotAllowed, Conflict.
 */
export async function withdrawResponse(context: SignedIn, raw: z.input<typeof WithdrawResponse>) {
  const input = parse(WithdrawResponse, raw)
  return write(context, 'withdrawResponse', input, async (tx) => {
    const { response, idea } = await findResponse(tx, context, input)
    // Else the idea would be declined without a word why.
    if (response.kind === 'NOT_NOW' && idea.status === 'NOT_NOW')
      throw new NotAllowed(say('notNowStands'))
    await tx.rows(sql`
      update "OfficialResponse" set version = version + 1, "withdrawnAt" = ${tx.at}, "withdrawnById" = ${context.viewer.id},
        "withdrawNote" = ${input.note} where id = ${response.id}`)
    await promiseAnew(tx, context, idea)
    await responseWithdrawn.record(tx, context, {
      ...placeOf(idea),
      byId: context.viewer.id,
      responseId: response.id,
    })
    return { id: idea.id }
  })
}

/** Without any response left, an idea at New is owed one from now on, where its board promises it. */
async function promiseAnew(tx: Tx, context: SignedIn, idea: FoundIdea): Promise<void> {
  if (idea.status !== 'NEW' || idea.boardId === null) return
  const left = await tx.first(sql`
    select 1 from "OfficialResponse" where "ideaId" = ${idea.id} and "withdrawnAt" is null limit 1`)
  if (left) return
  const board = await findReadableBoard(tx, context.viewer, { id: idea.boardId })
  const promised = await planClock(tx, board.policyId, board.ownerTimeZone ?? 'UTC', tx.at)
  if (!promised) return
  tx.later(sql`
    update "Idea" set "respondedAt" = null, "responseDueAt" = ${promised.dueAt} where id = ${idea.id}`)
  await startClock(tx, context, firstResponse, clockAt(idea), promised)
  countWithoutResponse(tx, { ...idea, responseDueAt: promised.dueAt }, 1)
}
