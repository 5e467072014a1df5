import '#app/styles/sheets/boards.css'
import { CircleAlert, EyeOff, Globe, type IconNode, Lightbulb, Lock } from 'lucide'
import { Link, useFetcher } from 'react-router'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf, firstNameOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { Time } from '#app/ui/time.tsx'
import { boardsMessages } from '#messages/boards.ts'
import { BoardFollow } from './board-head.tsx'
import type { ListedBoard } from './boards.tsx'
import { lateCount } from './late-count.ts'

const GROUPS = ['followed', 'open', 'closed', 'hidden'] as const

export type BoardGroup = { name: (typeof GROUPS)[number]; boards: ListedBoard[] }

/** Boards by what one can do with them: what is followed first, what is not open to others last. */
export function groupsOf(boards: readonly ListedBoard[]): BoardGroup[] {
  const groups = GROUPS.map((name): BoardGroup => ({ name, boards: [] }))
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
  const t = useMessages(boardsMessages)
  return (
    <table className="grid-table boards-table">
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.visibility')}</th>
          <th scope="col">{t('column.owner')}</th>
          <th scope="col">{t('column.onTime')}</th>
          <th scope="col">{t('column.awaiting')}</th>
          <th scope="col">
            <span className="hidden-text">{t('column.actions')}</span>
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.name}>
          <tr className="group">
            <th colSpan={6} scope="rowgroup">
              {t(`group.${group.name}`)}
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
              <Link to={`/ideas/boards/${board.slug}`} prefetch="intent" dir="auto">
                {board.name}
              </Link>
            ) : (
              <b dir="auto">{board.name}</b>
            )}
            {board.about ? (
              <span className="voice" dir="auto">
                {board.about}
              </span>
            ) : null}
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

const ICONS: Record<ListedBoard['space']['kind'], IconNode> = {
  OPEN: Globe,
  CLOSED: Lock,
  HIDDEN: EyeOff,
}

function Sees({ board }: { board: ListedBoard }) {
  const t = useMessages(boardsMessages)
  const { kind, audience, name } = board.space
  return (
    <td className="board-sees">
      <span>
        <Icon of={ICONS[kind]} size={15} />
        {t(`kind.${kind}`)}
      </span>
      <small>
        {kind === 'OPEN'
          ? t('audience.company', { count: audience })
          : t('audience.space', { count: audience, space: name })}
      </small>
    </td>
  )
}

function Owner({ board }: { board: ListedBoard }) {
  const { owner } = board
  const t = useMessages(boardsMessages)
  if (!owner) {
    return (
      <span className="person">
        <span className="empty-circle empty-circle-small" />
        <span className="soft">{t('owner.none')}</span>
      </span>
    )
  }
  return (
    <span className="person">
      <Avatar person={faceOf(owner)} size={24} />
      <Link to={`/people/${owner.number}`} prefetch="intent" title={owner.name} dir="auto">
        {owner.isViewer ? t('owner.you') : firstNameOf(owner.name)}
      </Link>
    </span>
  )
}

/** Fewer answers than these say nothing about a promise. */
const FEWEST = 5

function Kept({ board }: { board: ListedBoard }) {
  const { days, kept, late } = board.promise
  const t = useMessages(boardsMessages)
  if (days === null) return <span className="quiet">{t('promise.none')}</span>
  const all = kept + late
  const line = <small>{t('promise.days', { days })}</small>
  if (all < FEWEST) return <>{line}</>
  const share = Math.round((kept / all) * 100)
  return (
    <>
      <span className="board-kept">
        <b>{t('promise.percent', { share })}</b>
        <Meter label={t('promise.kept', { board: board.name })} value={share} />
      </span>
      {line}
    </>
  )
}

function Waiting({ board }: { board: ListedBoard }) {
  const { awaitingResponse, overdue, nextDueAt, oldestOverdueAt } = board.promise
  const t = useMessages(boardsMessages)
  if (!board.viewerCan.read) return <span className="quiet">{t('awaiting.hidden')}</span>
  if (awaitingResponse === 0) return <span className="quiet">{t('awaiting.none')}</span>
  return (
    <>
      <b>{t('awaiting.ideas', { count: awaitingResponse })}</b>
      {overdue > 0 && oldestOverdueAt ? (
        <small className="bad">
          <Icon of={CircleAlert} size={13} />
          <span>
            {t.rich('awaiting.overdue', {
              count: lateCount(overdue),
              at: <Time at={oldestOverdueAt} as="day" />,
            })}
          </span>
        </small>
      ) : nextDueAt ? (
        <small>{t.rich('awaiting.due', { at: <Time at={nextDueAt} as="weekday" /> })}</small>
      ) : board.owner ? null : (
        <small className="warn">{t('owner.none')}</small>
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
  const t = useMessages(boardsMessages)
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
        {t('claim')}
      </Button>
    </fetcher.Form>
  )
}

function Ask({ board }: { board: ListedBoard }) {
  const { space } = board
  const t = useMessages(boardsMessages)
  const fetcher = useFetcher({ key: `ask-${space.number}` })
  if (space.hasAsked || fetcher.formData)
    return <span className="quiet small">{t('request.sent')}</span>
  return (
    <fetcher.Form method="post" action="/ideas">
      <input type="hidden" name="spaceId" value={space.number} />
      <Button type="submit" name="intent" value="askToJoin" size="small">
        {t('request')}
      </Button>
    </fetcher.Form>
  )
}
