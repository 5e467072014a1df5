// A kind of post that only tests know: one folder, no table of its own, no edit elsewhere. graphql/post-kinds.test.ts takes it
// through everything that posts share. Import it before the schema is made; nothing that runs in production may.

import { parse } from 'graphql'
import { claimFiles } from '#graphql/attachments/claim.ts'
import { builder, orNotFound, signedIn } from '#graphql/builder.ts'
import { event, feature, type Room } from '#graphql/define.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { postKind } from '#graphql/post-kinds.ts'
import { findPost } from '#graphql/posts/find.ts'
import { namedPeople } from '#graphql/posts/followers.ts'
import { namedIn } from '#graphql/posts/mentions.ts'
import { policyOf } from '#graphql/posts/policy.ts'
import { type PostRow, postsByIds } from '#graphql/posts/queries.ts'
import { Post, postNumber } from '#graphql/posts/schema.ts'
import { changeWords, insertPost } from '#graphql/posts/service.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { write } from '#graphql/write.ts'
import { sql } from '#prisma/sql.ts'

const Memo = builder.loadableNodeRef<PostRow, number>('Memo', {
  id: { resolve: ({ id }) => id, parse: Number },
  load: async (ids, context) =>
    orNotFound(
      (await postsByIds(context.db, signedIn(context).viewer, ids)).map((row) =>
        row?.kind === 'memo' ? row : null,
      ),
    ),
})
Memo.implement({
  description: 'A post of the kind that only tests know.',
  interfaces: [Post],
  fields: (t) => ({
    isUrgent: t.boolean({ resolve: ({ tags }) => tags.includes('urgent') }),
  }),
})

type About = { postId: number; spaceId: number; authorId: number; named: number[] }
const rooms = (e: About): Room[] => [`post:${e.postId}`]
export const memoPosted = event(
  'memo.posted',
  (e: About) => ({
    rooms: [...rooms(e), 'company:0'],
    reindexes: [`memo:${e.postId}`],
    adds: e.postId,
    notifies: (db) => namedPeople(db, e.named, e.authorId, e.postId),
  }),
  () => '<who/> posted the memo <post/>',
)
export const memoEdited = event(
  'memo.edited',
  (e: About) => ({ rooms: rooms(e), reindexes: [`memo:${e.postId}`], notifies: null }),
  () => '<who/> edited the memo <post/>',
)

const MemoInput = builder.inputType('MemoInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    body: t.string({ required: true }),
    tags: t.stringList(),
    fileIds: t.stringList(),
  }),
})
builder.mutationFields((t) => ({
  postMemo: t.field({
    type: Memo,
    description: 'Posts a memo.',
    args: {
      space: t.arg.string({ required: true }),
      input: t.arg({ type: MemoInput, required: true }),
    },
    resolve: async (_, { space, input }, context) => {
      const own = signedIn(context)
      const { viewer } = own
      const { title, body, tags, fileIds } = input
      const { id } = await write(own, 'postMemo', { space, ...input }, async (tx) => {
        const where = await spaceBySlug(tx, viewer, space)
        if (!where || !viewer.spaceIds.includes(where.id)) throw new NotFound()
        if (!canWriteIn(viewer, where.id)) throw new NotAllowed()
        const named = await namedIn(tx, body, where.id)
        const postId = await insertPost(tx, {
          drafterId: viewer.id,
          kind: 'memo',
          spaceId: where.id,
          authorId: viewer.id,
          title,
          body,
          tags: tags ?? [],
          language: viewer.language,
          named,
          draftPlace: 'memo',
        })
        await claimFiles(tx, viewer, fileIds ?? [], { postId })
        await memoPosted.record(tx, own, {
          postId,
          spaceId: where.id,
          authorId: viewer.id,
          named: named.map((person) => person.id),
        })
        return { id: postId }
      })
      return id
    },
  }),
}))
builder.mutationFields((t) => ({
  editMemo: t.field({
    type: Memo,
    description: 'Changes a memo of one’s own.',
    args: {
      id: t.arg.id({ required: true }),
      version: t.arg.int({ required: true }),
      input: t.arg({ type: MemoInput, required: true }),
    },
    resolve: async (_, { id, version, input }, context) => {
      const own = signedIn(context)
      const { viewer } = own
      const { title, body, tags } = input
      const edited = await write(own, 'editMemo', { id, version, ...input }, async (tx) => {
        const post = await findPost(tx, viewer, postNumber(id), 'lock')
        if (!policyOf(post.kind).canEdit(viewer, post)) throw new NotAllowed()
        const named = await namedIn(tx, body, post.spaceId)
        await changeWords(tx, viewer.id, post, { title, body, tags: tags ?? [], version, named })
        const about = { postId: post.id, spaceId: post.spaceId, authorId: viewer.id, named: [] }
        await memoEdited.record(tx, own, about)
        return { id: post.id }
      })
      return edited.id
    },
  }),
}))

export const memos = feature({
  name: 'memos',
  logTopics: { memo: () => 'Memos' },
  posts: {
    memo: postKind({
      type: Memo,
      noun: {
        one: () => 'memo',
        other: () => 'memos',
        yours: () => 'your memo',
        another: () => 'another memo',
        heading: { yours: () => 'Your memo', followed: () => 'Memo you follow' },
      },
      path: (number) => `/memos/${number}`,
      status: {
        labels: { URGENT: () => 'Urgent', CALM: () => 'Calm' },
        steps: ['URGENT', 'CALM'],
        of: ({ tags }: PostRow) => (tags.includes('urgent') ? 'URGENT' : 'CALM'),
      },
      place: () => 'The memo list',
      owed: (viewer) => sql`
        select p.id, p."createdAt" + interval '1 day' as "dueAt" from "Post" p
        where p.kind = 'memo' and p.tags @> '{question}' and p.state = 'OPEN' and p."spaceId" = any(${viewer.ownerOf})`,
      searchExtras: async (db, ids) => {
        const rows = await db.rows<{ id: number; isUrgent: boolean }>(sql`
          select id, 'urgent' = any(tags) as "isUrgent" from "Post" where id = any(${[...ids]}::int[])`)
        return new Map(
          rows.map(({ id, isUrgent }) => [id, { status: isUrgent ? 'URGENT' : 'CALM' }]),
        )
      },
      live: parse('fragment MemoChanges on Memo { isUrgent }'),
    }),
  },
})
