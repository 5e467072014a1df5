import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { AvatarStack } from './avatar.tsx'
import type { IdeaStatus } from './idea-status.ts'
import type { PersonFace } from './person-face.ts'
import { StatusBadge } from './status.tsx'
import { SupportButton } from './support-button.tsx'

export type IdeaRowData = {
  id: string
  href: string
  title: string
  /** One line of sense, plain text. */
  summary?: string | null
  status: IdeaStatus
  supportCount: number
  isSupported: boolean
  canSupport?: boolean
  commentCount: number
  /** The author first, then others who work on it. */
  people: readonly PersonFace[]
  peopleTotal?: number
}

type IdeaRowProps = {
  idea: IdeaRowData
  /** Why this row is here, at most three facts: elements of a line. */
  why?: ReactNode
  isSelected?: boolean
  isNew?: boolean
  isUnread?: boolean
  /** The title's heading level where the list stands; 3 unless told. */
  level?: 2 | 3
}

/** One idea in a list. The whole row is the link; vote and people sit above it. */
export function IdeaRow(props: IdeaRowProps) {
  const { idea, why, isSelected, isNew, isUnread, level = 3 } = props
  const Heading = `h${level}` as const
  return (
    <li
      className={classNames('idea-row', isNew && 'is-new', isUnread && 'is-unread')}
      aria-current={isSelected ? 'true' : undefined}
      data-row={idea.id}
    >
      <SupportButton
        postId={idea.id}
        title={idea.title}
        count={idea.supportCount}
        isMine={idea.isSupported}
        canSupport={idea.canSupport}
        action={idea.href}
      />
      <div>
        <Heading className="idea-row-title">
          <Link to={idea.href} prefetch="intent">
            {idea.title}
          </Link>
        </Heading>
        {idea.summary ? <p className="idea-row-line">{idea.summary}</p> : null}
        {why ? <div className="meta">{why}</div> : null}
      </div>
      <div className="idea-row-end">
        <StatusBadge status={idea.status} />
        <span className="idea-row-counts">
          <CommentCount count={idea.commentCount} />
          <AvatarStack people={idea.people} total={idea.peopleTotal} label="By" />
        </span>
      </div>
    </li>
  )
}

/** How much talk there is. */
export function CommentCount({ count }: { count: number }) {
  return (
    <span className="count">
      {count}
      <span className="hidden-text">{count === 1 ? ' comment' : ' comments'}</span>
    </span>
  )
}
