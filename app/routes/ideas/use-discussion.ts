import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useRevalidator } from 'react-router'
import { askJson } from '#app/ask-json.ts'
import { useMore } from '#app/components/use-more.ts'
import { useHints } from '#app/live/use-live.ts'
import { announce } from '#app/ui/live-region.tsx'
import type { CommentFields } from './comment-fields.ts'
import {
  type Discussion,
  type DiscussionPageData,
  type DiscussionSort,
  discussionOf,
  type LiveComment,
  refreshed,
  withAllShown,
  withLive,
  withOwn,
  withPage,
  withReplies,
} from './discussion-state.ts'
import type { IdeaData } from './idea-document.ts'
import type { ReplyPagePart } from './reply-pages.ts'
import { goOnFrom, useMoreReplies } from './use-more-replies.ts'

type LiveIdea = {
  version: number
  status: IdeaData['status']
  statusAt: string
  supportCount: number
  commentCount: number
  followerCount: number
  respondedAt: string | null
  board: { space: { isArchived: boolean } }
  changedComments: LiveComment[]
}
export type LiveCounts = Pick<LiveIdea, 'supportCount' | 'commentCount' | 'followerCount'>

type DiscussionOptions = {
  idea: IdeaData
  sort: DiscussionSort
  viewerNumber: number
  /** When the page's data was read, as ISO text. */
  since: string
  /** The part of a thread that the address names. */
  part: ReplyPagePart | null
  /** Where a new first comment would stand: below it is the composer. */
  end: RefObject<HTMLElement | null>
}

/** The talk of an open page: further pages, what others say meanwhile, and what the viewer just did. */
export function useDiscussion({ idea, sort, viewerNumber, since, end, part }: DiscussionOptions) {
  const [discussion, setDiscussion] = useState(() => {
    const begun = discussionOf(idea.comments, idea.built.edges, sort)
    return part ? withReplies(begun, part) : begun
  })
  const [counts, setCounts] = useState<LiveCounts>(idea)
  const read = useRef({ idea, since })
  const { revalidate } = useRevalidator()

  useEffect(() => {
    if (read.current.idea === idea) return
    read.current = { idea, since }
    setDiscussion((before) => refreshed(before, idea.comments, idea.built.edges))
    setCounts(idea)
  }, [idea, since])

  const hear = (received: LiveIdea) => {
    setCounts(received)
    const isOther =
      received.version !== idea.version ||
      received.status !== idea.status ||
      received.statusAt !== idea.statusAt ||
      received.respondedAt !== idea.respondedAt ||
      received.board.space.isArchived !== idea.board.space.isArchived
    if (isOther) void revalidate()
    const listener = { viewerNumber, canComment: idea.viewerCan.comment }
    // Measured now; the state that it is applied to may be newer than this moment's.
    const showable = new Set(
      received.changedComments
        .filter((comment) => standsBelow(comment, sort, end.current))
        .map(({ number }) => number),
    )
    keepingComposer(end.current, () =>
      setDiscussion((before) =>
        withLive(before, received.changedComments, listener, ({ number }) => showable.has(number)),
      ),
    )
  }

  useHints(`post:${idea.number}`, async () => {
    const answer = await askSince(idea.number, read.current.since)
    if (answer === 'again') return void revalidate()
    if (!answer) return
    read.current.since = answer.now
    hear(answer.post)
  })

  useSpoken(discussion.fresh.size + discussion.waiting.size)
  useNamedComment(idea.number, discussion)
  const later = useMoreDiscussion(idea.number, discussion, setDiscussion)
  const replies = useMoreReplies(idea.number, setDiscussion)
  return {
    discussion,
    counts,
    later,
    replies,
    add: useCallback(
      (comment: CommentFields) => setDiscussion((before) => withOwn(before, comment)),
      [],
    ),
    showWaiting: () => {
      const first = Math.min(...discussion.waiting)
      setDiscussion(withAllShown)
      requestAnimationFrame(() =>
        document.getElementById(`comment-${first}`)?.scrollIntoView({ block: 'center' }),
      )
    },
  }
}

/** The address may name a comment of a part of the talk that is not here: then that part is asked for. */
function useNamedComment(ideaNumber: number, discussion: Discussion) {
  const { hash, search } = useLocation()
  const navigate = useNavigate()
  const named = Number(/^#comment-(\d{1,9})$/.exec(hash)?.[1] ?? 0)
  const wasAsked = new URLSearchParams(search).get('comment') === String(named)
  const isMissing = named > 0 && !wasAsked && !discussion.known.has(named)
  useEffect(() => {
    if (!isMissing) return
    void navigate(`/ideas/${ideaNumber}?comment=${named}#comment-${named}`, { replace: true })
  }, [isMissing, named, ideaNumber, navigate])
}

/** Screen readers hear how many comments came, gathered and politely. */
function useSpoken(came: number) {
  const told = useRef(0)
  useEffect(() => {
    const more = came - told.current
    told.current = came
    if (more > 0) announce(more === 1 ? '1 new comment' : `${more} new comments`)
  }, [came])
}

function useMoreDiscussion(
  number: number,
  discussion: Discussion,
  setDiscussion: (change: (discussion: Discussion) => Discussion) => void,
) {
  const { state, ask } = useMore()
  return {
    state,
    more: () => {
      if (!discussion.next || state === 'loading') return
      const query = new URLSearchParams({ idea: String(number), after: discussion.next })
      if (discussion.sort === 'NEWEST') query.set('discussion', 'newest')
      ask(
        (signal) => askJson<DiscussionPageData>(`/ask/discussion?${query}`, signal),
        (page) => {
          setDiscussion((before) => withPage(before, page))
          goOnFrom(page.edges[0]?.node.number)
        },
      )
    },
  }
}

/** What changed since a moment; 'again' when the page has to be asked for, null when there is no answer now. */
async function askSince(number: number, since: string) {
  try {
    const answer = await fetch(`/live/posts/${number}?since=${encodeURIComponent(since)}`)
    if (answer.ok) return (await answer.json()) as { now: string; post: LiveIdea }
    // Gone or too long ago: the page's own question tells which.
    return answer.status === 410 || answer.status === 404 || answer.status === 401 ? 'again' : null
  } catch {
    return null
  }
}

const MARGIN = 24

/** Would the comment come below what is being read? A first comment at the end of the talk moves only the composer. */
function standsBelow(comment: LiveComment, sort: DiscussionSort, end: HTMLElement | null): boolean {
  if (comment.rootNumber === null) {
    if (sort === 'NEWEST' || comment.kind === 'BUILD_ON') return false
    return end !== null && end.getBoundingClientRect().top > 0
  }
  const thread = document.getElementById(`comment-${comment.rootNumber}`)
  return thread !== null && thread.getBoundingClientRect().bottom > window.innerHeight - MARGIN
}

/** Whoever is writing keeps the composer where it is: the page moves up above it. */
function keepingComposer(end: HTMLElement | null, change: () => void) {
  const isWriting = end?.parentElement?.contains(document.activeElement) ?? false
  const before = isWriting && end ? end.getBoundingClientRect().top : null
  change()
  if (before === null) return
  requestAnimationFrame(() => {
    const moved = (end?.getBoundingClientRect().top ?? before) - before
    if (moved > 0) window.scrollBy(0, moved)
  })
}
