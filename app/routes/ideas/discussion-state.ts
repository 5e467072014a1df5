// What is known of a talk: pages of it, what was said since, and what waits to be shown. Pure, so that it can be tested.
import type { CommentData } from '#app/components/comment.tsx'
import type { CommentTreeData } from '#app/components/comment-tree.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { CommentFields } from './comment-fields.ts'
import { fileOf } from './files.ts'
import { type ReplyPagePart, type ReplyPages, withPart } from './reply-pages.ts'

export type DiscussionSort = 'OLDEST' | 'NEWEST'
type Thread = CommentFields & { replies: readonly CommentFields[]; hasEarlierReplies: boolean }
export type DiscussionPageData = {
  edges: readonly { node: Thread }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}

/** What an open page hears after a hint: the same for everyone, so without what is the viewer's own. */
export type LiveComment = Omit<CommentFields, 'viewerCan' | 'reactions' | 'files'> & {
  reactions: readonly { emoji: string; count: number }[]
  files: readonly Omit<CommentFields['files'][number], 'smallUrl'>[]
}

export type Discussion = {
  sort: DiscussionSort
  known: ReadonlyMap<number, CommentFields>
  /** Of each thread, by its first comment: what of it is not here. */
  parts: ReadonlyMap<number, ReplyPages>
  /** Came while the page was open and is lit. */
  fresh: ReadonlySet<number>
  /** Came above or inside what is being read: counted, not shown. */
  waiting: ReadonlySet<number>
  /** The number of the last first comment that was asked for; later ones stand behind “More”. */
  lastLoaded: number
  next: string | null
  hasEarlier: boolean
}

export function discussionOf(
  page: DiscussionPageData,
  built: readonly { node: Thread }[],
  sort: DiscussionSort,
): Discussion {
  const empty: Discussion = {
    sort,
    known: new Map(),
    parts: new Map(),
    fresh: new Set(),
    waiting: new Set(),
    lastLoaded: 0,
    next: null,
    hasEarlier: page.pageInfo.hasPreviousPage,
  }
  return withPage(withThreads(empty, built), page)
}

/** The same talk asked for again: the server's words win, what is lit or waits stays so. */
export function refreshed(
  discussion: Discussion,
  page: DiscussionPageData,
  built: readonly { node: Thread }[],
): Discussion {
  return withThreads(withThreads(discussion, built), page.edges)
}

/** A further page of first comments. */
export function withPage(discussion: Discussion, page: DiscussionPageData): Discussion {
  const last = page.edges.at(-1)?.node.number
  return {
    ...withThreads(discussion, page.edges),
    lastLoaded: last ?? discussion.lastLoaded,
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
  }
}

function withThreads(discussion: Discussion, threads: readonly { node: Thread }[]): Discussion {
  const known = new Map(discussion.known)
  const parts = new Map(discussion.parts)
  for (const { node } of threads) {
    const { replies, hasEarlierReplies, ...first } = node
    known.set(first.number, first)
    for (const reply of replies) known.set(reply.number, reply)
    // Asked for again, the newest replies come again; what was read beyond them stays.
    if (!parts.has(first.number))
      parts.set(first.number, { hasEarlier: hasEarlierReplies, gapAfter: null })
  }
  return { ...discussion, known, parts }
}

/** One more part of a long thread. */
export function withReplies(discussion: Discussion, part: ReplyPagePart): Discussion {
  const { rootNumber } = part
  const before = discussion.parts.get(rootNumber)
  if (!before) return discussion
  const numbers = [...discussion.known.values()]
    .filter((one) => one.rootNumber === rootNumber)
    .map(({ number }) => number)
    .sort((a, b) => a - b)
  const known = new Map(discussion.known)
  for (const reply of part.replies) known.set(reply.number, reply)
  const parts = new Map(discussion.parts).set(rootNumber, withPart(before, numbers, part))
  return { ...discussion, known, parts }
}

/** One comment with all that is the viewer's own: the answer to what the viewer just did. */
export function withOwn(discussion: Discussion, comment: CommentFields): Discussion {
  const known = new Map(discussion.known).set(comment.number, comment)
  const waiting = new Set(discussion.waiting)
  waiting.delete(comment.number)
  return { ...discussion, known, waiting }
}

type Listener = { viewerNumber: number; canComment: boolean }

/**
 * What was heard after a hint. `mayShow` is asked for each new comment whether it can be shown without moving what is
 * being read; what is known already changes in place.
 */
export function withLive(
  discussion: Discussion,
  received: readonly LiveComment[],
  listener: Listener,
  mayShow: (comment: LiveComment) => boolean,
): Discussion {
  const known = new Map(discussion.known)
  const fresh = new Set(discussion.fresh)
  const waiting = new Set(discussion.waiting)
  for (const comment of received) {
    const before = known.get(comment.number)
    if (!before && !belongsHere(discussion, known, comment)) continue
    known.set(comment.number, asSaid(comment, before, listener))
    if (before || comment.isRemoved) continue
    if (mayShow(comment)) fresh.add(comment.number)
    else waiting.add(comment.number)
  }
  return { ...discussion, known, fresh, waiting }
}

/**
 * A reply belongs where its thread is; a first comment of a part that was not asked for comes with that part. What is
 * heard reaches back a while before the page was read, so what is unknown is not always new.
 */
function belongsHere(
  discussion: Discussion,
  known: ReadonlyMap<number, CommentFields>,
  comment: LiveComment,
): boolean {
  if (comment.rootNumber !== null)
    return known.has(comment.rootNumber) && !isMissing(discussion, known, comment)
  if (comment.kind === 'BUILD_ON') return true
  if (discussion.sort === 'NEWEST')
    return discussion.next === null || comment.number > discussion.lastLoaded
  return discussion.next === null && (!discussion.hasEarlier || comment.number > firstOf(known))
}

/** A reply of a part of a long thread that was not asked for comes with that part. */
function isMissing(
  discussion: Discussion,
  known: ReadonlyMap<number, CommentFields>,
  reply: LiveComment,
): boolean {
  const part = discussion.parts.get(reply.rootNumber ?? 0)
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

function asSaid(
  comment: LiveComment,
  before: CommentFields | undefined,
  listener: Listener,
): CommentFields {
  const isOwn = comment.author?.number === listener.viewerNumber
  const mine = new Set(before?.reactions.filter(({ isMine }) => isMine).map(({ emoji }) => emoji))
  const may = before?.viewerCan ?? {
    edit: isOwn && listener.canComment,
    remove: isOwn,
    react: listener.canComment,
  }
  return {
    ...comment,
    reactions: comment.reactions.map((one) => ({ ...one, isMine: mine.has(one.emoji) })),
    files: comment.files.map((file) => ({ ...file, smallUrl: null })),
    viewerCan: comment.isRemoved ? { edit: false, remove: false, react: false } : may,
  }
}

/** Everything that waits is shown, lit. */
export const withAllShown = (discussion: Discussion): Discussion => ({
  ...discussion,
  fresh: new Set([...discussion.fresh, ...discussion.waiting]),
  waiting: new Set(),
})

export type Drawn = {
  built: CommentTreeData[]
  threads: CommentTreeData[]
  later: CommentTreeData[]
}

/** The talk as it is drawn: what was built on the idea, the talk, and what was said behind pages not yet asked for. */
export function drawn(
  discussion: Discussion,
  authorNumber: number | null,
  here: ReadonlySet<string>,
): Drawn {
  const draw = (comment: CommentFields) => commentOf(comment, authorNumber, here)
  const shown = [...discussion.known.values()].filter(
    ({ number }) => !discussion.waiting.has(number),
  )
  const replies = Map.groupBy(
    shown.filter(({ rootNumber }) => rootNumber !== null),
    ({ rootNumber }) => rootNumber,
  )
  const inOrder = (one: CommentFields, other: CommentFields) => one.number - other.number
  const first = shown
    .filter(({ rootNumber }) => rootNumber === null)
    .sort(discussion.sort === 'OLDEST' ? inOrder : (one, other) => inOrder(other, one))
    .map((comment) => ({
      kind: comment.kind,
      number: comment.number,
      thread: {
        ...draw(comment),
        replies: (replies.get(comment.number) ?? []).sort(inOrder).map(draw),
        hasEarlier: discussion.parts.get(comment.number)?.hasEarlier ?? false,
        gapAfter: String(discussion.parts.get(comment.number)?.gapAfter ?? ''),
      },
    }))
  const isLater = (number: number) =>
    discussion.sort === 'OLDEST' && discussion.next !== null && number > discussion.lastLoaded
  const ofDiscussion = first.filter(({ kind }) => kind !== 'BUILD_ON')
  return {
    built: first.filter(({ kind }) => kind === 'BUILD_ON').map(({ thread }) => thread),
    threads: ofDiscussion.filter(({ number }) => !isLater(number)).map(({ thread }) => thread),
    later: ofDiscussion.filter(({ number }) => isLater(number)).map(({ thread }) => thread),
  }
}

function commentOf(
  comment: CommentFields,
  authorNumber: number | null,
  here: ReadonlySet<string>,
): CommentData {
  const { author } = comment
  const face = author && { ...faceOf(author), isHere: here.has(String(author.number)) }
  return {
    id: String(comment.number),
    author: face,
    authorName: comment.authorName,
    authorLine: author && author.number === authorNumber ? 'started this' : author?.unit,
    authorHref: author ? `/people/${author.number}` : null,
    at: comment.createdAt,
    editedAt: comment.editedAt,
    bodyHtml: comment.html,
    isRemoved: comment.isRemoved,
    mark: comment.kind === 'CASE' ? 'adds a case' : comment.kind === 'BUILD_ON' ? 'adds' : null,
    replyToName: comment.replyToName,
    replyToId: comment.replyToNumber === null ? null : String(comment.replyToNumber),
    reactions: comment.reactions,
    files: comment.files.map(fileOf),
  }
}
