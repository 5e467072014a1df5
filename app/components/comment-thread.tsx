import type { ReactNode } from 'react'
import { Sprites } from '#app/ui/sprite.tsx'
import type { CommentData } from './comment.tsx'

export type ThreadData = CommentData & { replies: readonly CommentData[]; moreReplies?: number }

type CommentThreadProps = {
  threads: readonly ThreadData[]
  /** Draws one comment; the page knows its buttons. `replies` belong inside it. */
  draw: (comment: CommentData, place: { isReply: boolean; replies: ReactNode }) => ReactNode
  /** Below the replies of a thread: the reply composer, “5 more replies”. */
  after?: (thread: ThreadData) => ReactNode
}

/** One level of indent. A reply to a reply stays on that level and begins with “to Ruben”. */
export function CommentThread({ threads, draw, after }: CommentThreadProps) {
  return (
    <div className="list list-ruled">
      <Sprites />
      {threads.map((thread) => {
        const below = after?.(thread)
        const replies =
          thread.replies.length > 0 || below ? (
            <div className="comment-replies">
              {thread.replies.map((reply) => draw(reply, { isReply: true, replies: null }))}
              {below}
            </div>
          ) : null
        return draw(thread, { isReply: false, replies })
      })}
    </div>
  )
}

/** The line that is always kept free for who is writing, so nothing jumps. */
export function WritingLine({ names }: { names: readonly string[] }) {
  return (
    <div className="writing-line">
      {names.length > 0 ? (
        <>
          <span className="writing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {writers(names)}
        </>
      ) : null}
    </div>
  )
}

function writers(names: readonly string[]): string {
  const [first, second] = names
  if (names.length === 1) return `${first} is writing`
  if (names.length === 2) return `${first} and ${second} are writing`
  return `${first} and ${names.length - 1} others are writing`
}
