import { CircleAlert, EyeOff, Globe, type IconNode, Lightbulb, Lock } from 'lucide'
import { Link, useFetcher } from 'react-router'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { lateCount } from '#app/components/late-count.ts'
import { faceOf, firstNameOf } from '#app/components/person-face.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { formatNumber } from '#app/ui/time-words.ts'
import { BoardFollow } from './board-head.tsx'
import type { ListedBoard } from './boards.tsx'

export type BoardGroup = { title: string; boards: ListedBoard[] }

/** Boards by what one can do with them: what is followed first, what is not open to others last. */
export function groupsOf(boards: readonly ListedBoard[]): BoardGroup[] {
  const groups: BoardGroup[] = [
    { title: 'You follow', boards: [] },
    { title: 'Open to you', boards: [] },
    { title: 'Closed', boards: [] },
    { title: 'Hidden, shown because you are in it', boards: [] },
  ]
  for (const board of boards) groups[groupNumber(board)]?.boards.push(board)
  return groups.filter((group) => group.boards.length > 0)
}

function groupNumber({ space, follow }: ListedBoard): number {
  if (space.kind === 'HIDDEN') return 3
  if (follow === 'FOLLOW') return 0
  return space.kind === 'OPEN' ? 1 : 2
}

/** A table, because people compare promises. On a phone each row is name, facts and one verb. */
export function BoardsTable({ groups }: { groups: readonly BoardGroup[] }) {
  return (
    <table className="grid-table boards-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Who can see it</th>
          <th scope="col">Looked after by</th>
          <th scope="col">Answers in time</th>
          <th scope="col">Waits for an answer</th>
          <th scope="col">
            <span className="hidden-text">Follow or ask</span>
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.title}>
          <tr className="group">
            <th colSpan={6} scope="rowgroup">
              {group.title}
            </th>
          </tr>
          {group.boards.map((board) => (
            <BoardRow key={board.slug} board={board} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function BoardRow({ board }: { board: ListedBoard }) {
  return (
    <tr>
      <th scope="row">
        <span className="board-name">
          <Icon of={Lightbulb} size={17} />
          <span>
            {board.viewerCan.read ? (
              <Link to={`/ideas/boards/${board.slug}`} prefetch="intent">
                {board.name}
              </Link>
            ) : (
              <b>{board.name}</b>
            )}
            {board.about ? <span className="voice">{board.about}</span> : null}
            {board.space.isArchived ? <ArchivedMark /> : null}
          </span>
        </span>
      </th>
      <Sees board={board} />
      <td className="board-owner">
        <Owner board={board} />
      </td>
      <td className="board-promise-cell">
        <Kept board={board} />
      </td>
      <td className="board-waiting">
        <Waiting board={board} />
      </td>
      <td className="verb">
        <Verb board={board} />
      </td>
    </tr>
  )
}

const KINDS: Record<ListedBoard['space']['kind'], { icon: IconNode; words: string }> = {
  OPEN: { icon: Globe, words: 'Open' },
  CLOSED: { icon: Lock, words: 'Closed' },
  HIDDEN: { icon: EyeOff, words: 'Hidden' },
}

function Sees({ board }: { board: ListedBoard }) {
  const { locale } = useClock()
  const { kind, audience, name } = board.space
  const people = formatNumber(audience, locale)
  return (
    <td className="board-sees">
      <span>
        <Icon of={KINDS[kind].icon} size={15} />
        {KINDS[kind].words}
      </span>
      <small>{kind === 'OPEN' ? `all ${people}` : `${people} in ${name}`}</small>
    </td>
  )
}

function Owner({ board }: { board: ListedBoard }) {
  const { owner } = board
  if (!owner) {
    return (
      <span className="person">
        <span className="lobby-more lobby-more-small" />
        <span className="soft">Nobody yet</span>
      </span>
    )
  }
  return (
    <span className="person">
      <Avatar person={faceOf(owner)} size={24} />
      <Link to={`/people/${owner.number}`} prefetch="intent" title={owner.name}>
        {owner.isViewer ? 'You' : firstNameOf(owner.name)}
      </Link>
    </span>
  )
}

/** Fewer answers than these say nothing about a promise. */
const FEWEST = 5

function Kept({ board }: { board: ListedBoard }) {
  const { days, kept, late } = board.promise
  if (days === null) return <span className="quiet">no answer promised</span>
  const all = kept + late
  const line = <small>{days === 1 ? '1 working day' : `${days} working days`}</small>
  if (all < FEWEST) return <>{line}</>
  const share = Math.round((kept / all) * 100)
  return (
    <>
      <span className="board-kept">
        <b>{share} %</b>
        <Meter label={`Answers in time on ${board.name}`} value={share} />
      </span>
      {line}
    </>
  )
}

function Waiting({ board }: { board: ListedBoard }) {
  const { awaitingResponse, overdue, nextDueAt, oldestOverdueAt } = board.promise
  if (!board.viewerCan.read) return <span className="quiet">only shown inside</span>
  if (awaitingResponse === 0) return <span className="quiet">nothing waits</span>
  return (
    <>
      <b>{awaitingResponse === 1 ? '1 idea' : `${awaitingResponse} ideas`}</b>
      {overdue > 0 && oldestOverdueAt ? (
        <small className="bad">
          <Icon of={CircleAlert} size={13} />
          <span>
            {lateCount(overdue)} late, the oldest since <Time at={oldestOverdueAt} as="day" />
          </span>
        </small>
      ) : nextDueAt ? (
        <small>
          until <Time at={nextDueAt} as="weekday" />
        </small>
      ) : board.owner ? null : (
        <small className="warn">nobody looks after it</small>
      )}
    </>
  )
}

/** The one thing one can do with it from here. */
function Verb({ board }: { board: ListedBoard }) {
  if (board.viewerCan.claim) return <ClaimForm board={board} />
  if (board.isArchived) return null
  if (!board.viewerCan.read) return <Ask board={board} />
  return <BoardFollow board={board} isSmall />
}

function ClaimForm({ board }: { board: ListedBoard }) {
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/ideas/boards/${board.slug}`}>
      <input type="hidden" name="boardId" value={board.number} />
      <Button
        type="submit"
        name="intent"
        value="claim"
        size="small"
        isWorking={fetcher.state !== 'idle'}
      >
        Look after it
      </Button>
    </fetcher.Form>
  )
}

function Ask({ board }: { board: ListedBoard }) {
  const { space } = board
  const fetcher = useFetcher({ key: `ask-${space.number}` })
  const [first] = space.owners
  if (space.hasAsked || fetcher.formData) return <span className="quiet small">You have asked</span>
  const name = first ? firstNameOf(first.name) : 'to be let in'
  return (
    <fetcher.Form method="post" action="/ideas">
      <input type="hidden" name="spaceId" value={space.number} />
      <Button type="submit" name="intent" value="askToJoin" size="small">
        Ask {name}
      </Button>
    </fetcher.Form>
  )
}
