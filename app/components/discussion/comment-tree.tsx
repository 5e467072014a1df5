import { Fragment, type ReactNode } from 'react'
import { Sprites } from '#app/ui/sprite.tsx'
import type { CommentData } from './comment.tsx'

export type ThreadData = CommentData & {
  replies: readonly CommentData[]
  /** There are replies before the first one here. */
  hasEarlier?: boolean
  /** The reply after which some are missing; '' when none are. */
  gapAfter?: string
}
/** Which replies are missing: those before a reply, or those after it. */
export type MissingReplies = { side: 'BEFORE' | 'AFTER'; of: string }

type CommentThreadProps = {
  threads: readonly ThreadData[]
  /** Draws one comment; the page knows its buttons. `replies` belong inside it. */
  draw: (comment: CommentData, place: { isReply: boolean; replies: ReactNode }) => ReactNode
  /** Below the replies of a thread: the reply composer. */
  after?: (thread: ThreadData) => ReactNode
  /** In the place of replies that are not here: the way to them. */
  missing?: (thread: ThreadData, what: MissingReplies) => ReactNode
}

/** One level of indent. A reply to a reply stays on that level and begins with “to Ruben”. */
export function CommentThread({ threads, draw, after, missing }: CommentThreadProps) {
  return (
    <div className="list list-ruled">
      <Sprites />
      {threads.map((thread) => {
        const below = after?.(thread)
        const replies =
          thread.replies.length > 0 || below ? (
            <div className="comment-replies">
              {thread.hasEarlier && thread.replies[0]
                ? missing?.(thread, { side: 'BEFORE', of: thread.replies[0].id })
                : null}
              {thread.replies.map((reply) => (
                <Fragment key={reply.id}>
                  {draw(reply, { isReply: true, replies: null })}
                  {thread.gapAfter === reply.id
                    ? missing?.(thread, { side: 'AFTER', of: reply.id })
                    : null}
                </Fragment>
              ))}
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
