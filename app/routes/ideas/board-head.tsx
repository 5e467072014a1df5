import {
  Bell,
  BellOff,
  CalendarClock,
  Check,
  Download,
  HandHelping,
  Rss,
  SlidersHorizontal,
} from 'lucide'
import { Link, useFetcher } from 'react-router'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { AvatarStack } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { Toggle } from '#app/components/toggle.tsx'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { boardMessages } from '#messages/board.ts'
import type { BoardData, LateIdea } from './board-document.ts'
import { lateCount } from './late-count.ts'
import { ResponsePromise } from './response-promise.tsx'

/** What the board asks, who answers for it, and what is late. */
export function BoardHead({ board, late }: { board: BoardData; late: readonly LateIdea[] }) {
  const t = useMessages(boardMessages)
  return (
    <>
      {board.viewerCan.read ? (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={board.name}
          href={`/export/boards/${board.slug}.atom`}
        />
      ) : null}
      <header className="page-head board-head">
        <div>
          <h1 dir="auto">{board.name}</h1>
          {board.about ? (
            <p className="voice" dir="auto">
              {board.about}
            </p>
          ) : null}
        </div>
        <div className="cluster">
          <AvatarStack
            people={board.followers.slice(0, 3).map(faceOf)}
            total={board.followerCount}
            label={(people) => t('followers', { people })}
          />
          <BoardFollow board={board} />
          <BoardMenu board={board} />
        </div>
      </header>
      {board.space.isArchived ? (
        <ArchivedNotice space={board.space} />
      ) : board.isArchived ? (
        <Notice>{t('closed')}</Notice>
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
  const t = useMessages(boardMessages)
  const { awaitingResponse: count, days } = promise
  return (
    <div className="board-promise">
      <ResponsePromise
        owner={owner ? faceOf(owner) : null}
        dueAt={promise.nextDueAt}
        kept={promise.kept}
        late={promise.late}
        size={28}
      />
      {count > 0 ? (
        <p className="quiet small">
          {days ? t('awaiting.days', { count, days }) : t('awaiting', { count })}{' '}
          {promise.overdue > 0 ? (
            <Link className="link bad" to={`/ideas/boards/${board.slug}?late=1&sort=due`}>
              {t('overdue', { count: lateCount(promise.overdue) })}
            </Link>
          ) : null}
        </p>
      ) : null}
      {board.viewerCan.claim ? <ClaimForm boardNumber={board.number} /> : null}
    </div>
  )
}

function ClaimForm({ boardNumber }: { boardNumber: number }) {
  const t = useMessages(boardMessages)
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
        {t('claim')}
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
  const t = useMessages(boardMessages)
  return (
    <section aria-labelledby="late-heading" className="board-late">
      <div className="section-head">
        <h2 id="late-heading">{t('late')}</h2>
        <small>{lateCount(overdue)}</small>
        {overdue > late.length ? (
          <Link
            className="link small section-head-end"
            to={`/ideas/boards/${slug}?late=1&sort=due`}
          >
            {t('late.all')}
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
              <Link
                className="todo-link voice"
                to={`/ideas/${idea.number}?tool=respond#tools`}
                dir="auto"
              >
                {idea.title}
              </Link>
              <small>
                <Promised idea={idea} />
              </small>
            </div>
            <LinkButton size="small" to={`/ideas/${idea.number}?tool=respond#tools`}>
              {t('late.respond')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whom a response was promised, and by when. */
function Promised({ idea }: { idea: LateIdea }) {
  const t = useMessages(boardMessages)
  const name = idea.author?.name ?? idea.authorName ?? t('someone')
  if (!idea.responseDueAt) return t('late.promised.undated', { name })
  return t.rich('late.promised', { name, at: <Time at={idea.responseDueAt} as="weekday" /> })
}

type FollowProps = {
  board: Pick<BoardData, 'number' | 'slug' | 'follow' | 'name'>
  isSmall?: boolean
}

const LEVEL = { name: 'level', on: 'FOLLOW', off: 'NONE' }

/** Follow or unfollow, at once; comes back when it was not saved. */
export function BoardFollow({ board, isSmall }: FollowProps) {
  const t = useMessages(boardMessages)
  return (
    <Toggle
      fetcherKey={`follow-board-${board.number}`}
      action={`/ideas/boards/${board.slug}`}
      fields={{ intent: 'follow', boardId: String(board.number) }}
      value={LEVEL}
      isOn={board.follow === 'FOLLOW'}
      outbox={{ kind: 'follow', title: board.name }}
      className={({ isOn }) => buttonClass({ isOn, size: isSmall ? 'small' : 'normal' })}
      label={() => t('follow.board', { board: board.name })}
    >
      {({ isOn }) => (
        <>
          {isOn ? <Icon of={Check} /> : null}
          {t(isOn ? 'following' : 'follow')}
        </>
      )}
    </Toggle>
  )
}

function BoardMenu({ board }: { board: BoardData }) {
  const t = useMessages(boardMessages)
  const path = `/ideas/boards/${board.slug}`
  const isMuted = board.follow === 'MUTE'
  const fields = {
    intent: 'follow',
    boardId: String(board.number),
    level: isMuted ? 'NONE' : 'MUTE',
  }
  const items: MenuItem[] = []
  items.push({
    label: t(isMuted ? 'unmute' : 'mute'),
    icon: <Icon of={BellOff} />,
    form: { action: path, fields },
  })
  items.push({
    label: t('notifications'),
    icon: <Icon of={Bell} />,
    to: `/follow?${new URLSearchParams({ kind: 'board', key: board.slug })}`,
  })
  if (board.viewerCan.read)
    items.push({
      label: t('export'),
      icon: <Icon of={Download} />,
      to: `/export/boards/${board.slug}.csv`,
      isFile: true,
    })
  if (board.viewerCan.read)
    items.push({
      label: t('feed'),
      icon: <Icon of={Rss} />,
      to: `/export/boards/${board.slug}.atom`,
      isFile: true,
    })
  if (board.viewerCan.manage)
    items.push({
      label: t('settings'),
      icon: <Icon of={SlidersHorizontal} />,
      to: `${path}/settings`,
      startsGroup: true,
    })
  return <Menu label={t('more', { board: board.name })} items={items} look={{ isIcon: true }} />
}
