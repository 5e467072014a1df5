// What is known of a discussion: pages of it, what was written since, and what waits to be shown. Pure, so that it can be tested.
import {
  type CommentFields,
  type CommentOwn,
  type CommentShared,
  unknownOwn,
} from '#graphql/comments/fragments.ts'
import type { CommentTreeItem } from './comment-tree.tsx'
import { joinedReplies, type RepliesPage, type RepliesState } from './reply-pages.ts'

/** TOP: as the kind of post ranks first comments, then the oldest. */
export type Order = 'OLDEST' | 'NEWEST' | 'TOP'
type RootNode = {
  node: CommentFields & { replies: readonly CommentFields[]; hasEarlierReplies: boolean }
}
export type CommentsPageData = {
  edges: readonly RootNode[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}

export type DiscussionState = {
  sort: Order
  known: ReadonlyMap<number, CommentFields>
  /** Arrived live, so that the viewer's own part of them is not known yet. */
  withoutOwn: ReadonlySet<number>
  /** Of each thread, by its first comment: what of it is not here. */
  parts: ReadonlyMap<number, RepliesState>
  /** Of first comments: their rank when they were asked for. A rank that changes moves nothing that is being read. */
  ranks: ReadonlyMap<number, number>
  /** Came while the page was open and is marked as new. */
  fresh: ReadonlySet<number>
  /** Came above or inside what is being read: counted, not shown. */
  waiting: ReadonlySet<number>
  /** The number of the last first comment that was asked for; later ones stand behind “More”. */
  lastLoaded: number
  next: string | null
  hasEarlier: boolean
}

export function discussionOf(
  page: CommentsPageData,
  built: readonly RootNode[],
  sort: Order,
): DiscussionState {
  const empty: DiscussionState = {
    sort,
    known: new Map(),
    withoutOwn: new Set(),
    parts: new Map(),
    ranks: new Map(),
    fresh: new Set(),
    waiting: new Set(),
    lastLoaded: 0,
    next: null,
    hasEarlier: page.pageInfo.hasPreviousPage,
  }
  return withPage(withRoots(empty, built), page)
}

/** The same state asked for again: the server's words win, what is marked as new or waits stays so. */
export function refreshed(
  state: DiscussionState,
  page: CommentsPageData,
  built: readonly RootNode[],
): DiscussionState {
  return withRoots(withRoots(state, built), page.edges)
}

/** A further page of first comments. */
export function withPage(state: DiscussionState, page: CommentsPageData): DiscussionState {
  const last = page.edges.at(-1)?.node.number
  return {
    ...withRoots(state, page.edges),
    lastLoaded: last ?? state.lastLoaded,
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
  }
}

function withRoots(state: DiscussionState, roots: readonly RootNode[]): DiscussionState {
  const parts = new Map(state.parts)
  const ranks = new Map(state.ranks)
  const comments: CommentFields[] = []
  for (const { node } of roots) {
    const { replies, hasEarlierReplies, ...first } = node
    comments.push(first, ...replies)
    if (!ranks.has(first.number)) ranks.set(first.number, first.rank)
    // Asked for again, the newest replies come again; what was read beyond them stays.
    if (!parts.has(first.number))
      parts.set(first.number, { hasEarlier: hasEarlierReplies, gapAfter: null })
  }
  return { ...withOwnOf(state, comments), parts, ranks }
}

/** Comments with all that is the viewer's own. */
function withOwnOf(state: DiscussionState, comments: readonly CommentFields[]): DiscussionState {
  const known = new Map(state.known)
  const withoutOwn = new Set(state.withoutOwn)
  for (const comment of comments) {
    known.set(comment.number, comment)
    withoutOwn.delete(comment.number)
  }
  return { ...state, known, withoutOwn }
}

/** One more part of a long thread. */
export function withReplies(state: DiscussionState, page: RepliesPage): DiscussionState {
  const { rootNumber } = page
  const before = state.parts.get(rootNumber)
  if (!before) return state
  const numbers = [...state.known.values()]
    .filter((one) => one.rootNumber === rootNumber)
    .map(({ number }) => number)
    .sort((a, b) => a - b)
  const parts = new Map(state.parts).set(rootNumber, joinedReplies(before, numbers, page))
  return { ...withOwnOf(state, page.replies), parts }
}

/** What the viewer just wrote or did: it is shown wherever it stands. */
export function withOwn(state: DiscussionState, comment: CommentFields): DiscussionState {
  const waiting = new Set(state.waiting)
  waiting.delete(comment.number)
  return { ...withOwnOf(state, [comment]), waiting }
}

/**
 * Adds a live answer. What is known already changes in place.
 * @param canReact whether the viewer may react to comments of the post, as the server said
 * @param mayShow is asked for each new comment whether it can be shown without moving what is being read
 */
export function withLive(
  state: DiscussionState,
  received: readonly CommentShared[],
  canReact: boolean,
  mayShow: (comment: CommentShared) => boolean,
): DiscussionState {
  const known = new Map(state.known)
  const withoutOwn = new Set(state.withoutOwn)
  const fresh = new Set(state.fresh)
  const waiting = new Set(state.waiting)
  for (const comment of received) {
    const before = known.get(comment.number)
    if (!before && !belongsHere(state, known, comment)) continue
    known.set(comment.number, withKnownOwn(comment, before, canReact))
    if (!before) withoutOwn.add(comment.number)
    if (before || comment.isRemoved) continue
    if (mayShow(comment)) fresh.add(comment.number)
    else waiting.add(comment.number)
  }
  return { ...state, known, withoutOwn, fresh, waiting }
}

/** A comment that arrived live, with what is known of the viewer's own part of it. */
function withKnownOwn(
  comment: CommentShared,
  before: CommentFields | undefined,
  canReact: boolean,
): CommentFields {
  const unknown = unknownOwn(canReact)
  const own = Object.keys(unknown).map((key) => [key, (before ?? unknown)[key as keyof CommentOwn]])
  return { ...comment, ...(Object.fromEntries(own) as CommentOwn) }
}

/**
 * A reply belongs where its thread is; a first comment of a part that was not asked for comes with that part. What is
 * heard reaches back a while before the page was read, so what is unknown is not always new.
 */
function belongsHere(
  state: DiscussionState,
  known: ReadonlyMap<number, CommentFields>,
  comment: CommentShared,
): boolean {
  if (comment.rootNumber !== null)
    return known.has(comment.rootNumber) && !isMissing(state, known, comment)
  if (comment.kind === 'BUILD_ON') return true
  if (state.sort === 'TOP') return state.next === null
  if (state.sort === 'NEWEST') return state.next === null || comment.number > state.lastLoaded
  return state.next === null && (!state.hasEarlier || comment.number > firstOf(known))
}

/** A reply of a part of a long thread that was not asked for comes with that part. */
function isMissing(
  state: DiscussionState,
  known: ReadonlyMap<number, CommentFields>,
  reply: CommentShared,
): boolean {
  const part = state.parts.get(reply.rootNumber ?? 0)
  if (!part || (!part.hasEarlier && part.gapAfter === null)) return false
  const { gapAfter } = part
  const isInGap = gapAfter !== null && reply.number > gapAfter
  let isBefore = part.hasEarlier
  let isBeyond = false
  for (const { number, rootNumber } of known.values()) {
    if (rootNumber !== reply.rootNumber) continue
    if (number < reply.number) isBefore = false
    if (isInGap && number > gapAfter && number < reply.number) isBeyond = true
  }
  return isBefore || (isInGap && !isBeyond)
}

function firstOf(known: ReadonlyMap<number, CommentFields>): number {
  let first = Number.POSITIVE_INFINITY
  for (const { number, rootNumber } of known.values())
    if (rootNumber === null && number < first) first = number
  return first
}

/** Everything that waits is shown, marked as new. */
export const withAllShown = (state: DiscussionState): DiscussionState => ({
  ...state,
  fresh: new Set([...state.fresh, ...state.waiting]),
  waiting: new Set(),
})

export type Shown = {
  built: CommentTreeItem[]
  comments: CommentTreeItem[]
  /** Written behind pages that were not asked for yet. */
  later: CommentTreeItem[]
}

/** The discussion as it is shown: what was built on the post, the comments, and what stands behind “More”. */
export function shownOf(state: DiscussionState): Shown {
  const shown = [...state.known.values()].filter(({ number }) => !state.waiting.has(number))
  const replies = Map.groupBy(
    shown.filter(({ rootNumber }) => rootNumber !== null),
    ({ rootNumber }) => rootNumber,
  )
  const inOrder = (one: CommentFields, other: CommentFields) => one.number - other.number
  const rank = ({ number }: CommentFields) => state.ranks.get(number) ?? 0
  const orders: Record<Order, typeof inOrder> = {
    OLDEST: inOrder,
    NEWEST: (one, other) => inOrder(other, one),
    TOP: (one, other) => rank(other) - rank(one) || inOrder(one, other),
  }
  const items = shown
    .filter(({ rootNumber }) => rootNumber === null)
    .sort(orders[state.sort])
    .map((comment) => ({
      comment,
      replies: (replies.get(comment.number) ?? []).sort(inOrder),
      hasEarlier: state.parts.get(comment.number)?.hasEarlier ?? false,
      gapAfter: state.parts.get(comment.number)?.gapAfter ?? null,
    }))
  const isLater = ({ number }: CommentFields) =>
    state.next !== null &&
    ((state.sort === 'OLDEST' && number > state.lastLoaded) ||
      (state.sort === 'TOP' && !state.ranks.has(number)))
  const isBuilt = ({ kind }: CommentFields) => kind === 'BUILD_ON'
  return {
    built: items.filter(({ comment }) => isBuilt(comment)),
    comments: items.filter(({ comment }) => !isBuilt(comment) && !isLater(comment)),
    later: items.filter(({ comment }) => !isBuilt(comment) && isLater(comment)),
  }
}
