import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { postsMessages } from '#messages/posts.ts'
import { AvatarStack } from './avatar.tsx'
import type { PostRowData } from './post-row-data.ts'
import { StatusBadge } from './status.tsx'
import { SupportButton } from './support-button.tsx'

type PostRowProps = {
  post: PostRowData
  /** Why this row is here, at most three facts: elements of a line. */
  why?: ReactNode
  isSelected?: boolean
  isNew?: boolean
  isUnread?: boolean
  /** The title's heading level where the list stands; 3 unless told. */
  level?: 2 | 3
}

/** One post in a list. The whole row is the link; vote and people sit above it. */
export function PostRow(props: PostRowProps) {
  const { post, why, isSelected, isNew, isUnread, level = 3 } = props
  const t = useMessages(postsMessages)
  const Heading = `h${level}` as const
  return (
    <li
      className={classNames('post-row', isNew && 'is-new', isUnread && 'is-unread')}
      aria-current={isSelected ? 'true' : undefined}
      data-row={post.id}
    >
      <SupportButton
        postId={post.id}
        title={post.title}
        count={post.supportCount}
        isMine={post.isSupported}
        canSupport={post.canSupport}
        action={post.href}
      />
      <div>
        <Heading className="post-row-title">
          <Link to={post.href} prefetch="intent" dir="auto" lang={post.language ?? undefined}>
            {post.title}
          </Link>
        </Heading>
        {post.summary ? (
          <p className="post-row-line" dir="auto" lang={post.language ?? undefined}>
            {post.summary}
          </p>
        ) : null}
        {why ? <div className="meta">{why}</div> : null}
      </div>
      <div className="post-row-end">
        <StatusBadge of={post} />
        <span className="post-row-counts">
          <CommentCount count={post.commentCount} />
          <AvatarStack
            people={post.people}
            total={post.peopleTotal}
            label={(people) => t('row.by', { people })}
          />
        </span>
      </div>
    </li>
  )
}

/** How many comments there are. */
export function CommentCount({ count }: { count: number }) {
  const t = useMessages(postsMessages)
  return (
    <span className="count">
      {count}
      <span className="hidden-text"> {t('row.comments', { count })}</span>
    </span>
  )
}
