import { useState } from 'react'
import { askJson } from '#app/ask-json.ts'
import type { MissingReplies } from '#app/components/comment-thread.tsx'
import { type More, useMore } from '#app/components/use-more.ts'
import { announce } from '#app/ui/live-region.tsx'
import { type Talk, withReplies } from './talk-state.ts'
import type { RepliesPart } from './thread-parts.ts'

export type MoreReplies = ReturnType<typeof useMoreReplies>

/** The missing replies of long threads, one part after the other. */
export function useMoreReplies(
  ideaNumber: number,
  setTalk: (change: (talk: Talk) => Talk) => void,
) {
  const [asked, setAsked] = useState<MissingReplies | null>(null)
  const { state, ask } = useMore()
  const take = (part: RepliesPart) => {
    setTalk((before) => withReplies(before, part))
    const { length } = part.replies
    announce(length === 1 ? '1 more reply' : `${length} more replies`)
    goOnFrom(part.replies[0]?.number)
  }
  return {
    stateOf: ({ side, of }: MissingReplies): More['state'] =>
      asked?.side === side && asked.of === of ? state : 'idle',
    load: (what: MissingReplies) => {
      if (state === 'loading') return
      const { side, of } = what
      setAsked(what)
      const address = `/ask/replies?idea=${ideaNumber}&of=${of}&side=${side.toLowerCase()}`
      ask((signal) => askJson<RepliesPart>(address, signal), take)
    },
  }
}

/** The link may be gone with the last part: whoever walks by keys goes on with the first of the new comments. */
export const goOnFrom = (number: number | undefined) =>
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`#comment-${number} .comment-head a[href^="#"]`)
      ?.focus({ preventScroll: true }),
  )
