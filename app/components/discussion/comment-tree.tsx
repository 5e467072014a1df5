import '#app/styles/sheets/discussion.css'
import { Fragment, type ReactNode } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Sprites } from '#app/ui/sprite.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'

/** A first comment with its replies: one level of indent. */
export type CommentTreeItem = {
  comment: CommentFields
  replies: readonly CommentFields[]
  /** There are replies before the first one here. */
  hasEarlier: boolean
  /** The reply after which some are missing; null when none are. */
  gapAfter: number | null
}
/** Which replies are missing: those before a reply, or those after it. */
export type MissingReplies = { side: 'BEFORE' | 'AFTER'; of: number }

export type CommentTreeProps = {
  items: readonly CommentTreeItem[]
  /** Shows one comment; `replies` belong inside it. */
  draw: (comment: CommentFields, replies: ReactNode) => ReactNode
  /** Below the replies: the reply composer. */
  after: (item: CommentTreeItem) => ReactNode
  /** In the place of replies that are not here: the way to them. */
  missing: (item: CommentTreeItem, what: MissingReplies) => ReactNode
}

/** Comments with their replies. A reply to a reply stays on the same level and begins with “to Ruben”. */
export function CommentTree({ items, draw, after, missing }: CommentTreeProps) {
  return (
    <div className="list list-ruled">
      <Sprites />
      {items.map((item) => {
        const { comment, replies, hasEarlier, gapAfter } = item
        const [first] = replies
        const below = after(item)
        const inside =
          first || below ? (
            <div className="comment-replies">
              {hasEarlier && first ? missing(item, { side: 'BEFORE', of: first.number }) : null}
              {replies.map((reply) => (
                <Fragment key={reply.number}>
                  {draw(reply, null)}
                  {gapAfter === reply.number
                    ? missing(item, { side: 'AFTER', of: reply.number })
                    : null}
                </Fragment>
              ))}
              {below}
            </div>
          ) : null
        return draw(comment, inside)
      })}
    </div>
  )
}

/** The line that is always kept free for who is writing, so nothing jumps. */
export function WritingLine({ names }: { names: readonly string[] }) {
  const t = useMessages(discussionMessages)
  const [name, other] = names
  return (
    <div className="writing-line">
      {name ? (
        <>
          <span className="writing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {!other
            ? t('writing.one', { name })
            : names.length === 2
              ? t('writing.two', { name, other })
              : t('writing.many', { name, count: names.length - 1 })}
        </>
      ) : null}
    </div>
  )
}
