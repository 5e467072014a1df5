// What all posts share: following.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { postFollowed } from './events.ts'
import { findVisiblePost } from './find.ts'
import { FollowPost } from './input.ts'

/** Follows, mutes or lets go of a post; keeps the stored number of followers in step. */
export async function setFollow(
  tx: Tx,
  postId: number,
  personId: number,
  level: 'FOLLOW' | 'MUTE' | 'NONE',
): Promise<void> {
  // The row's lock makes two clicks follow each other, so that the counter sees each once.
  const before = await tx.first<{ level: string }>(sql`
    select level from "PostFollow" where "postId" = ${postId} and "personId" = ${personId} for update`)
  if (level === 'NONE')
    await tx.rows(
      sql`delete from "PostFollow" where "postId" = ${postId} and "personId" = ${personId}`,
    )
  else
    await tx.rows(sql`
      insert into "PostFollow" ("postId", "personId", level) values (${postId}, ${personId}, ${level}::"FollowLevel")
      on conflict ("postId", "personId") do update set level = excluded.level, "cameFromId" = null`)
  const change = Number(level === 'FOLLOW') - Number(before?.level === 'FOLLOW')
  if (change)
    await tx.rows(
      sql`update "Post" set "followerCount" = "followerCount" + ${change} where id = ${postId}`,
    )
}

/** Follows, mutes or lets go of a post. Muted: nothing of it reaches the bell, not even through its board. */
export async function followPost(context: SignedIn, raw: z.input<typeof FollowPost>) {
  const input = parse(FollowPost, raw)
  const { viewer } = context
  return write(context, 'followPost', input, async (tx) => {
    const post = await findVisiblePost(tx, viewer, input.postId)
    await tx.rows(sql`select 1 from "Post" where id = ${post.id} for no key update`)
    await setFollow(tx, post.id, viewer.id, input.level)
    await postFollowed.record(tx, context, {
      postId: post.id,
      personId: viewer.id,
      level: input.level,
    })
    return { id: post.id }
  })
}
