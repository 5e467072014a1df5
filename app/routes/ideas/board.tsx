// A board: its question, its promise, its ideas. The list changes in place while one reads it.

import { Columns3, Rows3 } from 'lucide'
import { Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import type { SpaceHandle } from '#app/components/page-space.ts'
import { done, refused, refuseField, unknownForm } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { unlessAnswered } from '#app/revalidation.ts'
import { Icon } from '#app/ui/icon.tsx'
import { late, useLate } from '#app/ui/late.ts'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { boardMessages } from '#messages/board.ts'
import type { Route } from './+types/board'
import { BoardColumnsPage, columnVariables } from './board-columns-document.ts'
import {
  type BoardCounts,
  BoardPage,
  ClaimBoard,
  FollowBoard,
  LateIdeas,
} from './board-document.ts'
import { BoardHead } from './board-head.tsx'
import { BoardList } from './board-list.tsx'
import {
  addressOf,
  choiceOf,
  isFiltered,
  type ListChoice,
  type ListPlace,
  variablesOf,
} from './list-choice.ts'
import { ChosenFilters, FilterPanel, ListTools } from './list-filters.tsx'
import { type IdeaStatus, STATUS_ORDER, useStatusLabel } from './statuses.ts'

const columnsCode = late(() => import('./board-columns.tsx'), '.board-columns')

/** The palette begins in the space of this page. */
export const handle: SpaceHandle<Route.ComponentProps['loaderData']> = {
  spaceOf: ({ board }) => board.space,
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const choice = choiceOf(query)
  const { slug } = params
  const { isFiltering } = choice
  const [page, columns] = await Promise.all([
    ask(BoardPage, {
      ...variablesOf(choice),
      board: slug,
      isFiltering,
      isPlaced: false,
      isListed: !choice.isColumns,
    }),
    choice.isColumns
      ? ask(BoardColumnsPage, { ...columnVariables(choice, query), board: slug })
      : null,
  ])
  const { board } = page
  if (!board) throw new Response('Not found', { status: 404 })
  const ideas = 'ideas' in page ? page.ideas : null
  const owes = board.owner?.isViewer || board.delegates.some((one) => one.isViewer)
  const lateIdeas =
    owes && board.promise.overdue > 0 ? (await ask(LateIdeas, { slug })).ideas.edges : []
  const since = new Date(now).toISOString()
  return { board, ideas, columns, late: lateIdeas.map(({ node }) => node), since }
}

const LEVELS = ['FOLLOW', 'MUTE', 'NONE'] as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const { intent = '', ...typed } = await fields(request)
  const here = `/ideas/boards/${params.slug}`
  const { boardId = '' } = typed
  if (intent === 'claim') {
    const result = await submit(ClaimBoard, { boardId })
    return result.ok ? done(request, here, {}) : refused(result, intent)
  }
  const level = LEVELS.find((one) => one === typed.level)
  if (intent !== 'follow' || !level) return refuseField(intent, '', unknownForm(language))
  const result = await submit(FollowBoard, { boardId, level })
  return result.ok ? done(request, here, {}) : refused(result, intent)
}

/** Support changes its own row; asking for the whole list would reorder what is being read. */
export const shouldRevalidate = unlessAnswered

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  { title: `${loaderData?.board.name ?? metaMessages(matches, boardMessages)('title')} · Atrium` },
]

export default function Board({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  const { board, ideas, columns, late: lateIdeas, since } = loaderData
  const BoardColumns = useLate(columnsCode)
  const t = useMessages(boardMessages)
  const [latest, setLatest] = useState<BoardCounts | null>(null)
  const [read, setRead] = useState(board)
  if (read !== board) {
    setRead(board)
    setLatest(null)
  }
  const choice = choiceOf(query)
  const place = { path: `/ideas/boards/${board.slug}` }
  return (
    <Page title={board.name} crumbs={[{ label: t('ideas'), to: '/ideas' }]} isWide>
      <BoardHead board={board} late={lateIdeas} />
      <BoardBar board={{ ...board, ...latest }} place={place} choice={choice} />
      {choice.isFiltering ? (
        <FilterPanel
          place={place}
          choice={choice}
          tags={board.tags ?? []}
          units={board.units ?? []}
        />
      ) : null}
      {isFiltered(choice) ? <ChosenFilters place={place} choice={choice} /> : null}
      {columns && board.viewerCan.read ? (
        <Suspense>
          <BoardColumns
            key={place.path}
            board={board}
            columns={columns}
            counts={{ ...board, ...latest }}
            choice={choice}
            since={since}
            onCounts={setLatest}
          />
        </Suspense>
      ) : (
        <BoardList
          key={place.path}
          board={board}
          ideas={ideas ?? NO_IDEAS}
          choice={choice}
          since={since}
          onCounts={setLatest}
        />
      )}
    </Page>
  )
}

type BoardBarProps = { board: BoardCounts; place: ListPlace; choice: ListChoice }

/** The statuses as tabs, unless they are columns, and what else can be chosen. */
function BoardBar({ board, place, choice }: BoardBarProps) {
  const t = useMessages(boardMessages)
  const statusLabel = useStatusLabel()
  return (
    <div className="list-bar">
      {choice.isColumns ? null : (
        <Tabs
          label={t('status')}
          items={statusTabs(statusLabel, t('status.all'), board, place.path, choice)}
        />
      )}
      <ListTools place={place} choice={choice}>
        <ViewChoice place={place} choice={choice} />
      </ListTools>
    </div>
  )
}

const NO_IDEAS = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

/** A list, or columns by status: two addresses of the same choice. */
function ViewChoice({ place, choice }: { place: ListPlace; choice: ListChoice }) {
  const t = useMessages(boardMessages)
  return (
    <SegmentLinks
      label={t('view')}
      items={[
        {
          label: t('view.list'),
          icon: <Icon of={Rows3} size={16} />,
          to: addressOf(place, choice, { isColumns: false }),
          isCurrent: !choice.isColumns,
        },
        {
          label: t('view.columns'),
          icon: <Icon of={Columns3} size={16} />,
          to: addressOf(place, choice, { isColumns: true, status: null }),
          isCurrent: choice.isColumns,
        },
      ]}
    />
  )
}

function statusTabs(
  statusLabel: (status: IdeaStatus) => string,
  all: string,
  board: BoardCounts,
  path: string,
  choice: ListChoice,
) {
  const counts = new Map(board.counts.map(({ status, count }) => [status, count]))
  const off = (['NOT_NOW', 'MERGED', 'WITHDRAWN'] as const).filter((status) => counts.get(status))
  const stages = [...STATUS_ORDER, ...off]
  return [
    {
      label: all,
      to: addressOf({ path }, choice, { status: null }),
      isCurrent: choice.status === null,
      count: board.ideaCount,
    },
    ...stages.map((status) => ({
      label: statusLabel(status),
      to: addressOf({ path }, choice, { status }),
      isCurrent: choice.status === status,
      count: counts.get(status) ?? 0,
    })),
  ]
}
