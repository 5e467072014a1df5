import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useRevalidator } from 'react-router'
import { askData } from '#app/ask-json.ts'
import { useMore } from '#app/components/use-more.ts'
import { useHints } from '#app/live/use-live.ts'
import { useMessages } from '#app/messages.tsx'
import { announce } from '#app/ui/live-region.tsx'
import type { CommentFields, PostChanges } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { commentAddress } from './addresses.ts'
import { changesSince, isOther, standsBelow } from './changes.ts'
import {
  type DiscussionState,
  discussionOf,
  type Order,
  refreshed,
  withAllShown,
  withLive,
  withOwn,
  withPage,
  withReplies,
} from './discussion-state.ts'
import type { PostDiscussion } from './documents.ts'
import type { RepliesPage } from './reply-pages.ts'
import { focusComment, useMoreReplies } from './use-more-replies.ts'

export type Counts = Pick<PostDiscussion, 'supportCount' | 'commentCount' | 'followerCount'>
export type Discussing = ReturnType<typeof useDiscussion>
type SetState = (change: (state: DiscussionState) => DiscussionState) => void

/** What a page's loader has read of a discussion (`readDiscussion`). */
export type DiscussionData = {
  sort: Order
  /** When the page's data was read, as ISO text. */
  since: string
  /** The part of a thread that the address names. */
  replies: RepliesPage | null
}

const begun = (post: PostDiscussion, { sort, replies }: DiscussionData): DiscussionState => {
  const state = discussionOf(post.comments, post.built.edges, sort)
  return replies ? withReplies(state, replies) : state
}

/** The discussion of an open page: further pages, what others write meanwhile, and what the viewer just did. */
export function useDiscussion(post: PostDiscussion, data: DiscussionData) {
  const { sort, since } = data
  /** Where a new first comment would stand: below it is the composer. */
  const end = useRef<HTMLDivElement>(null)
  const [state, setState] = useState(() => begun(post, data))
  const [counts, setCounts] = useState<Counts>(post)
  const read = useRef({ post, since, startsAnew: false })
  const { revalidate } = useRevalidator()

  useEffect(() => {
    const { current } = read
    if (current.post === post) return
    // What was missed is too much or too long ago to be put into what is shown.
    const again = current.startsAnew ? begun(post, data) : null
    read.current = { post, since, startsAnew: false }
    setState((before) => again ?? refreshed(before, post.comments, post.built.edges))
    setCounts(post)
  }, [post, since, data])

  const receive = (
    received: PostChanges,
    comments: PostChanges['changedComments']['edges'][number]['node'][],
  ) => {
    setCounts(received)
    if (isOther(received, post)) void revalidate()
    // Measured now; the state that it is applied to may be newer than this moment's.
    const showable = new Set(
      comments
        .filter((comment) => standsBelow(comment, sort, end.current))
        .map(({ number }) => number),
    )
    keepComposer(end.current, () =>
      setState((before) =>
        withLive(before, comments, post.viewerCan.comment, ({ number }) => showable.has(number)),
      ),
    )
  }

  useHints(`post:${post.number}`, async () => {
    const answer = await changesSince(post.number, read.current.since)
    if (answer === 'again') {
      read.current.startsAnew = true
      void revalidate()
      return true
    }
    if (!answer) return false
    read.current.since = answer.now
    receive(answer.post, answer.comments)
    return true
  })

  useSpoken(state.fresh.size + state.waiting.size)
  useNamedComment(post.path, state)
  const add = useCallback(
    (comment: CommentFields) => setState((before) => withOwn(before, comment)),
    [],
  )
  return {
    state,
    counts,
    end,
    more: useMoreComments(post.number, state, setState),
    replies: useMoreReplies(post.number, setState),
    add,
    askOwn: useOwn(state, add),
    showWaiting: () => {
      const first = Math.min(...state.waiting)
      setState(withAllShown)
      requestAnimationFrame(() =>
        document.getElementById(`comment-${first}`)?.scrollIntoView({ block: 'center' }),
      )
    },
  }
}

/** Asks for the viewer's own part of a comment that arrived live, once somebody is about to use it. */
function useOwn(state: DiscussionState, add: (comment: CommentFields) => void) {
  const asked = useRef(new Set<number>())
  return (number: number) => {
    if (!state.withoutOwn.has(number) || asked.current.has(number)) return
    asked.current.add(number)
    askData('/ask/comment', { number: String(number) }).then(add, () => {
      // The next time somebody comes near it is asked again.
      asked.current.delete(number)
    })
  }
}

/** The address may name a comment of a part that is not here: then that part is asked for. */
function useNamedComment(path: string, state: DiscussionState) {
  const { hash, search } = useLocation()
  const navigate = useNavigate()
  const named = Number(/^#comment-(\d{1,9})$/.exec(hash)?.[1] ?? 0)
  const wasAsked = new URLSearchParams(search).get('comment') === String(named)
  const isMissing = named > 0 && !wasAsked && !state.known.has(named)
  useEffect(() => {
    if (isMissing) void navigate(commentAddress(path, named), { replace: true })
  }, [isMissing, named, path, navigate])
}

/** Screen readers hear how many comments came, gathered and politely. */
function useSpoken(came: number) {
  const t = useMessages(discussionMessages)
  const announced = useRef(0)
  useEffect(() => {
    const count = came - announced.current
    announced.current = came
    if (count > 0) announce(t('arrived', { count }))
  }, [came, t])
}

function useMoreComments(postNumber: number, { next, sort }: DiscussionState, setState: SetState) {
  const { state, ask } = useMore()
  return {
    state,
    load: () => {
      if (!next || state === 'loading') return
      const query = new URLSearchParams({ post: String(postNumber), after: next })
      if (sort !== 'OLDEST') query.set('comments', sort.toLowerCase())
      ask(
        (signal) => askData('/ask/comments', query, signal),
        (page) => {
          setState((before) => withPage(before, page))
          focusComment(page.edges[0]?.node.number)
        },
      )
    },
  }
}

/** Whoever is writing keeps the composer where it is: the page moves up above it. */
function keepComposer(end: RefObject<HTMLElement | null>['current'], change: () => void) {
  const isWriting = end?.parentElement?.contains(document.activeElement) ?? false
  const before = isWriting && end ? end.getBoundingClientRect().top : null
  change()
  if (before === null) return
  requestAnimationFrame(() => {
    const moved = (end?.getBoundingClientRect().top ?? before) - before
    if (moved > 0) window.scrollBy(0, moved)
  })
}
