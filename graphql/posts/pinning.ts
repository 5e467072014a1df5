// Pinning: a post that stands first in its space.
import type * as z from 'zod/mini'
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Conflict, NotAllowed } from '#graphql/errors.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { parse } from '#graphql/parse.ts'
import type { PostFacts } from '#graphql/post-kinds.ts'
import { may } from '#graphql/roles.ts'
import { canManageSpace, canWriteIn } from '#graphql/spaces/policy.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { postPinned } from './events.ts'
import { findVisiblePost } from './find.ts'
import { PinPost } from './input.ts'
import { canSeePost, visibleTo } from './policy.ts'
import { PostRights } from './rights.ts'
import { Post, postNumber } from './schema.ts'

const say = refusalMessages.message

/** More than that would push away what is new. */
export const MAX_PINNED = 3

/** Unpin a post, in whatever state: those who look after its space, and its moderators. Pure. */
export const canUnpin = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) &&
  canSeePost(viewer, post) &&
  (canManageSpace(viewer, post.spaceId) || may(viewer, 'MODERATE', post.spaceId))

/** Only what everybody sees is pinned. */
export const canPin = (viewer: Viewer, post: PostFacts): boolean =>
  canUnpin(viewer, post) && post.state === 'OPEN'

/** Pins a post to its space, or unpins it; twice is once. Throws NotFound, NotAllowed, and Conflict where MAX_PINNED are pinned. */
export async function pinPost(context: SignedIn, raw: z.input<typeof PinPost>) {
  const input = parse(PinPost, raw)
  const { viewer } = context
  return write(context, 'pinPost', input, async (tx) => {
    const post = await findVisiblePost(tx, viewer, input.postId, 'lock')
    const { postId, isPinned } = input
    if (!(isPinned ? canPin : canUnpin)(viewer, post)) throw new NotAllowed()
    // Two at the same moment follow each other, so that both see how many there are.
    if (isPinned)
      await tx.rows(sql`select 1 from "Space" where id = ${post.spaceId} for no key update`)
    const found = await tx.first<{ isPinned: boolean; others: number }>(sql`
      select "pinnedAt" is not null as "isPinned", (select count(*)::int from "Post" o
        where o."spaceId" = p."spaceId" and o."pinnedAt" is not null and o.state = 'OPEN' and o.id <> p.id) as others
      from "Post" p where p.id = ${postId}`)
    if (found?.isPinned === isPinned) return { id: postId }
    if (isPinned && (found?.others ?? 0) >= MAX_PINNED)
      throw new Conflict(say('pinned', { max: String(MAX_PINNED) }))
    const at = isPinned ? tx.at : null
    await tx.rows(sql`update "Post" set "pinnedAt" = ${at}::timestamptz where id = ${postId}`)
    await postPinned.record(tx, context, { postId, spaceId: post.spaceId, isPinned })
    return { id: postId }
  })
}

const isPinned = loaderOf<number, boolean>(async (ids, { db }) => {
  const rows = await db.rows<{ id: number }>(
    sql`select id from "Post" where id = any(${[...ids]}::int[]) and "pinnedAt" is not null`,
  )
  const pinned = new Set(rows.map(({ id }) => id))
  return ids.map((id) => pinned.has(id))
})

/** Numbers of the posts that are pinned in a space, the latest pinned first, as far as the viewer may see them. */
const pinnedIn = async (db: Db, viewer: Viewer, spaceId: number): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(sql`
      select p.id from "Post" p where p."spaceId" = ${spaceId} and p."pinnedAt" is not null and ${visibleTo(viewer)}
      order by p."pinnedAt" desc, p.id desc limit ${MAX_PINNED}`)
  ).map(({ id }) => id)

builder.interfaceFields(Post, (t) => ({
  isPinned: t.boolean({
    description: 'Does it stand first in its space?',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => isPinned(context).load(id),
  }),
}))
builder.interfaceFields(PostRights, (t) => ({
  pin: t.boolean({
    description: 'Pin it to its space, or unpin it.',
    resolve: (post, _, context) => canPin(signedIn(context).viewer, post),
  }),
}))
builder.objectFields(Space, (t) => ({
  pinnedPosts: t.field({
    type: [Post],
    description: `What is pinned in it, the latest first, at most ${MAX_PINNED}.`,
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => pinnedIn(context.db, signedIn(context).viewer, id),
  }),
}))
builder.mutationFields((t) => ({
  pinPost: t.field({
    type: Post,
    description: `Pins a post to its space, or unpins it. Errors: NOT_FOUND, NOT_ALLOWED for whoever neither manages nor moderates the space, CONFLICT where ${MAX_PINNED} are pinned.`,
    args: { postId: t.arg.id({ required: true }), isPinned: t.arg.boolean({ required: true }) },
    resolve: async (_, { postId, isPinned }, context) =>
      (await pinPost(signedIn(context), { postId: postNumber(postId), isPinned })).id,
  }),
}))
