import { CircleAlert, EyeOff, Globe, type IconNode, Lock } from 'lucide'
import type { RefObject } from 'react'
import { AvatarStack } from '#app/components/avatar.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { useClock } from '#app/ui/time.tsx'
import { sayNumber } from '#app/ui/time-words.ts'
import type { ListedBoard, ListedSpace } from './admin.tsx'
import { ArchiveBoard } from './archive-board.tsx'

type SpacesTableProps = {
  spaces: readonly ListedSpace[]
  boards: readonly ListedBoard[]
  list: RefObject<HTMLTableElement | null>
}

/** Each space with its boards under it. */
export function SpacesTable({ spaces, boards, list }: SpacesTableProps) {
  return (
    <table className="grid-table spaces-table" ref={list}>
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
      {spaces.map((space) => (
        <tbody key={space.slug}>
          <SpaceRow space={space} />
          {boards
            .filter((board) => board.space.number === space.number)
            .map((board) => (
              <BoardRow key={board.slug} board={board} />
            ))}
        </tbody>
      ))}
    </table>
  )
}

const KINDS: Record<ListedSpace['kind'], { icon: IconNode; words: string }> = {
  OPEN: { icon: Globe, words: 'Open' },
  CLOSED: { icon: Lock, words: 'Closed' },
  HIDDEN: { icon: EyeOff, words: 'Hidden' },
}

function SpaceRow({ space }: { space: ListedSpace }) {
  const { locale } = useClock()
  const { icon, words } = KINDS[space.kind]
  const owners = space.owners.filter(({ hasLeft }) => !hasLeft)
  return (
    <tr className="group" data-row={space.slug}>
      <th scope="rowgroup">
        <Link to={`/spaces/${space.slug}`}>{space.name}</Link>
        <small className="meta">
          <span>
            <Icon of={icon} size={14} />
            {words}
          </span>
          <span>
            {sayNumber(space.audience, locale)} {space.audience === 1 ? 'person' : 'people'}
          </span>
        </small>
      </th>
      <td className="spaces-owner">
        {owners.length > 0 ? (
          <AvatarStack people={owners.map(faceOf)} size={24} label="Owners:" />
        ) : (
          <span className="quiet">Nobody</span>
        )}
      </td>
      <td className="verb" colSpan={3}>
        <SpaceVerbs space={space} />
      </td>
    </tr>
  )
}

function SpaceVerbs({ space: { slug, name, kind, viewerCan } }: { space: ListedSpace }) {
  const canMakeBoard = viewerCan.lookAfter || kind === 'OPEN'
  const look = { size: 'small', variant: 'quiet', preventScrollReset: true } as const
  return (
    <span className="cluster">
      {viewerCan.lookAfter ? (
        <LinkButton
          {...look}
          id={`open-space-${slug}`}
          to={`/admin?space=${slug}`}
          aria-label={`Change ${name}`}
        >
          Change
        </LinkButton>
      ) : null}
      {canMakeBoard ? (
        <LinkButton
          {...look}
          id={`open-board-in-${slug}`}
          to={`/admin?board-in=${slug}`}
          aria-label={`Make a board in ${name}`}
        >
          Make a board
        </LinkButton>
      ) : null}
    </span>
  )
}

function BoardRow({ board }: { board: ListedBoard }) {
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
        <small>{board.isArchived ? 'Archived: it can be read, not written' : board.about}</small>
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
      <td className="verb">{board.viewerCan.lookAfter ? <BoardVerbs board={board} /> : null}</td>
    </tr>
  )
}

function IdeaCount({ board: { viewerCan, ideaCount } }: { board: ListedBoard }) {
  const { locale } = useClock()
  if (!viewerCan.read) return <span className="quiet">only inside</span>
  return (
    <>
      {sayNumber(ideaCount, locale)}
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
          {overdue} late now
        </small>
      ) : null}
    </>
  )
}
