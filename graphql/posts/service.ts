// What all posts share: writing one, changing its words, following.
import type * as z from 'zod/mini'
import { type HeldReason, noteHeld } from '#graphql/confidential/holding.ts'
import type { SignedIn } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { type FoundPost, kindOf, type PostState } from '#graphql/post-kinds.ts'
import { lockVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { postFollowed } from './events.ts'
import { findVisiblePost } from './find.ts'
import { FollowPost } from './input.ts'
import { type Named, summaryOf, toHtml } from './markdown.ts'
import { rememberNamed } from './mentions.ts'
import { canJoinByName } from './policy.ts'
import type { SealedPost } from './sealing.ts'
import { writtenIn } from './written-in.ts'

const say = refusalMessages.message

type Words = { title: string; body: string; tags: readonly string[] }
type NewPost = Words & {
  /** The name of its kind. */
  kind: string
  spaceId: number
  /** Null for a sealed post. */
  authorId: number | null
  /** Prepared by `sealPost`: what is stored in place of an author. */
  sealed?: SealedPost | null
  /** What its author usually writes, which counts where the text does not tell; null: it may not count. */
  language: string | null
  named: readonly Named[]
  /** The files under it: its text may show them. */
  fileIds?: readonly string[]
  /** Whose draft it was, and where it was kept: it is sent now. */
  drafterId: number
  draftPlace: string
  /** Known by a name that is no person's here. */
  authorName?: string
  /** Only those whose role reads such posts and those who are invited see it. */
  isRestricted?: boolean
  /** It is held until a moderator has read it. */
  held?: HeldReason | null
}

/** Tags are compared as written in lower case; twice the same is once. */
const tagsOf = (tags: readonly string[]): string[] => [...new Set(tags)]

/** Writes a post with its author's follow and the names in it. Gives its id. The caller has asked policy, and records it. */
export async function insertPost(tx: Tx, post: NewPost): Promise<number> {
  const { sealed = null } = post
  const row = await tx.first<{ id: number }>(sql`
    with post as (
      insert into "Post" (id, kind, "spaceId", "authorId", "authorTag", "sealedAuthor", "authorName", "isRestricted", state, title, body, "bodyHtml",
        summary, language, tags, "followerCount", "createdAt", "activeAt")
      values (coalesce(${sealed?.id ?? null}::int, nextval(pg_get_serial_sequence('"Post"', 'id'))::int), ${post.kind},
        ${post.spaceId}, ${post.authorId}::int, ${sealed?.tag ?? null}::text, ${sealed?.author ?? null}::text,
        ${post.authorName ?? null}::text, ${post.isRestricted ?? false}, ${post.held ? 'HELD' : 'OPEN'}::"PostState",
        ${post.title}, ${post.body}, ${toHtml(post.body, post.named, post.fileIds)},
        ${summaryOf(post.body)}, ${writtenIn(`${post.title}\n${post.body}`, post.language)}::text, ${tagsOf(post.tags)}, ${Number(post.authorId !== null)},
        ${tx.at}, ${tx.at}) returning id
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level, at) select id, ${post.authorId}::int, 'FOLLOW', ${tx.at}::timestamptz from post
      where ${post.authorId}::int is not null
    ), drafted as (
      delete from "Draft" where "personId" = ${post.drafterId} and place = ${post.draftPlace}
    )
    select id from post`)
  const { id } = row as { id: number }
  if (post.held) await noteHeld(tx, id, null, post.held)
  await rememberNamed(tx, id, 0, post.named)
  return id
}

/** Changes a post's words; the earlier version is kept and shown, without an editor's name for a sealed post. Throws Conflict when `version` is not the present one. */
export async function changeWords(
  tx: Tx,
  editorId: number,
  post: FoundPost,
  words: Words & {
    version: number
    named: readonly Named[]
    fileIds?: readonly string[]
    /** Its new words are held until a moderator has read them; what is held or hidden already stays so. */
    held?: HeldReason | null
  },
): Promise<void> {
  await lockVersion(
    tx,
    sql`select version from "Post" where id = ${post.id} for no key update`,
    words.version,
  )
  await tx.rows(sql`
    insert into "PostRevision" ("postId", version, title, body, tags, "editorId", at)
    values (${post.id}, ${post.version}, ${post.title}, ${post.body}, ${post.tags},
      ${post.isSealedMine ? null : editorId}::int, ${tx.at})`)
  await tx.rows(sql`
    update "Post" set title = ${words.title}, body = ${words.body}, "bodyHtml" = ${toHtml(words.body, words.named, words.fileIds)},
      summary = ${summaryOf(words.body)}, tags = ${tagsOf(words.tags)},
      language = coalesce(${writtenIn(`${words.title}\n${words.body}`, null)}::text, language), version = version + 1, "editedAt" = ${tx.at}
    where id = ${post.id}`)
  await rememberNamed(tx, post.id, 0, words.named)
  if (!words.held || post.state !== 'OPEN') return
  await setState(tx, post, 'HELD')
  await noteHeld(tx, post.id, null, words.held)
}

/**
 * Shows a post to everybody again (OPEN), only to its author and to those who look after its space (HIDDEN), or to nobody. Its kind
 * keeps its own counts in step. What is not open is not pinned any longer.
 */
export async function setState(
  tx: Tx,
  post: Pick<FoundPost, 'id' | 'kind'>,
  state: PostState,
): Promise<void> {
  const isOpen = state === 'OPEN'
  await tx.rows(sql`
    update "Post" set state = ${state}::"PostState", "pinnedAt" = case when ${isOpen}::boolean then "pinnedAt" end where id = ${post.id}`)
  await kindOf(post.kind).hooks?.onState?.(tx, post.id)
}

/** Locks the discussion of a post until a moment; null: opens it. */
export const setLock = (tx: Tx, postId: number, until: Date | null): Promise<object[]> =>
  tx.rows(sql`update "Post" set "lockedUntil" = ${until}::timestamptz where id = ${postId}`)

/** Follows, mutes or unfollows a post; keeps the stored number of followers in step. */
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
      insert into "PostFollow" ("postId", "personId", level, at)
      values (${postId}, ${personId}, ${level}::"FollowLevel", ${tx.at})
      on conflict ("postId", "personId") do update set level = excluded.level, "mergedFromId" = null`)
  const change = Number(level === 'FOLLOW') - Number(before?.level === 'FOLLOW')
  if (change)
    await tx.rows(
      sql`update "Post" set "followerCount" = "followerCount" + ${change} where id = ${postId}`,
    )
}

/** Follows, mutes or unfollows a post. Muted: no notifications of it, not even through its board. */
export async function followPost(context: SignedIn, raw: z.input<typeof FollowPost>) {
  const input = parse(FollowPost, raw)
  const { viewer } = context
  return write(context, 'followPost', input, async (tx) => {
    const post = await findVisiblePost(tx, viewer, input.postId)
    if (!canJoinByName(viewer, post)) throw new NotAllowed(say('followSealed'))
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

/** Takes the words of a post away for good; its place stays, under a title that says so. */
export async function eraseWords(tx: Tx, postId: number, title: string): Promise<void> {
  await tx.rows(sql`
    update "Post" set title = ${title}, body = '', "bodyHtml" = '', summary = '', tags = '{}', version = version + 1 where id = ${postId}`)
}
