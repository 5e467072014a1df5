// Capturing quotes, saying what they mean, and correcting how they were read.
import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import { personAsReader } from '#graphql/audience.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { findThread } from '#graphql/customers/find.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { postVisibleTo, visibleTo } from '#graphql/posts/policy.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { insightsMessages } from '#messages/insights.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import {
  accountSet,
  aspectHidden,
  insightCaptured,
  insightDeleted,
  insightEdited,
  toneCorrected,
} from './events.ts'
import { findInsights, findMessage } from './find.ts'
import {
  CaptureInsight,
  CorrectTone,
  DeleteInsight,
  EditInsight,
  HideAspect,
  SetAccount,
} from './input.ts'
import { queueProposals } from './jobs.ts'
import { canCapture, canShapeAnyTheme, canShapeThemes } from './policy.ts'
import { themeByName } from './themes.ts'

const say = insightsMessages.message

export const hashOf = (passage: string): Buffer =>
  createHash('sha256').update(passage, 'utf8').digest()

/**
 * Keeps a passage of a customer's message as it stands there. Twice is once. Throws Invalid for words that the message does not
 * have, NotFound, NotAllowed.
 */
export async function captureInsight(context: SignedIn, raw: z.input<typeof CaptureInsight>) {
  const input = parse(CaptureInsight, raw)
  const { viewer } = context
  return write(context, 'captureInsight', input, async (tx) => {
    const message = await findMessage(tx, viewer, input.messageId)
    // Forms send line ends as CR LF, messages keep LF.
    const passage = input.passage.replaceAll('\r\n', '\n').trim()
    const start = message.body.indexOf(passage)
    if (start < 0) throw new Invalid({ passage: [say('refused.notThere')] })
    const hash = hashOf(passage)
    const themeId = input.theme ? await themeByName(tx, context, input.theme) : null
    const made = await tx.first<{ id: number }>(sql`
      insert into "Insight" ("messageId", "threadId", "customerId", start, verbatim, hash, note, "stateAt", "byId", "ownerId", at, "themeId")
      values (${message.id}, ${message.thread.id}, ${message.customerId}, ${start}, ${passage}, ${hash}, ${input.note}, ${tx.at},
        ${viewer.id}, ${viewer.id}, ${tx.at}, ${themeId}::int)
      on conflict ("messageId", hash, start) do nothing returning id`)
    if (!made) return { id: await capturedBefore(tx, message.id, hash) }
    await insightCaptured.record(tx, context, { postId: message.thread.id, insightId: made.id })
    queueProposals(tx)
    return { id: made.id }
  })
}

async function capturedBefore(tx: Tx, messageId: number, hash: Buffer): Promise<number> {
  const row = await tx.first<{ id: number }>(sql`
    select id from "Insight" where "messageId" = ${messageId} and hash = ${hash} order by id limit 1`)
  return (row as { id: number }).id
}

/** What it means, who takes care of it, and where it stands. Throws NotFound, NotAllowed, Invalid, Conflict. */
export async function editInsight(context: SignedIn, raw: z.input<typeof EditInsight>) {
  const input = parse(EditInsight, raw)
  return write(context, 'editInsight', input, async (tx) => {
    const [insight] = await findInsights(tx, context.viewer, [input.insightId])
    if (!insight) throw new NotFound()
    mustBeVersion(insight.version, input.version)
    if (input.ownerId !== null) await mustSee(tx, input.ownerId, insight.threadId)
    await tx.rows(sql`
      update "Insight" set note = ${input.note}, "ownerId" = ${input.ownerId}::int, version = version + 1,
        "stateAt" = case when state = ${input.state}::"InsightState" then "stateAt" else ${tx.at} end,
        state = ${input.state}::"InsightState" where id = ${insight.id}`)
    await insightEdited.record(tx, context, { postId: insight.threadId, insightId: insight.id })
    return { id: insight.id }
  })
}

/** Deletes a quote; the message stays. Its theme counts one less. Throws NotFound, NotAllowed. */
export async function deleteInsight(context: SignedIn, raw: z.input<typeof DeleteInsight>) {
  const input = parse(DeleteInsight, raw)
  return write(context, 'deleteInsight', input, async (tx) => {
    const [insight] = await findInsights(tx, context.viewer, [input.insightId])
    if (!insight) throw new NotFound()
    await tx.rows(sql`delete from "Insight" where id = ${insight.id}`)
    await insightDeleted.record(tx, context, { postId: insight.threadId, insightId: insight.id })
    queueProposals(tx)
    return { id: insight.id }
  })
}

/** Throws Invalid for somebody who does not see the thread: they could not take care of it. */
async function mustSee(tx: Tx, personId: number, threadId: number): Promise<void> {
  const sees = await tx.first(sql`
    select 1 from "Person" who join "Post" p on p.id = ${threadId}
    where who.id = ${personId} and who."deactivatedAt" is null and ${postVisibleTo(personAsReader(sql`who.id`))}`)
  if (!sees) throw new Invalid({ ownerId: [say('refused.owner')] })
}

/** Says how a message sounds, in place of what was read by machine. */
export async function correctTone(context: SignedIn, raw: z.input<typeof CorrectTone>) {
  const input = parse(CorrectTone, raw)
  return write(context, 'correctTone', input, async (tx) => {
    const { thread } = await findMessage(tx, context.viewer, input.messageId)
    const corrected = await tx.first(sql`
      update "MessageTone" set "correctedTone" = ${input.tone}::"CustomerTone", "correctedById" = ${context.viewer.id},
        "correctedAt" = ${tx.at} where "messageId" = ${input.messageId} returning 1`)
    if (!corrected) throw new NotFound()
    await toneCorrected.record(tx, context, { postId: thread.id, messageId: input.messageId })
    return { id: thread.id }
  })
}

/** Leaves an aspect out of the charts, or shows it again. */
export async function hideAspect(context: SignedIn, raw: z.input<typeof HideAspect>) {
  const input = parse(HideAspect, raw)
  return write(context, 'hideAspect', input, async (tx) => {
    if (!canShapeThemes(context.viewer)) throw new NotAllowed()
    const row = await tx.first(sql`
      update "CustomerAspect" set "isHidden" = ${input.isHidden} where id = ${input.aspectId} returning 1`)
    if (!row) throw new NotFound()
    await aspectHidden.record(tx, context, { aspectId: input.aspectId })
    return { id: input.aspectId }
  })
}

/** Does the viewer see all whose account it is, or work on threads of the whole company? */
const seesAccount = (viewer: Viewer): Sql => sql`(${canShapeAnyTheme(viewer)} or not exists (
  select 1 from "CustomerAccountMember" belongs where belongs."accountId" = "CustomerAccount".id and not exists (
    select 1 from "CustomerThread" k join "Post" p on p.id = k.id join "Customer" c on c.id = k."customerId"
    where belongs."customerId" in (c.id, c."mergedIntoId") and ${visibleTo(viewer)})))`

/**
 * The account that the customer of a thread belongs to, and what it brings in a year. No name: none; no value: as it was. One that also is of customers whom
 * the viewer does not see is joined as it is.
 */
export async function setAccount(context: SignedIn, raw: z.input<typeof SetAccount>) {
  const input = parse(SetAccount, raw)
  return write(context, 'setCustomerAccount', input, async (tx) => {
    const thread = await findThread(tx, context.viewer, input.threadId)
    if (!canCapture(context.viewer, thread)) throw new NotAllowed()
    const { customerId } = thread
    if (input.name === '')
      await tx.rows(sql`delete from "CustomerAccountMember" where "customerId" = ${customerId}`)
    else
      await tx.rows(sql`
        with account as (
          insert into "CustomerAccount" (name, "yearlyValue") values (${input.name}, coalesce(${input.yearlyValue}::int, 0))
          on conflict (name) do update set "yearlyValue" = case when ${seesAccount(context.viewer)}
            then coalesce(${input.yearlyValue}::int, "CustomerAccount"."yearlyValue") else "CustomerAccount"."yearlyValue" end returning id)
        insert into "CustomerAccountMember" ("customerId", "accountId") select ${customerId}, id from account
        on conflict ("customerId") do update set "accountId" = excluded."accountId"`)
    await accountSet.record(tx, context, { customerId })
    return { id: thread.id }
  })
}
