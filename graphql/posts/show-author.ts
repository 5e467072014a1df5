// A sealed author becomes the author whom everybody sees: because they wish it, or because a rule of the post's kind says when.
import * as z from 'zod/mini'
import type { Actor, SignedIn } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { canSeal, decryptAuthor } from '#graphql/seal.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { authorsShown } from './events.ts'
import { findPost } from './find.ts'

const say = refusalMessages.message

const ShowAuthor = z.strictObject({ postId: z.int().check(z.positive()) })
/** Posts of one event: more are shown in several. */
const MAX_OF_EVENT = 200

export type Shown = { postId: number; authorId: number }

/**
 * Shows the authors of those of these posts that are sealed, from now on and to everybody: what they wrote and gave under the seal has
 * their name too. One that was sealed with another key stays sealed. The caller has asked policy.
 * @returns the posts that have a name now
 */
export async function showAuthors(
  tx: Tx,
  by: Actor,
  posts: { kind: string; spaceId: number; ids: readonly number[] },
): Promise<Shown[]> {
  if (!canSeal()) return []
  const rows = await tx.rows<{ id: number; sealedAuthor: string }>(sql`
    select id, "sealedAuthor" from "Post" where id = any(${[...posts.ids]}::int[]) and "authorTag" is not null
    order by id for no key update`)
  const shown = rows.flatMap(({ id, sealedAuthor }): Shown[] => {
    const authorId = decryptAuthor(sealedAuthor, id)
    return authorId === null ? [] : [{ postId: id, authorId }]
  })
  for (let at = 0; at < shown.length; at += MAX_OF_EVENT)
    await showBatch(tx, by, posts, shown.slice(at, at + MAX_OF_EVENT))
  return shown
}

async function showBatch(
  tx: Tx,
  by: Actor,
  { kind, spaceId }: { kind: string; spaceId: number },
  shown: readonly Shown[],
): Promise<void> {
  const json = JSON.stringify(shown)
  await tx.rows(sql`
    update "Post" p set "authorId" = s."authorId", "authorTag" = null, "sealedAuthor" = null
    from jsonb_to_recordset(${json}::jsonb) as s("postId" int, "authorId" int) where p.id = s."postId"`)
  await tx.rows(sql`
    update "PostRevision" r set "editorId" = s."authorId"
    from jsonb_to_recordset(${json}::jsonb) as s("postId" int, "authorId" int)
    where r."postId" = s."postId" and r."editorId" is null`)
  await tx.rows(sql`
    with followed as (
      insert into "PostFollow" ("postId", "personId", level, at)
      select s."postId", s."authorId", 'FOLLOW', ${tx.at}::timestamptz
      from jsonb_to_recordset(${json}::jsonb) as s("postId" int, "authorId" int)
      on conflict do nothing returning "postId")
    update "Post" p set "followerCount" = p."followerCount" + 1 from followed f where p.id = f."postId"`)
  await authorsShown.record(tx, by, {
    shown: [...shown],
    kind,
    spaceId,
    ...(shown.length === 1 ? { postId: shown[0]?.postId as number } : {}),
  })
}

/** The author of a sealed post shows their name; it cannot be hidden again. Throws NotFound, and NotAllowed for everybody else. */
export async function showAuthor(context: SignedIn, raw: z.input<typeof ShowAuthor>) {
  const input = parse(ShowAuthor, raw)
  const { viewer } = context
  return write(context, 'showAuthor', input, async (tx) => {
    const post = await findPost(tx, viewer, input.postId, 'lock')
    if (post.authorId === viewer.id) return { id: post.id }
    if (!post.isSealedMine) throw new NotAllowed(say('showOwnName'))
    const { id, kind, spaceId } = post
    await showAuthors(tx, context, { kind, spaceId, ids: [id] })
    return { id }
  })
}
