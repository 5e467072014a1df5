// Merging a post into another one of its kind and space, and unmerging it again. What comes along is marked with the post
// that brought it, and that post keeps its own supports and followers untouched, so that each goes back exactly.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { kindOf } from '#graphql/post-kinds.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { addMergedRows, removeMergedRows, type SupportsMoved } from './carried.ts'
import { postMerged, postUnmerged } from './events.ts'
import { findPost } from './find.ts'
import { MergePost, UnmergePost } from './input.ts'
import { policyOf } from './policy.ts'
import { aboutPost } from './support.ts'

const say = refusalMessages.message

/**
 * Merges a post into another one: its supporters and followers come along, nobody is counted twice, both texts stay.
 * Gives its id. Throws NotFound, NotAllowed, and Invalid for another one that cannot take it in.
 */
export async function mergePosts(context: SignedIn, raw: z.input<typeof MergePost>) {
  const input = parse(MergePost, raw)
  const { viewer } = context
  return write(context, 'mergePosts', input, async (tx) => {
    // Both are locked in the order of their ids, so that two opposite merges cannot wait for each other for ever.
    await lockInOrder(tx, [input.postId, input.intoId])
    const post = await findPost(tx, viewer, input.postId, 'lock')
    const { hooks } = kindOf(post.kind)
    if (input.postId === input.intoId) throw new Invalid({ intoId: [say('mergeItself')] })
    const into = await findPost(tx, viewer, input.intoId, 'lock')
    const policy = policyOf(post.kind)
    if (!policy.canMerge(viewer, post)) throw new NotAllowed()
    if (into.kind !== post.kind) throw new Invalid({ intoId: [say('sameKind')] })
    if (into.spaceId !== post.spaceId)
      throw new Invalid({
        intoId: [say('mergeSpace')],
      })
    if (!policy.canMergeInto(viewer, into))
      throw new Invalid({
        intoId: [say('mergeClosed')],
      })
    await tellKind(tx, post.kind, [await addMergedRows(tx, post.id, into.id)])
    await tx.rows(sql`update "Post" set "mergedIntoId" = ${into.id} where id = ${post.id}`)
    await hooks?.onMerge?.(tx, context, post, into, input.note)
    await postMerged.record(tx, context, { ...aboutPost(post), byId: viewer.id, intoId: into.id })
    return { id: post.id }
  })
}

/**
 * Unmerges a post: it stands where it stood, and what it brought along leaves the other one. Gives its id. Throws NotFound,
 * NotAllowed, and Conflict when it stands by itself already.
 */
export async function unmergePost(context: SignedIn, raw: z.input<typeof UnmergePost>) {
  const input = parse(UnmergePost, raw)
  const { viewer } = context
  return write(context, 'unmergePost', input, async (tx) => {
    const seen = await findPost(tx, viewer, input.postId)
    const into = await lockMergeChain(tx, seen.id)
    // As it is now that nobody else can change it: the other tab may have been quicker.
    const post = await findPost(tx, viewer, input.postId, 'lock')
    const policy = policyOf(post.kind)
    const [fromId] = into
    if (fromId === undefined) {
      if (!policy.canUnmerge(viewer, { ...post, mergedIntoId: post.id })) throw new NotAllowed()
      throw new Conflict(say('notMerged'))
    }
    if (!policy.canUnmerge(viewer, post)) throw new NotAllowed()
    await tellKind(tx, post.kind, await removeMergedRows(tx, post.id, into))
    await tx.rows(sql`update "Post" set "mergedIntoId" = null where id = ${post.id}`)
    await kindOf(post.kind).hooks?.onUnmerge?.(tx, context, post, fromId, input.note)
    await postUnmerged.record(tx, context, {
      ...aboutPost(post),
      byId: viewer.id,
      fromId,
      furtherIds: into.slice(1),
    })
    return { id: post.id }
  })
}

/** Before the hooks of merging, so that a kind takes its rows after the posts'. */
async function tellKind(tx: Tx, kind: string, moved: readonly SupportsMoved[]): Promise<void> {
  for (const { postId, change } of moved.toSorted((a, b) => a.postId - b.postId))
    if (change) await kindOf(kind).hooks?.onSupportsMoved?.(tx, postId, change)
}

/** A post is not merged on and on more often than this. */
const MAX_MERGES = 50

/** The post it was merged into, the one which that was merged into, and so on; none for one that stands by itself. */
async function mergedWay(tx: Tx, postId: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    with recursive way(id, nth) as (
      select "mergedIntoId", 1 from "Post" where id = ${postId} and "mergedIntoId" is not null
      union all
      select p."mergedIntoId", way.nth + 1 from way join "Post" p on p.id = way.id
      where p."mergedIntoId" is not null and way.nth < ${MAX_MERGES}
    )
    select id from way order by nth`)
  return rows.map(({ id }) => id)
}

/**
 * Locks the post and all that it was merged into, and gives these. The last of them may be merged into one more while
 * it is waited for: then the way is longer, and that one is needed too.
 */
async function lockMergeChain(tx: Tx, postId: number): Promise<number[]> {
  for (let way = await mergedWay(tx, postId); ; ) {
    await lockInOrder(tx, [postId, ...way])
    const now = await mergedWay(tx, postId)
    if (now.every((id) => way.includes(id))) return now
    way = now
  }
}

/** Whether the viewer may see them or not: one that is hidden meanwhile gives back all the same. */
const lockInOrder = (tx: Tx, ids: readonly number[]) =>
  tx.rows(sql`select id from "Post" where id = any(${ids}::int[]) order by id for no key update`)
