import { CircleAlert } from 'lucide'
import { Link } from 'react-router'
import { lateCount } from '#app/components/late-count.ts'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatNumber } from '#app/ui/time-words.ts'
import { ArchiveBoard } from './archive-board.tsx'

/** A board as the lists of administrators show it. */
export const AdminBoardFields = graphql(`
  fragment AdminBoardFields on Board {
    number slug name about ideaCount isArchived
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
  const name = board.viewerCan.read ? (
    <Link to={`/ideas/boards/${board.slug}`}>{board.name}</Link>
  ) : (
    board.name
  )
  return (
    <tr data-row={board.slug} className={classNames(board.isArchived && 'is-off')}>
      <th scope="row">
        {name}
        <small>
          {space ? (
            <>
              in <Link to={`/admin/boards?in=${space.slug}`}>{space.name}</Link>
              {'. '}
            </>
          ) : null}
          {stateOf(board, isSpaceArchived)}
        </small>
      </th>
      <td className="spaces-owner">
        {owner ? (
          <PersonChip person={faceOf(owner)} size={24} to={`/people/${owner.number}`} />
        ) : (
          <span className="quiet">Nobody</span>
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
const stateOf = ({ isArchived, about }: ListedBoard, isSpaceArchived?: boolean): string =>
  isSpaceArchived
    ? 'Its space is archived'
    : isArchived
      ? 'Archived: it can be read, not written'
      : about

function IdeaCount({ board: { viewerCan, ideaCount } }: { board: ListedBoard }) {
  const { locale } = useClock()
  if (!viewerCan.read) return <span className="quiet">only inside</span>
  return (
    <>
      {formatNumber(ideaCount, locale)}
      <span className="phone-only"> {ideaCount === 1 ? 'idea' : 'ideas'}</span>
    </>
  )
}

function BoardVerbs({ board }: { board: ListedBoard }) {
  return (
    <span className="cluster">
      <LinkButton
        size="small"
        variant="quiet"
        to={`/ideas/boards/${board.slug}/settings`}
        aria-label={`Settings of ${board.name}`}
      >
        Settings
      </LinkButton>
      <ArchiveBoard board={board} label={board.isArchived ? 'Open again' : 'Archive'} />
    </span>
  )
}

/** How often the first answer came in time, and how many are late now. */
function Kept({ board }: { board: ListedBoard }) {
  const { days, kept, late, overdue } = board.promise
  if (days === null) return <span className="quiet">nothing promised</span>
  const all = kept + late
  const share = all === 0 ? null : Math.round((kept / all) * 100)
  return (
    <>
      {share === null ? (
        <span className="quiet">no answer yet</span>
      ) : (
        <span className="spaces-kept">
          <b>{share} %</b>
          <Meter label={`Answers in time on ${board.name}`} value={share} />
          <span className="quiet">
            of {all}, in {days} {days === 1 ? 'day' : 'days'}
          </span>
        </span>
      )}
      {overdue > 0 ? (
        <small className="bad">
          <Icon of={CircleAlert} size={13} />
          {lateCount(overdue)} late now
        </small>
      ) : null}
    </>
  )
}

/** What the columns of these lists are. */
export function BoardsHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Looked after by</th>
        <th scope="col" className="number">
          Ideas
        </th>
        <th scope="col">Answers in time</th>
        <th scope="col">
          <span className="hidden-text">Change</span>
        </th>
      </tr>
    </thead>
  )
}
