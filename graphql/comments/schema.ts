import { FileRef } from '#graphql/attachments/schema.ts'
import { builder, EDITED_VERSION, orNotFound, signedIn } from '#graphql/builder.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { pathOfPost } from '#graphql/post-kinds.ts'
import { Post, postNumber, seenPost } from '#graphql/posts/schema.ts'
import { canEditComment, canRemoveComment } from './policy.ts'
import { type CommentRow, commentsBy, commentsByIds, type ReplyPage, repliesOf } from './queries.ts'
import { editComment, postComment, removeComment } from './service.ts'

/** Replies shown with a thread; earlier ones are asked for part by part. */
export const MAX_REPLIES = 50

type Reply = Awaited<ReturnType<typeof repliesOf>>[number]
const repliesLoader = loaderOf<CommentRow, Reply[]>(async (roots, context) => {
  const rows = await repliesOf(context.db, signedIn(context).viewer, roots, MAX_REPLIES)
  return roots.map(({ id }) => rows.filter((row) => row.rootId === id))
})

export const CommentKind = builder.enumType('CommentKind', {
  description: 'COMMENT; CASE: "it happens here too"; BUILD_ON: something built on it.',
  values: ['COMMENT', 'CASE', 'BUILD_ON'] as const,
})

/** Each thing that readers give adds a right of its own. */
export const CommentRights = builder.objectRef<CommentRow>('CommentRights').implement({
  description: 'What the viewer may do with a comment; buttons are drawn from it.',
  fields: (t) => ({
    edit: t.boolean({
      resolve: (comment, _, context) =>
        canEditComment(signedIn(context).viewer, comment, new Date()),
    }),
    remove: t.boolean({
      resolve: (comment, _, context) => canRemoveComment(signedIn(context).viewer, comment),
    }),
  }),
})

export const Comment = builder.loadableNodeRef<CommentRow, number>('Comment', {
  id: { resolve: (comment) => comment.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await commentsByIds(context.db, signedIn(context).viewer, ids)),
})
Comment.implement({
  description: 'Something said about a post. A removed one keeps its place, without words.',
  fields: (t) => ({
    number: t.exposeInt('id', {
      description: 'The id as it stands in permalinks: #comment-NUMBER.',
    }),
    postNumber: t.exposeInt('postId', { description: 'The post it stands under.' }),
    postTitle: t.exposeString('postTitle', { description: 'The title of that post.' }),
    post: t.field({
      type: Post,
      nullable: true,
      description: 'That post.',
      resolve: (comment, _, context) => seenPost(context, comment.postId),
    }),
    path: t.string({
      description: 'Its address, from the root.',
      resolve: (comment) => pathOfPost(comment.post.kind, comment.postId, comment.id),
    }),
    rootNumber: t.exposeInt('rootId', {
      nullable: true,
      description: 'The first comment of its thread; null for that one.',
    }),
    replyToNumber: t.exposeInt('replyToId', {
      nullable: true,
      description: 'The comment it answers.',
    }),
    replyToName: t.string({
      nullable: true,
      description: 'Whom it answers, when that is not the one who began the thread.',
      resolve: async (comment, _, context) => {
        if (comment.replyToId === null || comment.replyToId === comment.rootId) return null
        if (comment.replyToAuthorName) return comment.replyToAuthorName
        if (!comment.replyToAuthorId) return null
        const person = await Person.getDataloader(context).load(comment.replyToAuthorId)
        return (person as { name: string }).name
      },
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Who said it; null when only a name is known.',
      resolve: (comment) => (comment.authorId ? comment.authorId : null),
    }),
    authorName: t.exposeString('authorName', {
      nullable: true,
      description: 'The name, when the author is not known here.',
    }),
    isSealed: t.exposeBoolean('isSealed', {
      description: 'Was it written without a name?',
    }),
    isByPostAuthor: t.exposeBoolean('isByPostAuthor', {
      description: 'Was it written by the author of a post without a name?',
    }),
    kind: t.expose('kind', { type: CommentKind, description: 'What kind of contribution it is.' }),
    isRemoved: t.boolean({
      description: 'Taken down: there are no words left.',
      resolve: (comment) => comment.state === 'REMOVED',
    }),
    version: t.exposeInt('version', { description: 'Give it back when editing.' }),
    body: t.exposeString('body', { description: 'As it was written, in Markdown.' }),
    html: t.exposeString('bodyHtml', { description: 'As safe HTML.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language it is written in, ISO 639-1; null when it is not known.',
    }),
    files: t.field({
      type: [FileRef],
      description: 'Its files.',
      resolve: (comment) => comment.fileIds,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was said.' }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was changed last.',
    }),
    replies: t.field({
      type: [Comment],
      description: `The thread's replies, oldest first; its newest ${MAX_REPLIES}.`,
      complexity: { field: 20, multiplier: 5 },
      resolve: (comment, _, context) =>
        comment.rootId === null ? repliesLoader(context).load(comment) : [],
    }),
    hasEarlierReplies: t.boolean({
      description: 'Are there replies before those? `Post.replies` gives them.',
      resolve: async (comment, _, context) =>
        comment.rootId === null &&
        ((await repliesLoader(context).load(comment))[0]?.hasEarlier ?? false),
    }),
    viewerCan: t.field({
      type: CommentRights,
      description: 'What the viewer may do.',
      resolve: (comment) => comment,
    }),
  }),
})

export const RepliesSideEnum = builder.enumType('RepliesSide', {
  description: 'Which part of a thread: AROUND a comment of it, BEFORE it or AFTER it.',
  values: ['AROUND', 'BEFORE', 'AFTER'] as const,
})
export const ReplyPageRef = builder.objectRef<ReplyPage>('ReplyPage').implement({
  description: `A part of a thread's replies, at most ${MAX_REPLIES}.`,
  fields: (t) => ({
    rootNumber: t.exposeInt('rootId', { description: 'The first comment of the thread.' }),
    replies: t.expose('replies', { type: [Comment], description: 'Oldest first.' }),
    hasEarlier: t.exposeBoolean('hasEarlier', { description: 'There are replies before them.' }),
    nextNumber: t.exposeInt('nextId', {
      nullable: true,
      description: 'The reply after them; null: there is none.',
    }),
  }),
})

builder.objectFields(Person, (t) => ({
  comments: t.connection({
    type: Comment,
    description: 'What they said where the viewer can read it, latest first.',
    resolve: async (person, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await commentsBy(context.db, signedIn(context).viewer, person.id, wanted, before)
      return connectionOf(rows, wanted, before === null, (row) => [row.id])
    },
  }),
}))

const PostCommentInput = builder.inputType('PostCommentInput', {
  description: 'A comment to post.',
  fields: (t) => ({
    postId: t.id({ required: true, description: 'The post, of any kind.' }),
    replyToId: t.id({ description: 'The comment it answers.' }),
    body: t.string({ required: true, description: 'Markdown, at most 5,000 characters.' }),
    kind: t.field({ type: CommentKind }),
    fileIds: t.stringList(),
    isSealed: t.boolean({
      description:
        'Without the writer’s name, where the kind of post and its space allow it: `QuestionRights.answerSealed`. Not for the author of a post with a name.',
    }),
  }),
})

builder.queryFields((t) => ({
  comment: t.field({
    type: Comment,
    nullable: true,
    description:
      'A comment by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) =>
      Comment.getDataloader(context)
        .load(numberOf(id, 'Comment', 'id'))
        .catch((error: unknown) => noIfRefused(error) || null) as Promise<CommentRow | null>,
  }),
}))

builder.mutationFields((t) => ({
  postComment: t.field({
    type: Comment,
    description: 'Says something about a post, or answers a comment.',
    args: { input: t.arg({ type: PostCommentInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const { id } = await postComment(signedIn(context), {
        postId: postNumber(input.postId),
        replyToId: input.replyToId ? numberOf(input.replyToId, 'Comment', 'replyToId') : null,
        body: input.body,
        kind: input.kind ?? 'COMMENT',
        fileIds: input.fileIds ?? [],
        isSealed: input.isSealed ?? false,
      })
      return id
    },
  }),
  editComment: t.field({
    type: Comment,
    description: 'Changes a comment of one’s own, within 15 minutes.',
    args: {
      commentId: t.arg.id({ required: true }),
      body: t.arg.string({ required: true }),
      version: t.arg.int({ description: EDITED_VERSION }),
    },
    resolve: async (_, { commentId, ...edit }, context) => {
      const input = { commentId: numberOf(commentId, 'Comment', 'commentId'), ...edit }
      return (await editComment(signedIn(context), input)).id
    },
  }),
  removeComment: t.field({
    type: Comment,
    description: 'Takes a comment down; its replies stay.',
    args: { commentId: t.arg.id({ required: true }) },
    resolve: async (_, { commentId }, context) =>
      (
        await removeComment(signedIn(context), {
          commentId: numberOf(commentId, 'Comment', 'commentId'),
        })
      ).id,
  }),
}))
