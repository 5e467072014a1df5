import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { postsMessages } from '#messages/posts.ts'
import { AvatarStack } from './avatar.tsx'
import { faceOf } from './person-face.ts'
import type { RowPerson, RowPost } from './post-fields.ts'
import { StatusBadge } from './status.tsx'
import { SupportButton } from './support-button.tsx'

type PostRowProps = {
  post: RowPost
  /** Who works on it, the author first; the author alone unless told. */
  people?: readonly RowPerson[]
  /** Why this row is here, at most three facts: elements of a line. */
  why?: ReactNode
  /** The title's heading level where the list stands; 3 unless told. */
  level?: 2 | 3
}

const MAX_FACES = 3

/** One post of a list, inside of its `<li>`. The whole row is the link; vote and people sit above it. */
export function PostRow({ post, people, why, level = 3 }: PostRowProps) {
  const t = useMessages(postsMessages)
  const Heading = `h${level}` as const
  const all = people ?? (post.author ? [post.author] : [])
  return (
    <>
      <SupportButton
        postId={String(post.number)}
        title={post.title}
        count={post.supportCount}
        isMine={post.isSupported}
        canSupport={post.viewerCan.support}
        action={post.path}
      />
      <div>
        <Heading className="post-row-title">
          <Link to={post.path} prefetch="intent" dir="auto" lang={post.language ?? undefined}>
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
            people={all.slice(0, MAX_FACES).map(faceOf)}
            total={all.length}
            label={(names) => t('row.by', { people: names })}
          />
        </span>
      </div>
    </>
  )
}

/** How many comments there are. */
function CommentCount({ count }: { count: number }) {
  const t = useMessages(postsMessages)
  return (
    <span className="count">
      {count}
      <span className="hidden-text"> {t('row.comments', { count })}</span>
    </span>
  )
}
