// Revealing a sealed author: one asks with a reason, somebody else agrees with a reason in time, and only then the name is
// decrypted, for these two. Who may is the kind's rule (`reveals`); request, agreement and reveal stand in the log.
import * as z from 'zod/mini'
import { type SignedIn, systemActor, type Viewer } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { atLeast, prose } from '#graphql/input-texts.ts'
import { parse } from '#graphql/parse.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { canSeal, decryptAuthor } from '#graphql/seal.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { authorRevealed, revealAgreed, revealRequested } from './events.ts'
import { findPost } from './find.ts'
import { policyOf } from './policy.ts'

const say = refusalMessages.message

/** So long a request waits for somebody else's agreement, and so long the two can read the name. */
export const REVEAL_TIME = days(7)
export const REASON_LENGTH = 500

const AgreeToReveal = z.strictObject({
  postId: z.int().check(z.positive()),
  /** A comment under it that somebody else wrote without their name; null: the post itself. */
  commentId: z._default(z.nullable(z.int().check(z.positive())), null),
  reason: prose(REASON_LENGTH).check(atLeast(10, say('revealReason'))),
})

/** What is sealed: a post, or a comment under it with a sealed author of its own. */
type Place = { postId: number; commentId: number | null }

/** The sealed post that the viewer may see, or that of a sealed comment, locked. Throws NotFound, also for what names its author. */
async function findSealed(tx: Tx, viewer: Viewer, place: Place): Promise<FoundPost> {
  const { postId, commentId } = place
  const post = await findPost(tx, viewer, postId, 'lock')
  const isSealed =
    commentId === null
      ? post.isSealed
      : await tx.first(sql`
          select 1 as one from "Comment" where id = ${commentId} and "postId" = ${postId} and "sealedAuthor" is not null`)
  if (!isSealed) throw new NotFound()
  return post
}

/**
 * Asks to reveal who wrote a sealed post. Gives the request's id. Throws NotFound, NotAllowed, Invalid, and Conflict while another
 * request waits or after one was agreed to.
 */
export async function requestReveal(context: SignedIn, raw: z.input<typeof AgreeToReveal>) {
  const input = parse(AgreeToReveal, raw)
  const { viewer } = context
  return write(context, 'requestReveal', input, async (tx) => {
    const place = { postId: input.postId, commentId: input.commentId }
    const post = await findSealed(tx, viewer, place)
    const as = policyOf(post.kind).reveals(viewer, post, null)
    if (as === null) throw new NotAllowed()
    const earlier = await latestReveal(tx, place)
    if (earlier?.agreedAt || (earlier && (await isWaiting(tx, post, earlier))))
      throw new Conflict(say('revealAsked'))
    const made = await tx.first<{ id: number }>(sql`
      insert into "SealReveal" ("postId", "commentId", "requestedById", "requestedAs", reason, "requestedAt", "expiresAt")
      values (${post.id}, ${place.commentId}::int, ${viewer.id}, ${as}, ${input.reason}, ${tx.at},
        ${new Date(tx.at.getTime() + REVEAL_TIME)}) returning id`)
    await revealRequested.record(tx, context, aboutOf(place))
    return { id: (made as { id: number }).id }
  })
}

/**
 * Agrees to what somebody else asked for. Gives the request's id; the name is read by `revealedAuthor`. Throws NotFound, NotAllowed
 * (also for the one who asked), Invalid, and Conflict when nobody has asked, it was too long ago, somebody has agreed before, or
 * whoever asked may no longer ask. NotAllowed also when the key is another one than when the post was written.
 */
export async function agreeToReveal(context: SignedIn, raw: z.input<typeof AgreeToReveal>) {
  const input = parse(AgreeToReveal, raw)
  const { viewer } = context
  return write(context, 'agreeToReveal', input, async (tx) => {
    const place = { postId: input.postId, commentId: input.commentId }
    const post = await findSealed(tx, viewer, place)
    const request = await latestReveal(tx, place)
    const as = policyOf(post.kind).reveals(viewer, post, request?.requestedAs ?? null)
    if (as === null) throw new NotAllowed()
    if (!request || request.agreedAt) throw new Conflict(say('revealNotAsked'))
    if (request.requestedById === viewer.id) throw new NotAllowed(say('revealOther'))
    if (request.expiresAt <= tx.at) throw new Conflict(say('revealExpired'))
    if (!(await isWaiting(tx, post, request))) throw new Conflict(say('revealNotAsked'))
    if (!canSeal()) throw new NotAllowed(say('noSealKeys'))
    if ((await sealedAuthorOf(tx, place)) === null) throw new NotAllowed(say('revealKeyChanged'))
    await tx.rows(sql`
      update "SealReveal" set "agreedById" = ${viewer.id}, "agreedAs" = ${as}, "agreedReason" = ${input.reason}, "agreedAt" = ${tx.at}
      where id = ${request.id}`)
    await revealAgreed.record(tx, context, aboutOf(place))
    await authorRevealed.record(tx, systemActor(context.requestId), aboutOf(place))
    return { id: request.id }
  })
}

/** Can somebody still agree? Not when it is too long ago, nor when whoever asked has left or has no say in it any longer. */
async function isWaiting(tx: Tx, post: FoundPost, request: RevealRow): Promise<boolean> {
  if (request.agreedAt || request.expiresAt <= tx.at) return false
  const by = await viewerOfPerson(request.requestedById, tx)
  return by !== null && policyOf(post.kind).reveals(by, post, null) !== null
}

/** Requests that wait for somebody else's agreement are over with the access of whoever asked. */
export const endReveals = (tx: Tx, personId: number): Promise<void> =>
  tx
    .rows(sql`
      update "SealReveal" set "expiresAt" = ${tx.at}
      where "requestedById" = ${personId} and "agreedAt" is null and "expiresAt" > ${tx.at}`)
    .then(() => {})

export type RevealRow = {
  id: number
  postId: number
  commentId: number | null
  requestedById: number
  requestedAs: string
  reason: string
  requestedAt: Date
  expiresAt: Date
  agreedById: number | null
  agreedReason: string | null
  agreedAt: Date | null
}

/** What the log keeps of it. */
const aboutOf = ({ postId, commentId }: Place) => ({
  postId,
  ...(commentId === null ? {} : { commentId }),
})

const revealColumns = sql`id, "postId", "commentId", "requestedById", "requestedAs", reason, "requestedAt", "expiresAt", "agreedById",
      "agreedReason", "agreedAt"`

/** The latest requests about posts that the caller has found as the viewer, by the posts' numbers. */
export async function latestReveals(
  db: Db,
  postIds: readonly number[],
): Promise<Map<number, RevealRow>> {
  const rows = await db.rows<RevealRow>(sql`
    select distinct on ("postId") ${revealColumns} from "SealReveal"
    where "postId" = any(${postIds}::int[]) and "commentId" is null order by "postId", id desc`)
  return new Map(rows.map((row) => [row.postId, row]))
}

/** The same of comments, by their numbers. */
export async function latestCommentReveals(
  db: Db,
  commentIds: readonly number[],
): Promise<Map<number, RevealRow>> {
  const rows = await db.rows<RevealRow>(sql`
    select distinct on ("commentId") ${revealColumns} from "SealReveal"
    where "commentId" = any(${commentIds}::int[]) order by "commentId", id desc`)
  return new Map(rows.flatMap((row) => (row.commentId === null ? [] : [[row.commentId, row]])))
}

const latestReveal = async (
  tx: Tx,
  { postId, commentId }: Place,
): Promise<RevealRow | undefined> =>
  commentId === null
    ? (await latestReveals(tx, [postId])).get(postId)
    : (await latestCommentReveals(tx, [commentId])).get(commentId)

/**
 * The author's id, for the two who agreed and as long as they may read it; null for everybody else.
 * @throws NotAllowed for these two when the key has been changed since
 */
export async function revealedAuthor(
  db: Db,
  viewer: Viewer,
  { requestedById, agreedById, agreedAt, ...place }: RevealRow,
): Promise<number | null> {
  if (!agreedAt || agreedAt.getTime() + REVEAL_TIME <= Date.now() || !canSeal()) return null
  if (viewer.id !== requestedById && viewer.id !== agreedById) return null
  const author = await sealedAuthorOf(db, place)
  if (author === null) throw new NotAllowed(say('revealKeyChanged'))
  return author
}

/** Null where the key that names authors is another one than when it was written, or nothing is kept of it. */
async function sealedAuthorOf(db: Db, { postId, commentId }: Place): Promise<number | null> {
  const row = await db.first<{ sealedAuthor: string | null }>(
    commentId === null
      ? sql`select "sealedAuthor" from "Post" where id = ${postId}`
      : sql`select "sealedAuthor" from "Comment" where id = ${commentId}`,
  )
  return row?.sealedAuthor ? decryptAuthor(row.sealedAuthor, postId) : null
}
