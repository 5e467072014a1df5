// An authorised voice sends a draft: it waits 30 seconds in which it can be undone, and is then delivered by a job.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { seconds } from '#graphql/time.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { findDraft, mustBeSettled, touchThread } from './drafts.ts'
import { answerQueued, answerUndone } from './events.ts'
import { findThread } from './find.ts'
import { handOverTo, voiceBefore } from './hand-over.ts'
import { SendDraft, UndoSend } from './input.ts'
import { UNDO_SECONDS } from './limits.ts'
import { canDraft, canSend } from './policy.ts'
import { queueSending } from './sending.ts'
import { fixedTextOn, mustBeCurrent } from './texts.ts'
import { voiceOn } from './voices.ts'

const say = customersMessages.message

/**
 * Sends a draft in the viewer's own voice, with the fixed text of its country. Throws NotFound, NotAllowed without a voice or a second
 * pair of eyes, Conflict, and Invalid where an executive's first answer names nobody who looks after it from then on.
 */
export async function sendDraft(context: SignedIn, raw: z.input<typeof SendDraft>) {
  const input = parse(SendDraft, raw)
  const { viewer } = context
  return write(context, 'sendDraft', input, async (tx) => {
    const draft = await findDraft(tx, context, input.draftId)
    const { thread } = draft
    const card = await voiceOn(tx, viewer.id, thread.id, tx.at)
    if (draft.state === 'SENT' || draft.state === 'DISCARDED')
      throw new Conflict(say('refused.draftOver'))
    if (!card) throw new NotAllowed(say('refused.noVoice'))
    if (!canSend(viewer, thread, draft, true)) throw new NotAllowed(say('refused.notApproved'))
    mustBeVersion(draft.version, input.version)
    await mustBeSettled(tx, draft.id)
    await mustBeReached(tx, thread.id)
    await mustBeCurrent(tx, thread.spaceId, draft.body)
    const fixedText = await fixedTextOn(tx, thread.id, tx.at)
    const from = await voiceBefore(tx, viewer.id, thread)
    const next = await handOverTo(tx, thread, card, viewer.id, input.handOverToId)
    const sendAt = new Date(tx.at.getTime() + seconds(UNDO_SECONDS))
    const made = (await tx.first<{ id: number }>(sql`
      insert into "CustomerMessage" ("threadId", "channelId", direction, state, body, language, "authorId", "voiceName", "voiceTitle",
        "fixedText", "takesOverFrom", "handsOverToId", "handsOverTo", "draftId", "sendAt", at)
      values (${thread.id}, ${thread.channelId}, 'OUT', 'QUEUED', ${draft.body}, ${thread.language}::text, ${viewer.id}, ${card.name},
        ${card.title}, ${fixedText}, ${from}, ${next.id}::int, ${next.name}, ${draft.id}, ${sendAt}, ${tx.at}) returning id`)) as {
      id: number
    }
    await tx.rows(sql`
      update "CustomerDraft" set state = 'SENT', version = version + 1, "changedAt" = ${tx.at} where id = ${draft.id}`)
    queueSending(tx, made.id, sendAt)
    touchThread(tx, thread.id)
    await answerQueued.record(tx, context, {
      postId: thread.id,
      spaceId: thread.spaceId,
      messageId: made.id,
    })
    return { id: made.id }
  })
}

/** Throws Conflict where nothing leads to the customer: of what was heard outside, without an address. */
async function mustBeReached(tx: Tx, threadId: number): Promise<void> {
  const way = await tx.first(sql`
    select 1 from "CustomerThread" k join "CustomerChannel" c on c.id = k."channelId"
    where k.id = ${threadId} and (c.kind in ('FORM', 'MASTODON') or (c.kind = 'WEBHOOK' and c."outUrl" is not null)
      or exists (select 1 from "CustomerAddress" a join "Customer" o on o.id = a."customerId"
        where a.kind = 'mail' and (o.id = k."customerId" or o."mergedIntoId" = k."customerId")))`)
  if (!way) throw new Conflict(say('refused.unreachable'))
}

/** Takes an answer back that has not left: its draft is open again. Throws NotFound, NotAllowed, and Conflict once it has left. */
export async function undoSend(context: SignedIn, raw: z.input<typeof UndoSend>) {
  const input = parse(UndoSend, raw)
  const { viewer } = context
  return write(context, 'undoSend', input, async (tx) => {
    const place = await tx.first<{ threadId: number }>(
      sql`select "threadId" from "CustomerMessage" where id = ${input.messageId}`,
    )
    if (!place) throw new NotFound()
    const thread = await findThread(tx, viewer, place.threadId, 'lock')
    if (!canDraft(viewer, thread)) throw new NotAllowed()
    // What a server has taken for sending is on its way: it claims the row before it sends.
    const undone = await tx.first<{ draftId: number | null }>(sql`
      update "CustomerMessage" set state = 'UNDONE' where id = ${input.messageId} and state = 'QUEUED' and not "isAutomatic"
        and "claimedUntil" is null and "sendAt" > ${tx.at} returning "draftId"`)
    if (!undone) throw new Conflict(say('refused.left'))
    if (undone.draftId !== null)
      await tx.rows(sql`
        update "CustomerDraft" set state = case when "approvedById" is null then 'DRAFT'::"CustomerDraftState" else 'APPROVED' end,
          version = version + 1, "changedAt" = ${tx.at} where id = ${undone.draftId}`)
    touchThread(tx, thread.id)
    await answerUndone.record(tx, context, {
      postId: thread.id,
      spaceId: thread.spaceId,
      messageId: input.messageId,
    })
    return { id: thread.id }
  })
}
