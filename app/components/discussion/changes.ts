// What changed under a post while its page was open: asked part by part until it is whole.
import type { CommentShared, PostChanges } from '#graphql/comments/fragments.ts'
import type { Order } from './discussion-state.ts'
import type { PostDiscussion } from './documents.ts'

/** So many parts of 100 comments are put into an open page; of more it is asked for anew. */
const MAX_PARTS = 5

export type Changes = { now: string; post: PostChanges; comments: CommentShared[] }

/**
 * What changed since a moment, all of it. `again` when the page has to be asked for: too much or too long ago, or the post
 * is gone. Null when there is no answer now.
 * @param since as ISO text
 */
export async function changesSince(
  postNumber: number,
  since: string,
): Promise<Changes | 'again' | null> {
  const comments: CommentShared[] = []
  let first: Omit<Changes, 'comments'> | null = null
  let after: string | null = null
  try {
    for (let part = 0; part < MAX_PARTS; part++) {
      const query = new URLSearchParams({ since })
      if (after) query.set('after', after)
      const answer = await fetch(`/live/posts/${postNumber}?${query}`)
      // Gone, too long ago or signed out: asking for the page tells which.
      if ([401, 404, 410].includes(answer.status)) return 'again'
      if (!answer.ok) return null
      const received = (await answer.json()) as Omit<Changes, 'comments'>
      first ??= received
      const { edges, pageInfo } = received.post.changedComments
      comments.push(...edges.map(({ node }) => node))
      if (!pageInfo.hasNextPage) return { ...first, post: received.post, comments }
      after = pageInfo.endCursor
    }
    return 'again'
  } catch {
    return null
  }
}

/** The discussion announces these itself, so the rest of the page need not be asked for. */
const HEARD: readonly (keyof PostChanges)[] = [
  'supportCount',
  'commentCount',
  'followerCount',
  'changedComments',
]

/** Does anything else of the live answer differ from what the page shows? What its kind adds is compared too. */
export function isOther(received: PostChanges, post: PostDiscussion): boolean {
  return Object.entries(received).some(
    ([key, value]) =>
      !HEARD.includes(key as keyof PostChanges) &&
      differs(value, (post as Record<string, unknown>)[key]),
  )
}

/** Is anything of the first not so in the second? */
function differs(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null) return one !== other
  if (typeof other !== 'object' || other === null) return true
  return Object.entries(one).some(([key, value]) =>
    differs(value, (other as Record<string, unknown>)[key]),
  )
}

const MARGIN = 24

/** Would the comment come below what is being read? A first comment at the end of the page moves only the composer. */
export function standsBelow(comment: CommentShared, sort: Order, end: HTMLElement | null): boolean {
  if (comment.rootNumber === null) {
    if (sort === 'NEWEST' || comment.kind === 'BUILD_ON') return false
    return end !== null && end.getBoundingClientRect().top > 0
  }
  const root = document.getElementById(`comment-${comment.rootNumber}`)
  return root !== null && root.getBoundingClientRect().bottom > window.innerHeight - MARGIN
}
