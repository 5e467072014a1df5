// Addresses of parts of a discussion: for people without scripts, for new tabs, and to come back to.
import type { MissingReplies } from './comment-tree.tsx'
import type { Order } from './discussion-state.ts'

/** The page with its comments in an order, from a cursor on. */
export function discussionAddress(path: string, sort: Order, after?: string): string {
  const query = new URLSearchParams()
  if (sort !== 'OLDEST') query.set('comments', sort.toLowerCase())
  if (after) query.set('after', after)
  const text = query.toString()
  return `${path}${text ? `?${text}` : ''}#discussion`
}

/** The page with the part of a thread that is missing. */
export function replyPageAddress(
  path: string,
  sort: Order,
  root: number,
  { side, of }: MissingReplies,
): string {
  const query = new URLSearchParams({ comment: String(of), replies: side.toLowerCase() })
  if (sort !== 'OLDEST') query.set('comments', sort.toLowerCase())
  return `${path}?${query}#comment-${root}`
}

/** The page with one comment on it. */
export const commentAddress = (path: string, number: number): string =>
  `${path}?comment=${number}#comment-${number}`
