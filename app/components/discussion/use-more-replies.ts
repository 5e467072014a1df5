import { useState } from 'react'
import { askData } from '#app/ask-json.ts'
import { type More, useMore } from '#app/components/use-more.ts'
import { useMessages } from '#app/messages.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { discussionMessages } from '#messages/discussion.ts'
import type { MissingReplies } from './comment-tree.tsx'
import { type DiscussionState, withReplies } from './discussion-state.ts'
import type { RepliesPage } from './reply-pages.ts'

export type MoreReplies = ReturnType<typeof useMoreReplies>

/** The missing replies of long threads, one part after the other. */
export function useMoreReplies(
  postNumber: number,
  setState: (change: (state: DiscussionState) => DiscussionState) => void,
) {
  const [asked, setAsked] = useState<MissingReplies | null>(null)
  const { state, ask } = useMore()
  const t = useMessages(discussionMessages)
  const take = (page: RepliesPage) => {
    setState((before) => withReplies(before, page))
    announce(t('replies.came', { count: page.replies.length }))
    focusComment(page.replies[0]?.number)
  }
  return {
    stateOf: ({ side, of }: MissingReplies): More['state'] =>
      asked?.side === side && asked.of === of ? state : 'idle',
    load: (what: MissingReplies) => {
      if (state === 'loading') return
      const { side, of } = what
      setAsked(what)
      const query = { post: String(postNumber), of: String(of), side: side.toLowerCase() }
      ask((signal) => askData('/ask/replies', query, signal), take)
    },
  }
}

/** The link may be gone with the last part: whoever uses the keyboard goes on with the first of the new comments. */
export const focusComment = (number: number | undefined) =>
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`#comment-${number} .comment-head a[href^="#"]`)
      ?.focus({ preventScroll: true }),
  )
