// What is known of a talk: pages of it, what was said since, and what waits to be shown. Pure, so that it can be tested.
import type { CommentData } from '#app/components/comment.tsx'
import type { ThreadData } from '#app/components/comment-thread.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { Said } from './comment-fields.ts'
import { fileOf } from './files.ts'
import { joinedPart, type RepliesPart, type ThreadPart } from './thread-parts.ts'

export type TalkSort = 'OLDEST' | 'NEWEST'
type Thread = Said & { replies: readonly Said[]; hasEarlierReplies: boolean }
export type TalkPageData = {
  edges: readonly { node: Thread }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}

/** What an open page hears after a hint: the same for everyone, so without what is the viewer's own. */
export type HeardComment = Omit<Said, 'viewerCan' | 'reactions' | 'files'> & {
  reactions: readonly { sign: string; count: number }[]
  files: readonly Omit<Said['files'][number], 'smallUrl'>[]
}

export type Talk = {
  sort: TalkSort
  known: ReadonlyMap<number, Said>
  /** Of each thread, by its first comment: what of it is not here. */
  parts: ReadonlyMap<number, ThreadPart>
  /** Came while the page was open and is lit. */
  fresh: ReadonlySet<number>
  /** Came above or inside what is being read: counted, not shown. */
  waiting: ReadonlySet<number>
  /** The number of the last first comment that was asked for; later ones stand behind “More”. */
  lastLoaded: number
  next: string | null
  hasEarlier: boolean
}

export function talkOf(
  page: TalkPageData,
  built: readonly { node: Thread }[],
  sort: TalkSort,
): Talk {
  const empty: Talk = {
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
  talk: Talk,
  page: TalkPageData,
  built: readonly { node: Thread }[],
): Talk {
  return withThreads(withThreads(talk, built), page.edges)
}

/** A further page of first comments. */
export function withPage(talk: Talk, page: TalkPageData): Talk {
  const last = page.edges.at(-1)?.node.number
  return {
    ...withThreads(talk, page.edges),
    lastLoaded: last ?? talk.lastLoaded,
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
  }
}

function withThreads(talk: Talk, threads: readonly { node: Thread }[]): Talk {
  const known = new Map(talk.known)
  const parts = new Map(talk.parts)
  for (const { node } of threads) {
    const { replies, hasEarlierReplies, ...first } = node
    known.set(first.number, first)
    for (const reply of replies) known.set(reply.number, reply)
    // Asked for again, the newest replies come again; what was read beyond them stays.
    if (!parts.has(first.number))
      parts.set(first.number, { hasEarlier: hasEarlierReplies, gapAfter: null })
  }
  return { ...talk, known, parts }
}

/** One more part of a long thread. */
export function withReplies(talk: Talk, part: RepliesPart): Talk {
  const { threadNumber } = part
  const before = talk.parts.get(threadNumber)
  if (!before) return talk
  const numbers = [...talk.known.values()]
    .filter((one) => one.threadNumber === threadNumber)
    .map(({ number }) => number)
    .sort((a, b) => a - b)
  const known = new Map(talk.known)
  for (const reply of part.replies) known.set(reply.number, reply)
  const parts = new Map(talk.parts).set(threadNumber, joinedPart(before, numbers, part))
  return { ...talk, known, parts }
}

/** One comment with all that is the viewer's own: the answer to what the viewer just did. */
export function withOwn(talk: Talk, comment: Said): Talk {
  const known = new Map(talk.known).set(comment.number, comment)
  const waiting = new Set(talk.waiting)
  waiting.delete(comment.number)
  return { ...talk, known, waiting }
}

type Listener = { viewerNumber: number; canComment: boolean }

/**
 * What was heard after a hint. `mayShow` is asked for each new comment whether it can be shown without moving what is
 * being read; what is known already changes in place.
 */
export function withHeard(
  talk: Talk,
  heard: readonly HeardComment[],
  listener: Listener,
  mayShow: (comment: HeardComment) => boolean,
): Talk {
  const known = new Map(talk.known)
  const fresh = new Set(talk.fresh)
  const waiting = new Set(talk.waiting)
  for (const comment of heard) {
    const before = known.get(comment.number)
    if (!before && !belongsHere(talk, known, comment)) continue
    known.set(comment.number, asSaid(comment, before, listener))
    if (before || comment.isRemoved) continue
    if (mayShow(comment)) fresh.add(comment.number)
    else waiting.add(comment.number)
  }
  return { ...talk, known, fresh, waiting }
}

/**
 * A reply belongs where its thread is; a first comment of a part that was not asked for comes with that part. What is
 * heard reaches back a while before the page was read, so what is unknown is not always new.
 */
function belongsHere(talk: Talk, known: ReadonlyMap<number, Said>, comment: HeardComment): boolean {
  if (comment.threadNumber !== null)
    return known.has(comment.threadNumber) && !isMissing(talk, known, comment)
  if (comment.kind === 'BUILD_ON') return true
  if (talk.sort === 'NEWEST') return talk.next === null || comment.number > talk.lastLoaded
  return talk.next === null && (!talk.hasEarlier || comment.number > firstOf(known))
}

/** A reply of a part of a long thread that was not asked for comes with that part. */
function isMissing(talk: Talk, known: ReadonlyMap<number, Said>, reply: HeardComment): boolean {
  const part = talk.parts.get(reply.threadNumber ?? 0)
  if (!part || (!part.hasEarlier && part.gapAfter === null)) return false
  const { gapAfter } = part
  const isInGap = gapAfter !== null && reply.number > gapAfter
  let isBefore = part.hasEarlier
  let isBeyond = false
  for (const { number, threadNumber } of known.values()) {
    if (threadNumber !== reply.threadNumber) continue
    if (number < reply.number) isBefore = false
    if (isInGap && number > gapAfter && number < reply.number) isBeyond = true
  }
  return isBefore || (isInGap && !isBeyond)
}

function firstOf(known: ReadonlyMap<number, Said>): number {
  let first = Number.POSITIVE_INFINITY
  for (const { number, threadNumber } of known.values())
    if (threadNumber === null && number < first) first = number
  return first
}

function asSaid(comment: HeardComment, before: Said | undefined, listener: Listener): Said {
  const isOwn = comment.author?.number === listener.viewerNumber
  const mine = new Set(before?.reactions.filter(({ isMine }) => isMine).map(({ sign }) => sign))
  const may = before?.viewerCan ?? {
    edit: isOwn && listener.canComment,
    remove: isOwn,
    react: listener.canComment,
  }
  return {
    ...comment,
    reactions: comment.reactions.map((one) => ({ ...one, isMine: mine.has(one.sign) })),
    files: comment.files.map((file) => ({ ...file, smallUrl: null })),
    viewerCan: comment.isRemoved ? { edit: false, remove: false, react: false } : may,
  }
}

/** Everything that waits is shown, lit. */
export const withAllShown = (talk: Talk): Talk => ({
  ...talk,
  fresh: new Set([...talk.fresh, ...talk.waiting]),
  waiting: new Set(),
})

export type Drawn = { built: ThreadData[]; threads: ThreadData[]; later: ThreadData[] }

/** The talk as it is drawn: what was built on the idea, the talk, and what was said behind pages not yet asked for. */
export function drawn(talk: Talk, authorNumber: number | null, here: ReadonlySet<string>): Drawn {
  const draw = (comment: Said) => commentOf(comment, authorNumber, here)
  const shown = [...talk.known.values()].filter(({ number }) => !talk.waiting.has(number))
  const replies = Map.groupBy(
    shown.filter(({ threadNumber }) => threadNumber !== null),
    ({ threadNumber }) => threadNumber,
  )
  const inOrder = (one: Said, other: Said) => one.number - other.number
  const first = shown
    .filter(({ threadNumber }) => threadNumber === null)
    .sort(talk.sort === 'OLDEST' ? inOrder : (one, other) => inOrder(other, one))
    .map((comment) => ({
      kind: comment.kind,
      number: comment.number,
      thread: {
        ...draw(comment),
        replies: (replies.get(comment.number) ?? []).sort(inOrder).map(draw),
        hasEarlier: talk.parts.get(comment.number)?.hasEarlier ?? false,
        gapAfter: String(talk.parts.get(comment.number)?.gapAfter ?? ''),
      },
    }))
  const isLater = (number: number) =>
    talk.sort === 'OLDEST' && talk.next !== null && number > talk.lastLoaded
  const ofTalk = first.filter(({ kind }) => kind !== 'BUILD_ON')
  return {
    built: first.filter(({ kind }) => kind === 'BUILD_ON').map(({ thread }) => thread),
    threads: ofTalk.filter(({ number }) => !isLater(number)).map(({ thread }) => thread),
    later: ofTalk.filter(({ number }) => isLater(number)).map(({ thread }) => thread),
  }
}

function commentOf(
  comment: Said,
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
