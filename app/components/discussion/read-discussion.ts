// The part of a discussion that an address names, for a page's loader.
import type { Atrium } from '#app/atrium.ts'
import type { Order } from './discussion-state.ts'
import { RepliesPage } from './documents.ts'
import type { RepliesSide } from './reply-pages.ts'
import type { DiscussionData } from './use-discussion.ts'

const NUMBER = /^[1-9]\d{0,8}$/
const SIDES: Record<string, RepliesSide> = { before: 'BEFORE', after: 'AFTER' }

const ORDERS: Record<string, Order> = { newest: 'NEWEST', top: 'TOP' }

/** The order that an address names; `usual` without one. */
export const orderIn = (query: URLSearchParams, usual: Order = 'OLDEST'): Order =>
  ORDERS[query.get('comments') ?? ''] ?? usual

/**
 * Reads what an address says of a discussion.
 * @param id the post's, for the API
 * @param usual the order of first comments where the address names none
 * @returns the variables of `PostDiscussion`, and what `<Discussion>` needs beside the post
 */
export function readDiscussion(
  { ask, now }: Pick<Atrium, 'ask' | 'now'>,
  id: string,
  url: string,
  usual: Order = 'OLDEST',
) {
  const query = new URL(url).searchParams
  const sort = orderIn(query, usual)
  const named = query.get('comment') ?? ''
  const at = NUMBER.test(named) ? Number(named) : null
  const variables = { sort, after: query.get('after'), at }
  const since = new Date(now).toISOString()
  /** The comment may stand deep in a long thread: then that part of the thread is shown too. */
  const data = async (): Promise<DiscussionData> => {
    const side = SIDES[query.get('replies') ?? ''] ?? 'AROUND'
    const near = at === null ? null : await ask(RepliesPage, { id, of: at, side })
    return { sort, since, replies: near?.post?.replies ?? null }
  }
  return { variables, data }
}

/** Another part of a discussion is another state: the key of the component that shows it. */
export const discussionKey = (query: URLSearchParams): string =>
  ['comments', 'comment', 'replies', 'after'].map((name) => query.get(name) ?? '').join(' ')
