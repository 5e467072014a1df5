import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { DrawnOnce } from '#app/ui/drawn-once.tsx'
import { AvatarStack } from './avatar.tsx'
import type { IdeaStatus } from './idea-stage.ts'
import type { PersonFace } from './person-face.ts'
import { Stage } from './stage.tsx'
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
  why?: () => ReactNode
  /** The list's own name: rows with the same facts are drawn alike in one list, not in two. */
  drawnAs: string
  /** All that the row and its `why` are drawn from; the whole idea unless told that less says it all. */
  facts?: unknown
  isSelected?: boolean
  isNew?: boolean
  isUnread?: boolean
  /** The title's heading level where the list stands; 3 unless told. */
  level?: 2 | 3
}

/** One idea in a list. The whole row is the link; vote and people sit above it. */
export function IdeaRow(props: IdeaRowProps) {
  const { idea, why, drawnAs, facts = idea, isSelected, isNew, isUnread, level = 3 } = props
  return (
    <DrawnOnce
      as="li"
      name={`idea-row ${drawnAs} ${level}`}
      from={() => facts}
      attributes={{
        className: classNames('idea-row', isNew && 'is-new', isUnread && 'is-unread'),
        'aria-current': isSelected ? 'true' : undefined,
        'data-row': idea.id,
      }}
    >
      {() => <Inside idea={idea} why={why?.()} level={level} />}
    </DrawnOnce>
  )
}

function Inside({ idea, why, level }: { idea: IdeaRowData; why: ReactNode; level: 2 | 3 }) {
  const Heading = `h${level}` as const
  return (
    <>
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
        <Stage status={idea.status} />
        <span className="idea-row-counts">
          <CommentCount count={idea.commentCount} />
          <AvatarStack people={idea.people} total={idea.peopleTotal} label="By" />
        </span>
      </div>
    </>
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
