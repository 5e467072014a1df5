// An answer while it is written inside: drafted by whoever knows, reviewed, approved. Sending it is in send.ts.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { endReview, startReview } from './clocks.ts'
import { draftApproved, draftNoted, draftSaved, reviewAsked } from './events.ts'
import { type FoundThread, findThread } from './find.ts'
import { AskReview, DraftRef, NoteOnDraft, SaveAnswer, SettleNote } from './input.ts'
import { canApprove, canDraft } from './policy.ts'
import { mustBeCurrent } from './texts.ts'
import { mustSeeThread } from './voices.ts'

const say = customersMessages.message

export type DraftState = 'DRAFT' | 'REVIEW' | 'APPROVED' | 'SENT' | 'DISCARDED'
export type DraftRow = {
  id: number
  threadId: number
  authorId: number
  body: string
  state: DraftState
  version: number
  reviewerId: number | null
  askedAt: Date | null
  approvedById: number | null
  approvedAt: Date | null
  changedAt: Date
}
const columns = sql`d.id, d."threadId", d."authorId", d.body, d.state, d.version, d."reviewerId", d."askedAt", d."approvedById",
  d."approvedAt", d."changedAt"`

/** The drafts of threads that are neither sent nor discarded, at most 5 of each, latest first. */
export const openDraftsOf = (db: Db, threadIds: readonly number[]): Promise<DraftRow[]> =>
  db.rows<DraftRow>(sql`
    select ${columns} from unnest(${[...threadIds]}::int[]) asked(id) cross join lateral (
      select * from "CustomerDraft" own where own."threadId" = asked.id and own.state in ('DRAFT', 'REVIEW', 'APPROVED')
      order by own.id desc limit 5) d order by d.id desc`)

export type NoteRow = {
  id: number
  draftId: number
  authorId: number
  quote: string
  text: string
  settledAt: Date | null
  at: Date
}
/** What was said of drafts, oldest first, at most 50 of each. */
export const notesOf = (db: Db, draftIds: readonly number[]): Promise<NoteRow[]> =>
  db.rows<NoteRow>(sql`
    select n.id, n."draftId", n."authorId", n.quote, n.text, n."settledAt", n.at from unnest(${[...draftIds]}::int[]) asked(id)
    cross join lateral (select * from "CustomerDraftNote" own where own."draftId" = asked.id order by own.id limit 50) n order by n.id`)

export type FoundDraft = DraftRow & { thread: FoundThread }

/** The draft with its thread, both locked. Throws NotFound where the thread may not be seen. */
export async function findDraft(tx: Tx, context: SignedIn, draftId: number): Promise<FoundDraft> {
  const place = await tx.first<{ threadId: number }>(
    sql`select "threadId" from "CustomerDraft" where id = ${draftId}`,
  )
  if (!place) throw new NotFound()
  const thread = await findThread(tx, context.viewer, place.threadId, 'lock')
  const row = await tx.first<DraftRow>(
    sql`select ${columns} from "CustomerDraft" d where d.id = ${draftId} for no key update`,
  )
  if (!row) throw new NotFound()
  return { ...row, thread }
}

export const placeOf = ({ thread, id }: FoundDraft) => ({
  postId: thread.id,
  spaceId: thread.spaceId,
  draftId: id,
})
export const touchThread = (tx: Tx, threadId: number): void =>
  tx.later(sql`update "CustomerThread" set "changedAt" = ${tx.at} where id = ${threadId}`)

function mustBeOpen({ state }: DraftRow): void {
  if (state === 'SENT' || state === 'DISCARDED') throw new Conflict(say('refused.draftOver'))
}

/**
 * Begins a draft or changes one; words that were approved have to be approved again. Throws NotFound, NotAllowed, and Conflict when
 * it changed meanwhile.
 */
export async function saveAnswer(context: SignedIn, raw: z.input<typeof SaveAnswer>) {
  const input = parse(SaveAnswer, raw)
  const { viewer } = context
  return write(context, 'saveAnswer', input, async (tx) => {
    if (input.draftId === undefined) {
      const thread = await findThread(tx, viewer, input.threadId, 'lock')
      if (!canDraft(viewer, thread)) throw new NotAllowed()
      await mustBeCurrent(tx, thread.spaceId, input.text)
      const made = (await tx.first<{ id: number }>(sql`
        insert into "CustomerDraft" ("threadId", "authorId", body, "createdAt", "changedAt")
        values (${thread.id}, ${viewer.id}, ${input.text}, ${tx.at}, ${tx.at}) returning id`)) as {
        id: number
      }
      touchThread(tx, thread.id)
      await draftSaved.record(tx, context, {
        postId: thread.id,
        spaceId: thread.spaceId,
        draftId: made.id,
      })
      return { id: made.id }
    }
    const draft = await findDraft(tx, context, input.draftId)
    if (!canDraft(viewer, draft.thread) || draft.threadId !== input.threadId) throw new NotAllowed()
    mustBeOpen(draft)
    mustBeVersion(draft.version, input.version, { text: draft.body })
    await mustBeCurrent(tx, draft.thread.spaceId, input.text)
    // Whoever changes the words is who wrote them: nobody approves their own.
    await tx.rows(sql`
      update "CustomerDraft" set body = ${input.text}, version = version + 1, "changedAt" = ${tx.at}, "authorId" = ${viewer.id},
        state = case when state = 'APPROVED' then 'DRAFT'::"CustomerDraftState" else state end, "approvedById" = null, "approvedAt" = null
      where id = ${draft.id}`)
    touchThread(tx, draft.threadId)
    await draftSaved.record(tx, context, placeOf(draft))
    return { id: draft.id }
  })
}

/** Throws a draft away. */
export async function discardDraft(context: SignedIn, raw: z.input<typeof DraftRef>) {
  const input = parse(DraftRef, raw)
  return write(context, 'discardDraft', input, async (tx) => {
    const draft = await findDraft(tx, context, input.draftId)
    if (!canDraft(context.viewer, draft.thread)) throw new NotAllowed()
    mustBeOpen(draft)
    mustBeVersion(draft.version, input.version)
    await tx.rows(
      sql`update "CustomerDraft" set state = 'DISCARDED', "changedAt" = ${tx.at} where id = ${draft.id}`,
    )
    if (draft.state === 'REVIEW') await endReview(tx, context, draft.thread)
    touchThread(tx, draft.threadId)
    await draftSaved.record(tx, context, placeOf(draft))
    return { id: draft.id }
  })
}

/** Asks somebody else who sees the thread to review it; the review has a clock of its own. */
export async function askReview(context: SignedIn, raw: z.input<typeof AskReview>) {
  const input = parse(AskReview, raw)
  const { viewer } = context
  return write(context, 'askReview', input, async (tx) => {
    const draft = await findDraft(tx, context, input.draftId)
    if (!canDraft(viewer, draft.thread)) throw new NotAllowed()
    mustBeOpen(draft)
    mustBeVersion(draft.version, input.version)
    if (input.reviewerId === draft.authorId)
      throw new Invalid({ reviewerId: [say('refused.ownReview')] })
    await mustSeeThread(tx, input.reviewerId, draft.threadId, 'reviewerId')
    await tx.rows(sql`
      update "CustomerDraft" set state = 'REVIEW', "reviewerId" = ${input.reviewerId}, "askedAt" = ${tx.at}, "changedAt" = ${tx.at},
        version = version + 1 where id = ${draft.id}`)
    await startReview(tx, context, draft.thread)
    touchThread(tx, draft.threadId)
    await reviewAsked.record(tx, context, {
      ...placeOf(draft),
      reviewerId: input.reviewerId,
      byId: viewer.id,
    })
    return { id: draft.id }
  })
}

/** Says something of a draft, perhaps of a passage of it. */
export async function noteOnDraft(context: SignedIn, raw: z.input<typeof NoteOnDraft>) {
  const input = parse(NoteOnDraft, raw)
  return write(context, 'noteOnDraft', input, async (tx) => {
    const draft = await findDraft(tx, context, input.draftId)
    if (!canDraft(context.viewer, draft.thread)) throw new NotAllowed()
    mustBeOpen(draft)
    await tx.rows(sql`
      insert into "CustomerDraftNote" ("draftId", "authorId", quote, text, at)
      values (${draft.id}, ${context.viewer.id}, ${input.quote}, ${input.text}, ${tx.at})`)
    touchThread(tx, draft.threadId)
    await draftNoted.record(tx, context, placeOf(draft))
    return { id: draft.id }
  })
}

/** Says that what a note asks for is done. */
export async function settleNote(context: SignedIn, raw: z.input<typeof SettleNote>) {
  const input = parse(SettleNote, raw)
  return write(context, 'settleNote', input, async (tx) => {
    const note = await tx.first<{ draftId: number }>(
      sql`select "draftId" from "CustomerDraftNote" where id = ${input.noteId}`,
    )
    if (!note) throw new NotFound()
    const draft = await findDraft(tx, context, note.draftId)
    if (!canDraft(context.viewer, draft.thread)) throw new NotAllowed()
    await tx.rows(sql`
      update "CustomerDraftNote" set "settledAt" = coalesce("settledAt", ${tx.at}) where id = ${input.noteId}`)
    touchThread(tx, draft.threadId)
    await draftNoted.record(tx, context, placeOf(draft))
    return { id: draft.id }
  })
}

/** Approves the words as they are. Throws NotAllowed for one's own, and Conflict while a note is not settled. */
export async function approveDraft(context: SignedIn, raw: z.input<typeof DraftRef>) {
  const input = parse(DraftRef, raw)
  const { viewer } = context
  return write(context, 'approveDraft', input, async (tx) => {
    const draft = await findDraft(tx, context, input.draftId)
    if (!canApprove(viewer, draft.thread, draft)) throw new NotAllowed(say('refused.ownWords'))
    mustBeOpen(draft)
    mustBeVersion(draft.version, input.version)
    if (draft.state === 'APPROVED') return { id: draft.id }
    await mustBeSettled(tx, draft.id)
    await tx.rows(sql`
      update "CustomerDraft" set state = 'APPROVED', "approvedById" = ${viewer.id}, "approvedAt" = ${tx.at}, "changedAt" = ${tx.at},
        version = version + 1 where id = ${draft.id}`)
    await endReview(tx, context, draft.thread)
    touchThread(tx, draft.threadId)
    await draftApproved.record(tx, context, {
      ...placeOf(draft),
      authorId: draft.authorId,
      byId: viewer.id,
    })
    return { id: draft.id }
  })
}

/** Throws Conflict while a note asks for something. */
export async function mustBeSettled(tx: Tx, draftId: number): Promise<void> {
  const open = await tx.first(sql`
    select 1 from "CustomerDraftNote" where "draftId" = ${draftId} and "settledAt" is null limit 1`)
  if (open) throw new Conflict(say('refused.notSettled'))
}
