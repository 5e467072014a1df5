import { CalendarClock, TriangleAlert } from 'lucide'
import { faceOf } from '#app/components/person-face.ts'
import { type PostRowData, rowOf } from '#app/components/post-row-data.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { ListedIdea } from './idea-fields.ts'
import { useStatusLabel } from './statuses.ts'

export type ListRow = PostRowData & { idea: ListedIdea }

const MAX_FACES = 3

/** An idea of the API as a row of a board: the author first, then who talks about it. */
export function listRowOf(idea: ListedIdea): ListRow {
  const others = idea.participants.filter((person) => person.number !== idea.author?.number)
  const people = idea.author ? [idea.author, ...others] : others
  return {
    ...rowOf(idea),
    people: people.slice(0, MAX_FACES).map(faceOf),
    peopleTotal: people.length,
    idea,
  }
}

/** Why it stands here: who wrote it when, what moved last, and what is due; in an archived space nothing is. */
export const reasonOf = ({ idea }: ListRow, isArchived = false) => (
  <Reason idea={idea} isArchived={isArchived} />
)

function Reason({ idea, isArchived }: { idea: ListedIdea; isArchived: boolean }) {
  const t = useMessages(ideaListMessages)
  return (
    <>
      <span>
        {t.rich('written', {
          name: idea.author?.name ?? idea.authorName ?? t('someone'),
          at: <Time at={idea.createdAt} />,
        })}
      </span>
      <LatestStep idea={isArchived ? { ...idea, responseDueAt: null } : idea} />
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
