// Writing, editing and deleting comments: parse, check the policy, write, record.
import type * as z from 'zod/mini'
import { claimFiles, filesOfComment } from '#graphql/attachments/claim.ts'
import { mustConfirm } from '#graphql/confidential/check.ts'
import { type HeldReason, heldReason, noteHeld } from '#graphql/confidential/holding.ts'
import { type Actor, SEALED_ACTOR, type SignedIn, type Viewer } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { kindOf, type PostState } from '#graphql/post-kinds.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { namedIn, rememberNamed } from '#graphql/posts/mentions.ts'
import { canComment } from '#graphql/posts/policy.ts'
import { writtenIn } from '#graphql/posts/written-in.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { keepNoKey, sealedOnce, write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { countApproved, countComment, recountComments } from './counting.ts'
import { commentEdited, commentPosted, commentRemoved } from './events.ts'
import {
  type FoundComment,
  findVisibleComment,
  isByPostAuthor,
  mustKnowAuthor,
  touchComment,
} from './find.ts'
import { CommentRef, EditComment, PostComment } from './input.ts'
import { canEditComment, canRemoveComment } from './policy.ts'
import { dropOwnDraft, mustTakeSealed, sealedBy } from './sealing.ts'

const say = refusalMessages.message

/**
 * Writes a comment, or a reply to one. Gives its id. The sealed author of the post always writes without their name there, others where they ask for it.
 * Throws Invalid, NotFound (the post, for this viewer), NotAllowed.
 */
export async function postComment(context: SignedIn, raw: z.input<typeof PostComment>) {
  const input = parse(PostComment, raw)
  const { viewer } = context
  return write(context, 'postComment', input, async (tx) => {
    const post = await findVisiblePost(tx, viewer, input.postId)
    if (!canComment(viewer, post)) throw new NotAllowed(say('discussionClosed'))
    mustKnowAuthor(post)
    const isByOther = input.isSealed && post.isSealedMine !== true
    if (isByOther) await mustTakeSealed(tx, viewer, post)
    const isSealed = isByOther || post.isSealedMine === true
    const once = isSealed ? await sealedOnce(tx, context) : null
    if (once?.madeBefore) return { id: once.madeBefore }
    const replyTo = input.replyToId ? await findReplied(tx, post.id, input.replyToId) : null
    const { spaceId, isRestricted } = post
    await mustConfirm(tx, context, input.body, { spaceId, isRestricted, isSealed })
    const named = await namedIn(tx, input.body, post.spaceId)
    const held = isRestricted
      ? null
      : await heldReason(tx, viewer, input.body, { spaceId, isSealed })
    const { id, isFollowing } = await insertComment(tx, isSealed ? null : viewer, {
      sealed: isSealed ? sealedBy(viewer.id, post.id, isByOther) : null,
      held,
      postId: post.id,
      rootId: replyTo ? (replyTo.rootId ?? replyTo.id) : null,
      replyToId: replyTo?.id ?? null,
      kind: input.kind,
      body: input.body,
      bodyHtml: toHtml(input.body, named, input.fileIds),
    })
    once?.remember(id)
    if (isByOther) await dropOwnDraft(tx, viewer, post.id)
    if (held) await noteHeld(tx, post.id, id, held)
    if (input.fileIds.length)
      await claimFiles(tx, viewer, input.fileIds, { postId: post.id, commentId: id, isSealed })
    await rememberNamed(tx, post.id, id, named)
    await commentPosted.record(tx, isSealed ? SEALED_ACTOR : context, {
      commentId: id,
      postId: post.id,
      ...(isSealed ? {} : { authorId: viewer.id }),
      ...(replyTo?.authorId ? { replyToAuthorId: replyTo.authorId } : {}),
      ...(replyTo?.isByPostAuthor && !post.isSealedMine ? { repliesToSealed: true } : {}),
      ...(isByOther ? { isByOther: true } : {}),
      ...(named.length ? { named: named.map((person) => person.id) } : {}),
    })
    const isHeld = held !== null
    const authorId = isSealed ? null : viewer.id
    countComment(tx, { authorId, postId: post.id, isFollowing, isHeld })
    // What follows from a held one follows when it is approved: see setHidden.
    if (!isHeld) await kindOf(post.kind).hooks?.onComment?.(tx, post.id, { id, isFirst: !replyTo })
    return { id }
  })
}

type Replied = {
  id: number
  rootId: number | null
  authorId: number | null
  isByPostAuthor: boolean
}
async function findReplied(tx: Tx, postId: number, replyToId: number): Promise<Replied> {
  const replied = await tx.first<Replied>(sql`
    select id, "rootId", "authorId", ${isByPostAuthor} as "isByPostAuthor" from "Comment" c
    where id = ${replyToId} and "postId" = ${postId} and state in ('OPEN', 'REMOVED')`)
  if (!replied) throw new Invalid({ replyToId: [say('repliedGone')] })
  return replied
}

type NewComment = {
  postId: number
  rootId: number | null
  replyToId: number | null
  kind: 'COMMENT' | 'CASE' | 'BUILD_ON'
  body: string
  bodyHtml: string
  /** It is held until a moderator has read it. */
  held: HeldReason | null
  /** What is stored in place of the author's name. */
  sealed: { tag: string; author: string | null } | null
}

/**
 * The comment and, unless the author chose or muted before, the author's follow, in one statement.
 * @param author null: without a name; what somebody's language is may tell who they are
 */
async function insertComment(
  tx: Tx,
  author: Viewer | null,
  comment: NewComment,
): Promise<{ id: number; isFollowing: boolean }> {
  const authorId = author?.id ?? null
  const row = await tx.first<{ id: number; isFollowing: boolean }>(sql`
    with made as (
      insert into "Comment" ("postId", "rootId", "replyToId", "authorId", "authorTag", "sealedAuthor", kind, state, body, "bodyHtml", language,
        "createdAt", "changedAt")
      values (${comment.postId}, ${comment.rootId}::int, ${comment.replyToId}::int, ${authorId}::int,
        ${comment.sealed?.tag ?? null}::text, ${comment.sealed?.author ?? null}::text,
        ${comment.kind}::"CommentKind", ${comment.held ? 'HELD' : 'OPEN'}::"PostState", ${comment.body}, ${comment.bodyHtml}, ${writtenIn(comment.body, author?.language ?? null)}::text,
        ${tx.at}, ${tx.at}) returning id
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level, at)
      select ${comment.postId}, ${authorId}::int, 'FOLLOW', ${tx.at}::timestamptz where ${authorId}::int is not null
      on conflict do nothing returning 1
    )
    select id, exists (select 1 from followed) as "isFollowing" from made`)
  return row as { id: number; isFollowing: boolean }
}

/** Changes a comment within the first minutes; the page then marks it as edited. */
export async function editComment(context: SignedIn, raw: z.input<typeof EditComment>) {
  const input = parse(EditComment, raw)
  const { viewer } = context
  return write(context, 'editComment', input, async (tx) => {
    const comment = await findVisibleComment(tx, viewer, input.commentId)
    if (!canEditComment(viewer, comment, tx.at)) throw new NotAllowed(say('commentEditing'))
    mustBeVersion(comment.version, input.version, { body: comment.body })
    if (comment.isSealedMine) keepNoKey(tx)
    const { spaceId, isRestricted } = comment.post
    const isSealed = comment.isSealedMine === true
    await mustConfirm(tx, context, input.body, {
      ...{ spaceId, isRestricted, isSealed },
      before: comment.body,
    })
    const named = await namedIn(tx, input.body, comment.post.spaceId)
    const fileIds = await filesOfComment(tx, comment.id)
    const held = isRestricted
      ? null
      : await heldReason(tx, viewer, input.body, { spaceId, isSealed, before: comment.body })
    await touchComment(
      tx,
      comment.id,
      sql`state = ${held ? 'HELD' : 'OPEN'}::"PostState", body = ${input.body}, "bodyHtml" = ${toHtml(input.body, named, fileIds)},
        language = coalesce(${writtenIn(input.body, null)}::text, language), version = version + 1, "editedAt" = ${tx.at}`,
    )
    if (held) {
      await noteHeld(tx, comment.postId, comment.id, held)
      await recountComments(tx, comment.postId)
    }
    await rememberNamed(tx, comment.postId, comment.id, named)
    await commentEdited.record(tx, actorOf(context, comment), {
      commentId: comment.id,
      postId: comment.postId,
      ...(comment.isSealedMine ? {} : { authorId: viewer.id }),
      version: comment.version + 1,
    })
    return { id: comment.id }
  })
}

/** Who changes a comment, as its events record it. */
const actorOf = (context: SignedIn, comment: FoundComment): Actor =>
  comment.isSealedMine ? SEALED_ACTOR : context

/** Takes the text and the files of a comment away. Its place and its replies stay. */
export async function takeDown(tx: Tx, { id, postId }: { id: number; postId: number }) {
  await strip(tx, id)
  await recountComments(tx, postId)
}

async function strip(tx: Tx, id: number): Promise<void> {
  await touchComment(
    tx,
    id,
    sql`state = 'REMOVED', body = '', "bodyHtml" = '', version = version + 1`,
  )
  await tx.rows(
    sql`update "File" set "commentId" = null, "postId" = null where "commentId" = ${id}`,
  )
}

/** Takes down every comment of a post, whoever wrote it. */
export async function takeAllDown(tx: Tx, postId: number): Promise<void> {
  const comments = await tx.rows<{ id: number }>(
    sql`select id from "Comment" where "postId" = ${postId} and state <> 'REMOVED' order by id`,
  )
  for (const { id } of comments) await strip(tx, id)
  await recountComments(tx, postId)
}

/**
 * Shows a comment to everybody again, or only to its author and to those who look after its space. What was held counts from then on.
 * Whoever calls it has locked the post.
 */
export async function setHidden(tx: Tx, commentId: number, isHidden: boolean): Promise<void> {
  const before = await tx.first<{ postId: number; state: PostState; isFirst: boolean }>(sql`
    select "postId", state, "rootId" is null as "isFirst" from "Comment" where id = ${commentId} for no key update`)
  await touchComment(tx, commentId, sql`state = ${isHidden ? 'HIDDEN' : 'OPEN'}::"PostState"`)
  if (!before) return
  const { postId, state, isFirst } = before
  if (state === 'HELD' && !isHidden) await countApproved(tx, postId, { id: commentId, isFirst })
  else await recountComments(tx, postId)
}

/** Deletes a comment: its text goes, its place and its replies stay. */
export async function removeComment(context: SignedIn, raw: z.input<typeof CommentRef>) {
  const input = parse(CommentRef, raw)
  const { viewer } = context
  return write(context, 'removeComment', input, async (tx) => {
    const comment = await findVisibleComment(tx, viewer, input.commentId)
    if (!canRemoveComment(viewer, comment)) throw new NotAllowed()
    if (comment.isSealedMine) keepNoKey(tx)
    await takeDown(tx, comment)
    await commentRemoved.record(tx, actorOf(context, comment), {
      commentId: comment.id,
      postId: comment.postId,
      ...(comment.authorId ? { authorId: comment.authorId } : {}),
      byId: comment.isSealedMine ? null : viewer.id,
    })
    return { id: comment.id }
  })
}
