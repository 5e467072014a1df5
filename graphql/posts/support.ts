// Supporting a post of any kind, and withdrawing it. The primary key is the promise: twice is once.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import type { Room } from '#graphql/define.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { type FoundPost, kindOf } from '#graphql/post-kinds.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { postSupported, supportWithdrawn } from './events.ts'
import { findPost } from './find.ts'
import { PostRef } from './input.ts'
import { policyOf } from './policy.ts'

const say = refusalMessages.message

/** What an event says of the post it is about. */
export const aboutPost = (post: FoundPost) => ({
  postId: post.id,
  kind: post.kind,
  spaceId: post.spaceId,
  rooms: [...(kindOf(post.kind).rooms?.(post) ?? [])] as Room[],
})

/** Supports a post. Gives its id. Throws NotFound, and NotAllowed when it takes no support. */
export async function supportPost(context: SignedIn, raw: z.input<typeof PostRef>) {
  const input = parse(PostRef, raw)
  const { viewer } = context
  return write(context, 'supportPost', input, async (tx) => {
    const post = await findSupportable(tx, context, input.postId)
    const added = await tx.first(sql`
      insert into "Support" ("postId", "personId", at) values (${post.id}, ${viewer.id}, ${tx.at})
      on conflict do nothing returning 1`)
    if (!added) {
      // A merged post had brought it along; from now on it is their own, and stays when the two are unmerged.
      const isOwnNow = await tx.first(sql`
        update "Support" set "mergedFromId" = null, at = ${tx.at}
        where "postId" = ${post.id} and "personId" = ${viewer.id} and "mergedFromId" is not null returning 1`)
      if (isOwnNow) kindOf(post.kind).hooks?.onSupport?.(tx, post, 0)
      return { id: post.id }
    }
    await postSupported.record(tx, context, {
      ...aboutPost(post),
      byId: viewer.id,
      authorId: post.authorId,
      ...(post.isSealed ? { isSealed: true } : {}),
    })
    countSupport(tx, post, 1)
    return { id: post.id }
  })
}

/** Withdraws the viewer's support; without one nothing happens. Gives the post's id. Throws NotFound, NotAllowed. */
export async function withdrawSupport(context: SignedIn, raw: z.input<typeof PostRef>) {
  const input = parse(PostRef, raw)
  const { viewer } = context
  return write(context, 'withdrawSupport', input, async (tx) => {
    const post = await findSupportable(tx, context, input.postId)
    const taken = await tx.first(sql`
      delete from "Support" where "postId" = ${post.id} and "personId" = ${viewer.id} returning 1`)
    if (!taken) return { id: post.id }
    await supportWithdrawn.record(tx, context, { ...aboutPost(post), byId: viewer.id })
    countSupport(tx, post, -1)
    return { id: post.id }
  })
}

async function findSupportable(tx: Tx, { viewer }: SignedIn, postId: number): Promise<FoundPost> {
  const post = await findPost(tx, viewer, postId)
  if (!policyOf(post.kind).canSupport(viewer, post)) throw new NotAllowed(say('supportClosed'))
  return post
}

/** The post's counter and what its kind keeps of it: last, because everyone who supports it waits for the row until the commit. */
function countSupport(tx: Tx, post: FoundPost, change: 1 | -1): void {
  tx.later(sql`update "Post" set "supportCount" = "supportCount" + ${change} where id = ${post.id}`)
  kindOf(post.kind).hooks?.onSupport?.(tx, post, change)
}
