// Processes as administrators keep them, and risks: flagged by anybody who sees an entry, answered by the owner.
import type * as z from 'zod/mini'
import { findChallenge } from '#graphql/challenges/queries.ts'
import { touch } from '#graphql/challenges/service.ts'
import { mustConfirm } from '#graphql/confidential/check.ts'
import { heldReason } from '#graphql/confidential/holding.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { findVisibleIdea, mustRead } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  processAdded,
  processEdited,
  processEnded,
  riskAnswered,
  riskFlagged,
  riskRemoved,
} from './events.ts'
import { AddProcess, AnswerRisk, EditProcess, FlagRef, FlagRisk, ProcessRef } from './input.ts'
import { MAX_PROCESSES } from './limits.ts'
import { canAnswerRisk, canFlag, canRemoveFlag, canSetProcesses } from './policy.ts'
import { flagById } from './queries.ts'

const say = refusalMessages.message

/** Adds a process with its owner. Throws Invalid (a name that is taken, somebody who is not here), NotAllowed. */
export async function addProcess(context: SignedIn, raw: z.input<typeof AddProcess>) {
  const input = parse(AddProcess, raw)
  return write(context, 'addProcess', input, async (tx) => {
    if (!canSetProcesses(context.viewer)) throw new NotAllowed()
    await lockProcesses(tx)
    await mustBeFree(tx, input.name, 0)
    await mustBeHere(tx, input.ownerId)
    const count = await tx.first<{ count: number }>(
      sql`select count(*)::int as count from "ProcessTag" where "endedAt" is null`,
    )
    if ((count?.count ?? 0) >= MAX_PROCESSES)
      throw new Invalid({ name: [say('processMany', { max: MAX_PROCESSES })] })
    const { id } = (await tx.first<{ id: number }>(sql`
      insert into "ProcessTag" (name, "ownerId", "createdById", "createdAt")
      values (${input.name}, ${input.ownerId}, ${context.viewer.id}, ${tx.at}) returning id`)) as {
      id: number
    }
    await processAdded.record(tx, context, { tagId: id })
    return { id }
  })
}

/** Names a process anew, or gives it to somebody else, with what waits under it. Throws Invalid, NotFound, NotAllowed. */
export async function editProcess(context: SignedIn, raw: z.input<typeof EditProcess>) {
  const input = parse(EditProcess, raw)
  const { viewer } = context
  return write(context, 'editProcess', input, async (tx) => {
    if (!canSetProcesses(viewer)) throw new NotAllowed()
    await lockProcesses(tx)
    const { tagId, name, ownerId } = input
    const before = await tx.first<{ ownerId: number | null }>(
      sql`select "ownerId" from "ProcessTag" where id = ${tagId} and "endedAt" is null`,
    )
    if (!before) throw new NotFound()
    await mustBeFree(tx, name, tagId)
    await mustBeHere(tx, ownerId)
    await tx.rows(
      sql`update "ProcessTag" set name = ${name}, "ownerId" = ${ownerId} where id = ${tagId}`,
    )
    const isMoved = before.ownerId !== ownerId
    await processEdited.record(tx, context, { tagId, ownerId, byId: viewer.id, isMoved })
    return { id: tagId }
  })
}

/** Nobody flags anything under it any longer; what waits is still answered. Throws NotFound, NotAllowed. */
export async function endProcess(context: SignedIn, raw: z.input<typeof ProcessRef>) {
  const { tagId } = parse(ProcessRef, raw)
  return write(context, 'endProcess', { tagId }, async (tx) => {
    if (!canSetProcesses(context.viewer)) throw new NotAllowed()
    const tag = await tx.first<{ endedAt: Date | null }>(
      sql`select "endedAt" from "ProcessTag" where id = ${tagId} for no key update`,
    )
    if (!tag) throw new NotFound()
    if (tag.endedAt) return { id: tagId }
    await tx.rows(sql`update "ProcessTag" set "endedAt" = ${tx.at} where id = ${tagId}`)
    await processEnded.record(tx, context, { tagId })
    return { id: tagId }
  })
}

/** Two administrators who name processes at once wait for each other. */
const lockProcesses = (tx: Tx) =>
  tx.rows(sql`select id from "ProcessTag" where "endedAt" is null order by id for no key update`)

async function mustBeFree(tx: Tx, name: string, exceptId: number): Promise<void> {
  const taken = await tx.first(sql`
    select 1 from "ProcessTag" where lower(name) = lower(${name}) and "endedAt" is null and id <> ${exceptId}`)
  if (taken) throw new Invalid({ name: [say('processTaken')] })
}

async function mustBeHere(tx: Tx, personId: number): Promise<void> {
  const found = await tx.first(
    sql`select 1 from "Person" where id = ${personId} and "deactivatedAt" is null`,
  )
  if (!found) throw new Invalid({ ownerId: [say('processOwner')] })
}

/**
 * Flags a risk in an entry: the owner of the process has it to answer from then on. Throws Invalid (no such process, or an owner who may
 * not read the entry), NotFound, NotAllowed, and Conflict for an entry that was withdrawn, and for a risk that waits already.
 */
export async function flagRisk(context: SignedIn, raw: z.input<typeof FlagRisk>) {
  const input = parse(FlagRisk, raw)
  const { viewer } = context
  return write(context, 'flagRisk', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId)
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    const entry = await tx.first<{ isOpen: boolean }>(sql`
      select "closedAt" is null as "isOpen" from "ChallengeEntry"
      where "challengeId" = ${challenge.id} and "ideaId" = ${idea.id} for key share`)
    if (!entry) throw new NotFound()
    if (!canFlag(viewer, challenge, idea)) throw new NotAllowed(say('riskNotHere'))
    if (!entry.isOpen) throw new Conflict(say('challengeNoEntry'))
    const { tagId, reason } = input
    const tag = await tx.first<{ ownerId: number | null }>(
      sql`select "ownerId" from "ProcessTag" where id = ${tagId} and "endedAt" is null for key share`,
    )
    if (!tag) throw new Invalid({ tagId: [say('processNone')] })
    if (tag.ownerId === null) throw new Invalid({ tagId: [say('processWithoutOwner')] })
    await mustRead(tx, [tag.ownerId], challenge.spaceId, 'tagId')
    await mustStand(tx, context, reason, idea)
    const flag = await tx.first<{ id: number }>(sql`
      insert into "RiskFlag" ("challengeId", "ideaId", "tagId", "byId", reason, at)
      values (${challenge.id}, ${idea.id}, ${tagId}, ${viewer.id}, ${reason}, ${tx.at})
      on conflict do nothing returning id`)
    if (!flag) throw new Conflict(say('riskWaits'))
    await touch(tx, challenge.id)
    await riskFlagged.record(tx, context, {
      flagId: flag.id,
      tagId,
      challengeId: challenge.id,
      ideaId: idea.id,
      spaceId: challenge.spaceId,
      ownerId: tag.ownerId,
      byId: viewer.id,
    })
    return { id: flag.id }
  })
}

/**
 * A flag is read at once, and mailed: it is refused where the discussion is locked, and to whoever's posts are held. Throws NotAllowed, and
 * Invalid for what looks confidential.
 */
async function mustStand(
  tx: Tx,
  context: SignedIn,
  reason: string,
  { id, spaceId }: { id: number; spaceId: number },
): Promise<void> {
  const locked = await tx.first(
    sql`select 1 as one from "Post" where id = ${id} and "lockedUntil" > ${tx.at}`,
  )
  if (locked) throw new NotAllowed(say('discussionClosed'))
  await mustConfirm(tx, context, reason, { spaceId, field: 'reason' })
  if (await heldReason(tx, context.viewer, reason, { spaceId, isSealed: false }))
    throw new NotAllowed(say('riskHeld'))
}

/** Takes a flag away, with its answer: for those who moderate there. Throws NotFound, NotAllowed. */
export async function removeRiskFlag(context: SignedIn, raw: z.input<typeof FlagRef>) {
  const input = parse(FlagRef, raw)
  const { viewer } = context
  return write(context, 'removeRiskFlag', input, async (tx) => {
    const flag = await flagById(tx, viewer, input.flagId, 'lock')
    if (!flag) throw new NotFound()
    const { id: flagId, tagId, challengeId, ideaId, ownerId, spaceId } = flag
    const idea = await findVisibleIdea(tx, viewer, ideaId)
    if (!canRemoveFlag(viewer, spaceId, idea)) throw new NotAllowed()
    await tx.rows(sql`delete from "RiskFlag" where id = ${flagId}`)
    await touch(tx, challengeId)
    await riskRemoved.record(tx, context, { flagId, tagId, challengeId, ideaId, spaceId, ownerId })
    return { id: flagId }
  })
}

/** The owner of the process answers, and the duty ends. Throws Invalid, NotFound, NotAllowed, and Conflict once it is answered. */
export async function answerRisk(context: SignedIn, raw: z.input<typeof AnswerRisk>) {
  const input = parse(AnswerRisk, raw)
  const { viewer } = context
  return write(context, 'answerRisk', input, async (tx) => {
    const locked = await flagById(tx, viewer, input.flagId, 'lock')
    const flag = locked && (await flagById(tx, viewer, input.flagId))
    if (!flag) throw new NotFound()
    if (!canAnswerRisk(viewer, flag.ownerId, flag.spaceId)) throw new NotAllowed(say('riskOwner'))
    if (flag.respondedAt) throw new Conflict(say('riskAnswered'))
    await tx.rows(sql`
      update "RiskFlag" set verdict = ${input.verdict}::"RiskVerdict", answer = ${input.answer}, "respondedById" = ${viewer.id},
        "respondedAt" = ${tx.at} where id = ${flag.id}`)
    await touch(tx, flag.challengeId)
    const { id: flagId, tagId, challengeId, ideaId, spaceId } = flag
    await riskAnswered.record(tx, context, {
      flagId,
      tagId,
      challengeId,
      ideaId,
      spaceId,
      byId: viewer.id,
    })
    return { id: flagId }
  })
}
