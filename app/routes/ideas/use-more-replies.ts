import { useState } from 'react'
import type { MissingReplies } from '#app/components/comment-thread.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { type Talk, withReplies } from './talk-state.ts'
import type { RepliesPart } from './thread-parts.ts'
import { useMore } from './use-more.ts'

export type MoreReplies = ReturnType<typeof useMoreReplies>

/** The missing replies of long threads, one part after the other. */
export function useMoreReplies(
  ideaNumber: number,
  setTalk: (change: (talk: Talk) => Talk) => void,
) {
  const [asked, setAsked] = useState<MissingReplies | null>(null)
  const more = useMore<RepliesPart>((part) => {
    setTalk((before) => withReplies(before, part))
    setAsked(null)
    const { length } = part.replies
    announce(length === 1 ? '1 more reply' : `${length} more replies`)
    // The link may be gone with the last of them: whoever walks by keys goes on with the first of the new ones.
    const [first] = part.replies
    if (first) requestAnimationFrame(() => focusOn(first.number))
  })
  const isAsked = (what: MissingReplies) => asked?.side === what.side && asked.of === what.of
  return {
    isLoading: (what: MissingReplies) => more.isLoading && isAsked(what),
    hasFailed: (what: MissingReplies) => more.hasFailed && isAsked(what),
    load: (what: MissingReplies) => {
      const { side, of } = what
      setAsked(what)
      more.load(`/ask/replies?idea=${ideaNumber}&of=${of}&side=${side.toLowerCase()}`)
    },
  }
}

const focusOn = (number: number) =>
  document
    .querySelector<HTMLElement>(`#comment-${number} .comment-head a[href^="#"]`)
    ?.focus({ preventScroll: true })
