import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useRevalidator } from 'react-router'
import { askJson } from '#app/ask-json.ts'
import { useMore } from '#app/components/use-more.ts'
import { useHints } from '#app/live/use-live.ts'
import { announce } from '#app/ui/live-region.tsx'
import type { Said } from './comment-fields.ts'
import type { IdeaData } from './idea-document.ts'
import {
  type HeardComment,
  refreshed,
  type Talk,
  type TalkPageData,
  type TalkSort,
  talkOf,
  withAllShown,
  withHeard,
  withOwn,
  withPage,
  withReplies,
} from './talk-state.ts'
import type { RepliesPart } from './thread-parts.ts'
import { goOnFrom, useMoreReplies } from './use-more-replies.ts'

type HeardIdea = {
  version: number
  status: IdeaData['status']
  statusAt: string
  supportCount: number
  commentCount: number
  followerCount: number
  answeredAt: string | null
  board: { space: { isArchived: boolean } }
  changedComments: HeardComment[]
}
export type LiveCounts = Pick<HeardIdea, 'supportCount' | 'commentCount' | 'followerCount'>

type TalkOptions = {
  idea: IdeaData
  sort: TalkSort
  viewerNumber: number
  /** When the page's data was read, as ISO text. */
  since: string
  /** The part of a thread that the address names. */
  part: RepliesPart | null
  /** Where a new first comment would stand: below it is the composer. */
  end: RefObject<HTMLElement | null>
}

/** The talk of an open page: further pages, what others say meanwhile, and what the viewer just did. */
export function useTalk({ idea, sort, viewerNumber, since, end, part }: TalkOptions) {
  const [talk, setTalk] = useState(() => {
    const begun = talkOf(idea.comments, idea.built.edges, sort)
    return part ? withReplies(begun, part) : begun
  })
  const [counts, setCounts] = useState<LiveCounts>(idea)
  const read = useRef({ idea, since })
  const { revalidate } = useRevalidator()

  useEffect(() => {
    if (read.current.idea === idea) return
    read.current = { idea, since }
    setTalk((before) => refreshed(before, idea.comments, idea.built.edges))
    setCounts(idea)
  }, [idea, since])

  const hear = (heard: HeardIdea) => {
    setCounts(heard)
    const isOther =
      heard.version !== idea.version ||
      heard.status !== idea.status ||
      heard.statusAt !== idea.statusAt ||
      heard.answeredAt !== idea.answeredAt ||
      heard.board.space.isArchived !== idea.board.space.isArchived
    if (isOther) void revalidate()
    const listener = { viewerNumber, canComment: idea.viewerCan.comment }
    // Measured now; the state that it is applied to may be newer than this moment's.
    const showable = new Set(
      heard.changedComments
        .filter((comment) => standsBelow(comment, sort, end.current))
        .map(({ number }) => number),
    )
    keepingComposer(end.current, () =>
      setTalk((before) =>
        withHeard(before, heard.changedComments, listener, ({ number }) => showable.has(number)),
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

  useSpoken(talk.fresh.size + talk.waiting.size)
  useNamedComment(idea.number, talk)
  const later = useMoreTalk(idea.number, talk, setTalk)
  const replies = useMoreReplies(idea.number, setTalk)
  return {
    talk,
    counts,
    later,
    replies,
    add: useCallback((comment: Said) => setTalk((before) => withOwn(before, comment)), []),
    showWaiting: () => {
      const first = Math.min(...talk.waiting)
      setTalk(withAllShown)
      requestAnimationFrame(() =>
        document.getElementById(`comment-${first}`)?.scrollIntoView({ block: 'center' }),
      )
    },
  }
}

/** The address may name a comment of a part of the talk that is not here: then that part is asked for. */
function useNamedComment(ideaNumber: number, talk: Talk) {
  const { hash, search } = useLocation()
  const navigate = useNavigate()
  const named = Number(/^#comment-(\d{1,9})$/.exec(hash)?.[1] ?? 0)
  const wasAsked = new URLSearchParams(search).get('comment') === String(named)
  const isMissing = named > 0 && !wasAsked && !talk.known.has(named)
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

function useMoreTalk(number: number, talk: Talk, setTalk: (change: (talk: Talk) => Talk) => void) {
  const { state, ask } = useMore()
  return {
    state,
    more: () => {
      if (!talk.next || state === 'loading') return
      const query = new URLSearchParams({ idea: String(number), after: talk.next })
      if (talk.sort === 'NEWEST') query.set('talk', 'newest')
      ask(
        (signal) => askJson<TalkPageData>(`/ask/talk?${query}`, signal),
        (page) => {
          setTalk((before) => withPage(before, page))
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
    if (answer.ok) return (await answer.json()) as { now: string; post: HeardIdea }
    // Gone or too long ago: the page's own question tells which.
    return answer.status === 410 || answer.status === 404 || answer.status === 401 ? 'again' : null
  } catch {
    return null
  }
}

const MARGIN = 24

/** Would the comment come below what is being read? A first comment at the end of the talk moves only the composer. */
function standsBelow(comment: HeardComment, sort: TalkSort, end: HTMLElement | null): boolean {
  if (comment.threadNumber === null) {
    if (sort === 'NEWEST' || comment.kind === 'BUILD_ON') return false
    return end !== null && end.getBoundingClientRect().top > 0
  }
  const thread = document.getElementById(`comment-${comment.threadNumber}`)
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
