import { BellOff, CalendarClock, Check, HandHelping, SlidersHorizontal } from 'lucide'
import { Link, useFetcher } from 'react-router'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { AvatarStack } from '#app/components/avatar.tsx'
import { lateCount } from '#app/components/late-count.ts'
import { faceOf } from '#app/components/person-face.ts'
import { ResponsePromise } from '#app/components/response-promise.tsx'
import { Toggle } from '#app/components/toggle.tsx'
import { Button, buttonClass, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import type { BoardData, LateIdea } from './board-document.ts'

/** What the board asks, who answers for it, and what is late. */
export function BoardHead({ board, late }: { board: BoardData; late: readonly LateIdea[] }) {
  return (
    <>
      <header className="page-head board-head">
        <div>
          <h1>{board.name}</h1>
          {board.about ? <p className="voice">{board.about}</p> : null}
        </div>
        <div className="cluster">
          <AvatarStack
            people={board.followers.slice(0, 3).map(faceOf)}
            total={board.followerCount}
            label="Followed by"
          />
          <BoardFollow board={board} />
          <BoardMenu board={board} />
        </div>
      </header>
      {board.space.isArchived ? (
        <ArchivedNotice space={board.space} />
      ) : board.isArchived ? (
        <Notice>This board is closed for good. What stands here can still be read.</Notice>
      ) : (
        <BoardPromise board={board} />
      )}
      {late.length > 0 ? (
        <LateList late={late} overdue={board.promise.overdue} slug={board.slug} />
      ) : null}
    </>
  )
}

function BoardPromise({ board }: { board: BoardData }) {
  const { promise, owner } = board
  return (
    <div className="board-promise">
      <ResponsePromise
        owner={owner ? faceOf(owner) : null}
        dueAt={promise.nextDueAt}
        kept={promise.kept}
        late={promise.late}
        size={28}
      />
      {promise.awaitingResponse > 0 ? (
        <p className="quiet small">
          {promise.awaitingResponse === 1
            ? '1 idea waits'
            : `${promise.awaitingResponse} ideas wait`}{' '}
          for a first answer
          {promise.days ? `, promised within ${promise.days} working days` : ''}
          {promise.overdue > 0 ? (
            <>
              {'. '}
              <Link className="link bad" to={`/ideas/boards/${board.slug}?late=1&sort=due`}>
                {lateCount(promise.overdue)} late
              </Link>
            </>
          ) : null}
        </p>
      ) : null}
      {board.viewerCan.claim ? <ClaimForm boardNumber={board.number} /> : null}
    </div>
  )
}

function ClaimForm({ boardNumber }: { boardNumber: number }) {
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="boardId" value={boardNumber} />
      <Button
        type="submit"
        name="intent"
        value="claim"
        size="small"
        isWorking={fetcher.state !== 'idle'}
      >
        <Icon of={HandHelping} />
        Look after it
      </Button>
    </fetcher.Form>
  )
}

/** Those who owe the answers see what is late before anything else. */
function LateList({
  late,
  overdue,
  slug,
}: {
  late: readonly LateIdea[]
  overdue: number
  slug: string
}) {
  return (
    <section aria-labelledby="late-heading" className="board-late">
      <div className="section-head">
        <h2 id="late-heading">Late answers</h2>
        <small>{lateCount(overdue)}</small>
        {overdue > late.length ? (
          <Link
            className="link small section-head-end"
            to={`/ideas/boards/${slug}?late=1&sort=due`}
          >
            See all
          </Link>
        ) : null}
      </div>
      <ul className="list list-ruled">
        {late.map((idea) => (
          <li className="todo" key={idea.number}>
            <span className="todo-icon bad">
              <Icon of={CalendarClock} />
            </span>
            <div>
              <Link className="todo-link voice" to={`/ideas/${idea.number}?tool=respond#tools`}>
                {idea.title}
              </Link>
              <small>
                {idea.author?.name ?? idea.authorName ?? 'Someone'} was promised an answer by{' '}
                {idea.responseDueAt ? <Time at={idea.responseDueAt} as="weekday" /> : null}
              </small>
            </div>
            <LinkButton size="small" to={`/ideas/${idea.number}?tool=respond#tools`}>
              Answer
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

type FollowProps = {
  board: Pick<BoardData, 'number' | 'slug' | 'follow' | 'name'>
  isSmall?: boolean
}

const LEVEL = { name: 'level', on: 'FOLLOW', off: 'NONE' }

/** Follow or let go, at once; comes back when it was not saved. */
export function BoardFollow({ board, isSmall }: FollowProps) {
  return (
    <Toggle
      fetcherKey={`follow-board-${board.number}`}
      action={`/ideas/boards/${board.slug}`}
      fields={{ intent: 'follow', boardId: String(board.number) }}
      value={LEVEL}
      isOn={board.follow === 'FOLLOW'}
      className={({ isOn }) => buttonClass({ isOn, size: isSmall ? 'small' : 'normal' })}
      label={() => `Follow ${board.name}`}
    >
      {({ isOn }) => (
        <>
          {isOn ? <Icon of={Check} /> : null}
          Follow
        </>
      )}
    </Toggle>
  )
}

function BoardMenu({ board }: { board: BoardData }) {
  const path = `/ideas/boards/${board.slug}`
  const isMuted = board.follow === 'MUTE'
  const fields = {
    intent: 'follow',
    boardId: String(board.number),
    level: isMuted ? 'NONE' : 'MUTE',
  }
  const items: MenuItem[] = []
  items.push({
    label: isMuted ? 'Hear of it again' : 'Hear nothing of it',
    icon: <Icon of={BellOff} />,
    form: { action: path, fields },
  })
  if (board.viewerCan.manage)
    items.push({
      label: 'Board settings',
      icon: <Icon of={SlidersHorizontal} />,
      to: `${path}/settings`,
      startsGroup: true,
    })
  return <Menu label={`More about ${board.name}`} items={items} look={{ isIcon: true }} />
}
