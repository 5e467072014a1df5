// Which parts of long threads are known: what stands before them, and where replies are missing in between. Pure.
import type { CommentFields } from '#graphql/comments/fragments.ts'

export type RepliesSide = 'AROUND' | 'BEFORE' | 'AFTER'
/** A part of a thread as the server gives it. */
export type RepliesPage = {
  rootNumber: number
  hasEarlier: boolean
  /** The reply that follows; null: the part reaches the end. */
  nextNumber: number | null
  replies: readonly CommentFields[]
}
export type RepliesState = {
  /** There are replies before the first one known. */
  hasEarlier: boolean
  /** After this reply some are missing before the next one known; null: none are. */
  gapAfter: number | null
}

/**
 * What is known of a thread after one more part of it.
 * @param known numbers of its replies known before, in order
 */
export function joinedReplies(
  before: RepliesState,
  known: readonly number[],
  part: RepliesPage,
): RepliesState {
  const { gapAfter } = before
  const start = known[0] ?? Number.POSITIVE_INFINITY
  const first = part.replies[0]?.number ?? part.nextNumber
  const last = part.replies.at(-1)?.number
  const hasEarlier = first !== null && first <= start ? part.hasEarlier : before.hasEarlier
  if (last === undefined) return { hasEarlier, gapAfter }
  const reaches = (number: number) => part.nextNumber === null || number <= part.nextNumber
  // Before the gap, joined to what stands there.
  if (gapAfter !== null && last <= gapAfter && reaches(start)) return { hasEarlier, gapAfter }
  const beyond = gapAfter === null ? known[0] : known.find((number) => number > gapAfter)
  const isClosed = part.nextNumber === null || (beyond !== undefined && reaches(beyond))
  return { hasEarlier, gapAfter: isClosed ? null : last }
}
