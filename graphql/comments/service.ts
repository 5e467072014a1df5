// Writing, changing and taking down comments: parse, may they, do it, record.
import type * as z from 'zod/mini'
import { claimFiles } from '#graphql/attachments/claim.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { kindOf } from '#graphql/post-kinds.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { namedIn, rememberNamed } from '#graphql/posts/mentions.ts'
import { canComment } from '#graphql/posts/policy.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { commentEdited, commentPosted, commentReacted, commentRemoved } from './events.ts'
import { CommentRef, EditComment, PostComment, React } from './input.ts'
import {
  type CommentFacts,
  canEditComment,
  canReact,
  canReadComment,
  canRemoveComment,
} from './policy.ts'

const say = refusalMessages.message

/** Writes a comment, or a reply to one. Gives its id. Throws Invalid, NotFound (the post, for this viewer), NotAllowed. */
export async function postComment(context: SignedIn, raw: z.input<typeof PostComment>) {
  const input = parse(PostComment, raw)
  const { viewer } = context
  return write(context, 'postComment', input, async (tx) => {
    const post = await findVisiblePost(tx, viewer, input.postId)
    if (!canComment(viewer, post)) throw new NotAllowed(say('discussionClosed'))
    const replyTo = input.replyToId ? await findReplied(tx, post.id, input.replyToId) : null
    const named = await namedIn(tx, input.body, post.spaceId)
    const { id, isFollowing } = await insertComment(tx, viewer, {
      postId: post.id,
      rootId: replyTo ? (replyTo.rootId ?? replyTo.id) : null,
      replyToId: replyTo?.id ?? null,
      kind: input.kind,
      body: input.body,
      bodyHtml: toHtml(input.body, named),
    })
    if (input.fileIds.length)
      await claimFiles(tx, viewer, input.fileIds, { postId: post.id, commentId: id })
    await rememberNamed(tx, post.id, id, named)
    await commentPosted.record(tx, context, {
      commentId: id,
      postId: post.id,
      authorId: viewer.id,
      ...(replyTo?.authorId ? { replyToAuthorId: replyTo.authorId } : {}),
      ...(named.length ? { named: named.map((person) => person.id) } : {}),
    })
    countComment(tx, viewer, post.id, isFollowing)
    kindOf(post.kind).hooks?.onComment?.(tx, post.id)
    return { id }
  })
}

type Replied = { id: number; rootId: number | null; authorId: number | null }
async function findReplied(tx: Tx, postId: number, replyToId: number): Promise<Replied> {
  const replied = await tx.first<Replied>(sql`
    select id, "rootId", "authorId" from "Comment"
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
}

/** The comment and, unless the author chose or muted before, the author's follow, in one statement. */
async function insertComment(
  tx: Tx,
  viewer: Viewer,
  comment: NewComment,
): Promise<{ id: number; isFollowing: boolean }> {
  const row = await tx.first<{ id: number; isFollowing: boolean }>(sql`
    with made as (
      insert into "Comment" ("postId", "rootId", "replyToId", "authorId", kind, body, "bodyHtml", language, "createdAt", "changedAt")
      values (${comment.postId}, ${comment.rootId}::int, ${comment.replyToId}::int, ${viewer.id},
        ${comment.kind}::"CommentKind", ${comment.body}, ${comment.bodyHtml}, ${viewer.language},
        ${tx.at}, ${tx.at}) returning id
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level, at) values (${comment.postId}, ${viewer.id}, 'FOLLOW', ${tx.at})
      on conflict do nothing returning 1
    )
    select id, exists (select 1 from followed) as "isFollowing" from made`)
  return row as { id: number; isFollowing: boolean }
}

/** The post's counters; the last statement, because everyone who comments there waits for them until the commit. */
const countComment = (tx: Tx, viewer: Viewer, postId: number, isFollowing: boolean): void =>
  tx.later(sql`
    update "Post" set "commentCount" = "commentCount" + 1, "activeAt" = ${tx.at},
      "followerCount" = "followerCount" + ${isFollowing ? 1 : 0},
      "participantIds" = (array_prepend(${viewer.id}, array_remove("participantIds", ${viewer.id})))[1:5]
    where id = ${postId}`)

type FoundComment = CommentFacts & { id: number; postId: number; version: number }

/** The comment under a post that the viewer may see, locked. Throws NotFound. */
async function findVisibleComment(
  tx: Tx,
  viewer: Viewer,
  commentId: number,
): Promise<FoundComment> {
  const row = await tx.first<Omit<FoundComment, 'post'>>(sql`
    select id, "postId", "authorId", state, "createdAt", version from "Comment" where id = ${commentId} for no key update`)
  if (!row) throw new NotFound()
  const comment = { ...row, post: await findVisiblePost(tx, viewer, row.postId) }
  // A removed one is a quiet line that everybody sees; of a held one only those who read it may know.
  if (row.state !== 'REMOVED' && !canReadComment(viewer, comment)) throw new NotFound()
  return comment
}

/** Changes a comment within the first minutes; the page then marks it as edited. */
export async function editComment(context: SignedIn, raw: z.input<typeof EditComment>) {
  const input = parse(EditComment, raw)
  const { viewer } = context
  return write(context, 'editComment', input, async (tx) => {
    const comment = await findVisibleComment(tx, viewer, input.commentId)
    if (!canEditComment(viewer, comment, tx.at)) throw new NotAllowed(say('commentEditing'))
    const named = await namedIn(tx, input.body, comment.post.spaceId)
    await tx.rows(sql`
      update "Comment" set body = ${input.body}, "bodyHtml" = ${toHtml(input.body, named)}, version = version + 1,
        "editedAt" = ${tx.at}, "changedAt" = ${tx.at} where id = ${comment.id}`)
    await rememberNamed(tx, comment.postId, comment.id, named)
    await commentEdited.record(tx, context, {
      commentId: comment.id,
      postId: comment.postId,
      authorId: viewer.id,
      version: comment.version + 1,
    })
    return { id: comment.id }
  })
}

/** Takes a comment down: its words go, its place and its replies stay. */
export async function removeComment(context: SignedIn, raw: z.input<typeof CommentRef>) {
  const input = parse(CommentRef, raw)
  const { viewer } = context
  return write(context, 'removeComment', input, async (tx) => {
    const comment = await findVisibleComment(tx, viewer, input.commentId)
    if (!canRemoveComment(viewer, comment)) throw new NotAllowed()
    await tx.rows(sql`
      update "Comment" set state = 'REMOVED', body = '', "bodyHtml" = '', "changedAt" = ${tx.at}, version = version + 1
      where id = ${comment.id}`)
    await tx.rows(
      sql`update "Post" set "commentCount" = "commentCount" - 1 where id = ${comment.postId}`,
    )
    await tx.rows(
      sql`update "File" set "commentId" = null, "postId" = null where "commentId" = ${comment.id}`,
    )
    await commentRemoved.record(tx, context, {
      commentId: comment.id,
      postId: comment.postId,
      authorId: comment.authorId ?? 0,
      byId: viewer.id,
    })
    return { id: comment.id }
  })
}

/** Gives or takes back a reaction. Twice is once: the primary key is the promise. */
export async function react(context: SignedIn, raw: z.input<typeof React>) {
  const input = parse(React, raw)
  const { viewer } = context
  return write(context, 'react', input, async (tx) => {
    const comment = await findVisibleComment(tx, viewer, input.commentId)
    if (!canReact(viewer, comment)) throw new NotAllowed()
    const changed = await tx.first(
      input.isOn
        ? sql`insert into "Reaction" ("commentId", "personId", emoji, at)
            values (${comment.id}, ${viewer.id}, ${input.emoji}, ${tx.at}) on conflict do nothing returning 1`
        : sql`delete from "Reaction"
            where "commentId" = ${comment.id} and "personId" = ${viewer.id} and emoji = ${input.emoji} returning 1`,
    )
    if (!changed) return { id: comment.id }
    await tx.rows(sql`
      update "Comment" set "changedAt" = ${tx.at}, reactions = (
        select coalesce(jsonb_object_agg(emoji, given), '{}') from (
          select emoji, count(*) as given from "Reaction" where "commentId" = ${comment.id} group by emoji) counts)
      where id = ${comment.id}`)
    await commentReacted.record(tx, context, {
      commentId: comment.id,
      postId: comment.postId,
      byId: viewer.id,
      authorId: comment.authorId,
      emoji: input.emoji,
      isOn: input.isOn,
    })
    return { id: comment.id }
  })
}
