import '#app/styles/sheets/administration.css'
import { CircleAlert } from 'lucide'
import { Link } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatNumber } from '#app/ui/time-words.ts'
import { adminMessages } from '#messages/admin.ts'
import { ArchiveBoard } from './archive-board.tsx'
import { lateCount } from './late-count.ts'

/** A board as the lists of administrators show it. */
export const AdminBoardFields = graphql(`
  fragment AdminBoardFields on Board {
    number slug path settingsPath name about ideaCount isArchived
    owner { number name pictureUrl }
    promise { days kept late overdue }
    viewerCan { read manage }
  }
`)
export type ListedBoard = ResultOf<typeof AdminBoardFields>

type BoardRowProps = {
  board: ListedBoard
  /** The space it stands in, where boards of several are listed. */
  space?: { slug: string; name: string; isArchived: boolean }
  isSpaceArchived?: boolean
}

export function BoardRow({ board, space, isSpaceArchived = space?.isArchived }: BoardRowProps) {
  const { owner } = board
  const t = useMessages(adminMessages)
  const name = board.viewerCan.read ? (
    <Link to={board.path} dir="auto">
      {board.name}
    </Link>
  ) : (
    <bdi dir="auto">{board.name}</bdi>
  )
  return (
    <tr data-row={board.slug} className={classNames(board.isArchived && 'is-off')}>
      <th scope="row">
        {name}
        <small>
          {space ? (
            <>
              {t.rich('board.inSpace', {
                space: <Link to={`/admin/boards?in=${space.slug}`}>{space.name}</Link>,
              })}
              {' · '}
            </>
          ) : null}
          <BoardState board={board} isSpaceArchived={isSpaceArchived} />
        </small>
      </th>
      <td className="spaces-owner">
        {owner ? (
          <PersonChip person={faceOf(owner)} size={24} to={`/people/${owner.number}`} />
        ) : (
          <span className="quiet">{t('nobody')}</span>
        )}
      </td>
      <td className="number spaces-ideas">
        <IdeaCount board={board} />
      </td>
      <td className="spaces-promise">
        <Kept board={board} />
      </td>
      <td className="verb">{board.viewerCan.manage ? <BoardVerbs board={board} /> : null}</td>
    </tr>
  )
}

/** Whether it still can be written; else what it asks. */
function BoardState({ board, isSpaceArchived }: BoardRowProps) {
  const t = useMessages(adminMessages)
  if (isSpaceArchived) return t('board.spaceArchived')
  if (board.isArchived) return t('board.archived')
  return <span dir="auto">{board.about}</span>
}

function IdeaCount({ board: { viewerCan, ideaCount } }: { board: ListedBoard }) {
  const t = useMessages(adminMessages)
  const { locale } = useClock()
  if (!viewerCan.read) return <span className="quiet">{t('board.hidden')}</span>
  return (
    <>
      {formatNumber(ideaCount, locale)}
      <span className="phone-only"> {t('board.ideas', { count: ideaCount })}</span>
    </>
  )
}

function BoardVerbs({ board }: { board: ListedBoard }) {
  const t = useMessages(adminMessages)
  return (
    <span className="cluster">
      <LinkButton
        size="small"
        variant="quiet"
        to={board.settingsPath}
        aria-label={t('board.settings.name', { board: board.name })}
      >
        {t('board.settings')}
      </LinkButton>
      <ArchiveBoard board={board} verb={board.isArchived ? 'reopen' : 'archive'} />
    </span>
  )
}

/** How often the first answer came in time, and how many are late now. */
function Kept({ board }: { board: ListedBoard }) {
  const { days, kept, late, overdue } = board.promise
  const t = useMessages(adminMessages)
  if (days === null) return <span className="quiet">{t('board.noPromise')}</span>
  const all = kept + late
  const share = all === 0 ? null : Math.round((kept / all) * 100)
  return (
    <>
      {share === null ? (
        <span className="quiet">{t('board.noResponse')}</span>
      ) : (
        <span className="spaces-kept">
          <b>{t('board.percent', { share })}</b>
          <Meter label={t('board.kept', { board: board.name })} value={share} />
          <span className="quiet">{t('board.kept.of', { count: all, days })}</span>
        </span>
      )}
      {overdue > 0 ? (
        <small className="bad">
          <Icon of={CircleAlert} size={13} />
          {t('board.overdue', { count: lateCount(overdue) })}
        </small>
      ) : null}
    </>
  )
}

/** What the columns of these lists are. */
export function BoardsHead() {
  const t = useMessages(adminMessages)
  return (
    <thead>
      <tr>
        <th scope="col">{t('column.name')}</th>
        <th scope="col">{t('column.owner')}</th>
        <th scope="col" className="number">
          {t('column.ideas')}
        </th>
        <th scope="col">{t('column.onTime')}</th>
        <th scope="col">
          <span className="hidden-text">{t('column.actions')}</span>
        </th>
      </tr>
    </thead>
  )
}
