// A board: its question, its promise, its ideas. The list changes in place while one reads it.

import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { done, refused, refuseField, unknownForm } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { unlessAnswered } from '#app/revalidation.ts'
import { Tabs } from '#app/ui/tabs.tsx'
import { boardMessages } from '#messages/board.ts'
import type { Route } from './+types/board'
import {
  type BoardCounts,
  BoardPage,
  ClaimBoard,
  FollowBoard,
  LateIdeas,
} from './board-document.ts'
import { BoardHead } from './board-head.tsx'
import { BoardList } from './board-list.tsx'
import { addressOf, choiceOf, isFiltered, type ListChoice, variablesOf } from './list-choice.ts'
import { ChosenFilters, FilterPanel, ListTools } from './list-filters.tsx'
import { type IdeaStatus, STATUS_ORDER, useStatusLabel } from './statuses.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now } = context.get(atrium)
  const choice = choiceOf(new URL(request.url).searchParams)
  const { slug } = params
  const { isFiltering } = choice
  const { board, ideas } = await ask(BoardPage, {
    ...variablesOf(choice),
    board: slug,
    isFiltering,
    isPlaced: false,
  })
  if (!board) throw new Response('Not found', { status: 404 })
  const owes = board.owner?.isViewer || board.delegates.some((one) => one.isViewer)
  const late = owes && board.promise.overdue > 0 ? (await ask(LateIdeas, { slug })).ideas.edges : []
  const since = new Date(now).toISOString()
  return { board, ideas, late: late.map(({ node }) => node), since }
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
  const { board, ideas, late, since } = loaderData
  const t = useMessages(boardMessages)
  const statusLabel = useStatusLabel()
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
      <BoardHead board={board} late={late} />
      <div className="list-bar">
        <Tabs
          label={t('status')}
          items={statusTabs(
            statusLabel,
            t('status.all'),
            { ...board, ...latest },
            place.path,
            choice,
          )}
        />
        <ListTools place={place} choice={choice} />
      </div>
      {choice.isFiltering ? (
        <FilterPanel
          place={place}
          choice={choice}
          tags={board.tags ?? []}
          units={board.units ?? []}
        />
      ) : null}
      {isFiltered(choice) ? <ChosenFilters place={place} choice={choice} /> : null}
      <BoardList
        key={place.path}
        board={board}
        ideas={ideas}
        choice={choice}
        since={since}
        onCounts={setLatest}
      />
    </Page>
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
