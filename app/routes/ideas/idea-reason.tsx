import { CalendarClock, TriangleAlert } from 'lucide'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { cachedRow } from '#app/components/cached-row.tsx'
import { PostRow } from '#app/components/post-row.tsx'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { ListedIdea } from './idea-fields.ts'
import { useStatusLabel } from './statuses.ts'

/** A row of a board. */
export const BoardRow = cachedRow<{ post: ListedIdea }>('board', ({ post }) => (
  <PostRow post={post} people={peopleOf(post)} level={2} why={<Reason idea={post} />} />
))

/** A row among all ideas: there one wants to know the board first. */
export const PlacedIdeaRow = cachedRow<{ post: ListedIdea }>('ideas', ({ post }) => (
  <PostRow
    post={post}
    people={peopleOf(post)}
    level={2}
    why={
      <>
        {post.space ? <span dir="auto">{(post.board ?? post.space).name}</span> : null}
        {post.space?.isArchived ? <ArchivedMark /> : null}
        <Reason idea={post.space?.isArchived ? undue(post) : post} />
      </>
    }
  />
))

/** The author first, then who comments on it. */
function peopleOf({ author, participants }: ListedIdea) {
  const others = participants.filter((person) => person.number !== author?.number)
  return author ? [author, ...others] : others
}

/** In an archived space nothing is due. */
export const undue = (idea: ListedIdea): ListedIdea => ({ ...idea, responseDueAt: null })

/** Why it is listed: who wrote it when, what changed last, and what is due. */
function Reason({ idea }: { idea: ListedIdea }) {
  const t = useMessages(ideaListMessages)
  return (
    <>
      <span>
        {t.rich('written', {
          name: idea.author?.name ?? idea.authorName ?? t('someone'),
          at: <Time at={idea.createdAt} />,
        })}
      </span>
      <LatestStep idea={idea} />
    </>
  )
}

function LatestStep({ idea }: { idea: ListedIdea }) {
  const t = useMessages(ideaListMessages)
  const statusLabel = useStatusLabel()
  if (idea.isLate && idea.responseDueAt) {
    return (
      <span className="bad">
        <Icon of={TriangleAlert} size={14} />
        {t.rich('response.overdue', { at: <Time at={idea.responseDueAt} as="day" /> })}
      </span>
    )
  }
  if (idea.status === 'NEW' && idea.responseDueAt && !idea.respondedAt) {
    return (
      <span>
        <Icon of={CalendarClock} size={14} />
        {t.rich('response.due', { at: <Time at={idea.responseDueAt} as="weekday" /> })}
      </span>
    )
  }
  if (idea.status === 'NOT_NOW') {
    const reason = idea.declineReason
    return <span>{reason ? t(`declined.${reason}`) : t('declined')}</span>
  }
  if (idea.status === 'NEW') return null
  return (
    <span>
      {t.rich('moved', { status: statusLabel(idea.status), at: <Time at={idea.statusAt} /> })}
    </span>
  )
}
