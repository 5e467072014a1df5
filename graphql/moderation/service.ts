// Reporting a post or a comment, and deciding on what was reported.
import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import { findVisibleComment } from '#graphql/comments/find.ts'
import { setHidden, takeDown } from '#graphql/comments/service.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { type PostState, pathOfPost } from '#graphql/post-kinds.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { setState } from '#graphql/posts/service.ts'
import { write } from '#graphql/write.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { pageDuty } from './duty.ts'
import { type CaseEvent, decided, reported } from './events.ts'
import { DecideInput, ReportInput } from './input.ts'
import { type ModerationOutcome, REASONS } from './limits.ts'
import { canReport } from './policy.ts'
import { caseFor } from './queries.ts'

const say = moderationMessages.message

/**
 * Reports a post, or a comment under it. Several people's reports of one thing stand in one case; a second one of the same person
 * changes nothing while it is open. Gives the case's id.
 * Throws Invalid, NotFound (for this viewer), NotAllowed for one's own words.
 */
export function report(context: SignedIn, raw: z.input<typeof ReportInput>) {
  const input = parse(ReportInput, raw)
  const { viewer } = context
  return write(context, 'report', input, async (tx) => {
    // The post's row is locked: reports of one thing follow each other, so that they find one case.
    const { post, comment } = await findReportable(tx, viewer, input, 'lock')
    const evidence = comment ? `${post.title}\n\n${comment.body}` : `${post.title}\n\n${post.body}`
    const about = {
      postId: post.id,
      commentId: comment?.id ?? null,
      kind: post.kind,
      spaceId: post.spaceId,
    }
    const { id, evidenceHash } = await openCase(tx, about, evidence, REASONS[input.reason])
    const added = await tx.first(sql`
      insert into "Report" ("caseId", "reporterId", reason, note, at)
      values (${id}, ${viewer.id}, ${input.reason}::"ReportReason", ${input.note}, ${tx.at})
      on conflict do nothing returning 1`)
    if (!added) return { id }
    const { severity } = (await tx.first<{ severity: number }>(sql`
      update "ModerationCase" set "reportCount" = "reportCount" + 1, severity = greatest(severity, ${REASONS[input.reason]})
      where id = ${id} returning severity`)) as { severity: number }
    // Told once for a case: the first report of a threat.
    if (input.reason === 'THREAT') pageDuty(tx, id)
    await reported.record(tx, context, { ...about, caseId: id, severity, evidenceHash })
    return { id }
  })
}

type Which = { postId: number; commentId?: number | null | undefined }

/** What somebody may report. Throws NotFound, and NotAllowed for their own words. */
async function findReportable(db: Db, viewer: Viewer, { postId, commentId }: Which, lock?: 'lock') {
  const post = await findVisiblePost(db, viewer, postId, lock)
  const comment = commentId ? await findVisibleComment(db, viewer, commentId) : undefined
  if (comment && comment.postId !== post.id) throw new NotFound()
  if (!canReport(viewer, post, comment)) throw new NotAllowed(say('refusal.own'))
  return { post, comment }
}

export type Target = { title: string; path: string }

/** The title and the address of what somebody may report. Throws NotFound, and NotAllowed for their own words. */
export async function reportTarget(
  db: Db,
  viewer: Viewer,
  postId: number,
  commentId: number | null,
): Promise<Target> {
  const { post } = await findReportable(db, viewer, { postId, commentId })
  return { title: post.title, path: pathOfPost(post.kind, post.id, commentId) }
}

/** The open case about a thing, or a new one with its words as they are now. */
async function openCase(
  tx: Tx,
  { postId, commentId }: Pick<CaseEvent, 'postId' | 'commentId'>,
  evidence: string,
  severity: number,
): Promise<{ id: number; evidenceHash: string }> {
  const open = await tx.first<{ id: number; evidenceHash: string }>(sql`
    select id, "evidenceHash" from "ModerationCase"
    where "postId" = ${postId} and "commentId" is not distinct from ${commentId}::int and "decidedAt" is null`)
  if (open) return open
  const evidenceHash = createHash('sha256').update(evidence).digest('hex')
  const made = await tx.first<{ id: number }>(sql`
    insert into "ModerationCase" ("postId", "commentId", evidence, "evidenceHash", severity, "openedAt")
    values (${postId}, ${commentId}::int, ${evidence}, ${evidenceHash}, ${severity}, ${tx.at}) returning id`)
  return { id: (made as { id: number }).id, evidenceHash }
}

type FoundCase = CaseEvent & {
  outcome: ModerationOutcome | null
  state: PostState
}

/**
 * Decides on a case, or decides anew: leaves it, warns the author, hides it from everybody but the author and moderators, or removes
 * it. The author and those who reported it are told, with the reason. Gives the case's id.
 * Throws Invalid, NotFound for whoever does not decide on it, as on what one wrote oneself, Conflict for a comment whose words are gone.
 */
export function decideCase(context: SignedIn, raw: z.input<typeof DecideInput>) {
  const input = parse(DecideInput, raw)
  const { viewer } = context
  return write(context, 'decideCase', input, async (tx) => {
    const found = await lockCase(tx, input.caseId)
    if (!found || !(await caseFor(tx, viewer, input.caseId))) throw new NotFound()
    await apply(tx, found, input.outcome)
    const rule = input.outcome === 'KEPT' ? null : (input.rule ?? null)
    await tx.rows(sql`
      update "ModerationCase" set outcome = ${input.outcome}::"ModerationOutcome", reason = ${input.reason},
        rule = case when ${input.outcome}::"ModerationOutcome" <> 'KEPT' then coalesce(${rule}::"ReportReason", (
          select r.reason from "Report" r where r."caseId" = ${found.caseId} order by r.reason limit 1)) end,
        "decidedById" = ${viewer.id}, "decidedAt" = ${tx.at} where id = ${found.caseId}`)
    const { caseId, postId, commentId, kind, spaceId } = found
    await decided.record(tx, context, {
      ...{ caseId, postId, commentId, kind, spaceId },
      outcome: input.outcome,
      before: found.outcome,
    })
    return { id: caseId }
  })
}

/** The case with what it is about, locked: the post first, as everywhere. */
async function lockCase(tx: Tx, caseId: number): Promise<FoundCase | undefined> {
  await tx.rows(sql`
    select 1 from "Post" where id = (select "postId" from "ModerationCase" where id = ${caseId}) for no key update`)
  return tx.first<FoundCase>(sql`
    select m.id as "caseId", m."postId", m."commentId", m.outcome, p.kind, p."spaceId",
      coalesce(c.state, p.state) as state
    from "ModerationCase" m join "Post" p on p.id = m."postId" left join "Comment" c on c.id = m."commentId"
    where m.id = ${caseId} for no key update of m`)
}

const STATE_AFTER = { KEPT: 'OPEN', WARNED: 'OPEN', HIDDEN: 'HIDDEN', REMOVED: 'REMOVED' } as const

/** Brings what the case is about into the state that follows from its outcome. */
async function apply(tx: Tx, found: FoundCase, outcome: ModerationOutcome): Promise<void> {
  const state = STATE_AFTER[outcome]
  if (found.state === state) return
  const { postId, commentId, kind } = found
  if (commentId === null) return setState(tx, { id: postId, kind }, state)
  if (found.state === 'REMOVED') throw new Conflict(say('refusal.gone'))
  if (state === 'REMOVED') await takeDown(tx, { id: commentId, postId })
  else await setHidden(tx, commentId, state === 'HIDDEN')
}
