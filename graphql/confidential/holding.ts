// What is held until a moderator has read it: what newcomers write, and what contains a listed word. moderation/ decides on it.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { days, hours } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { phrasesIn } from './patterns.ts'

export type HeldReason = 'NEWCOMER' | 'WORD'

/** How long somebody who waits should wait at most. */
const DECIDED_WITHIN = hours(24)

/** For how many days after they came people are newcomers; 0: nobody is. */
export async function newcomerDays(db: Db): Promise<number> {
  const row = await db.first<{ newcomerDays: number }>(
    sql`select "newcomerDays" from "HoldingRule" where id = 1`,
  )
  return row?.newcomerDays ?? 0
}

type Where = {
  spaceId: number
  /** It is written without a name. */
  isSealed: boolean
  /** What it said before: listed words that were there already do not hold it again. */
  before?: string
}

/**
 * Why a text of this writer is held; null: it is not. Those who decide there are never held. Of a sealed text the words alone count,
 * whoever wrote it: what is held, and what is not, would otherwise narrow down its author.
 */
export async function heldReason(
  tx: Tx,
  viewer: Viewer,
  text: string,
  { spaceId, isSealed, before = '' }: Where,
): Promise<HeldReason | null> {
  const decides = viewer.ownerOf.includes(spaceId) || may(viewer, 'MODERATE', spaceId)
  if ((decides && !isSealed) || text === before) return null
  const word = await tx.first(sql`
    select 1 as one from "WatchedWord" where effect = 'HOLD' and phrase = any(${phrasesIn(text)}::text[])
      and phrase <> all(${phrasesIn(before)}::text[]) limit 1`)
  if (word) return 'WORD'
  if (isSealed) return null
  const young = await newcomerDays(tx)
  if (young === 0) return null
  const since = new Date(tx.at.getTime() - days(young))
  const isNew = await tx.first(sql`
    select 1 as one from "Person" who where who.id = ${viewer.id}
      and (who."createdAt" > ${since} or ${!may(viewer, 'READ_COMPANY')}::boolean)`)
  return isNew ? 'NEWCOMER' : null
}

/** Notes that a post, or a comment under it, is held. Whoever stores it gives it the state HELD. */
export const noteHeld = async (
  tx: Tx,
  postId: number,
  commentId: number | null,
  reason: HeldReason,
): Promise<number> => {
  const row = await tx.first<{ id: number }>(sql`
    insert into "HeldPost" ("postId", "commentId", reason, "heldAt", "dueAt")
    values (${postId}, ${commentId}::int, ${reason}::"HeldReason", ${tx.at}, ${new Date(tx.at.getTime() + DECIDED_WITHIN)})
    returning id`)
  return (row as { id: number }).id
}

/** The hold `h` of the comment `c` from the moment when it was posted: until it is approved, nobody has seen the comment. */
const heldFromTheStart = sql`h."commentId" = c.id and h."heldAt" = c."createdAt"`

/** When comments of the post `t` came to be seen by everybody, as `at`: when they were posted, or approved. */
export const commentsSeen = sql`select coalesce(h."decidedAt", c."createdAt") as at
  from "Comment" c left join "HeldPost" h on ${heldFromTheStart} where c."postId" = t.id and (h.id is null or h."isApproved")`

/** Is a comment approved now that was held from the start, so that what follows from a new one follows? */
export const isNewlySeen = async (tx: Tx, commentId: number): Promise<boolean> =>
  (await tx.first(sql`
    select 1 as one from "Comment" c join "HeldPost" h on ${heldFromTheStart}
    where c.id = ${commentId} and h."isApproved" and h."decidedAt" = ${tx.at}`)) !== undefined
