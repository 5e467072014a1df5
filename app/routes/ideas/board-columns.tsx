import { useEffect, useMemo, useRef } from 'react'
import { useNavigate, useRevalidator } from 'react-router'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { announce } from '#app/ui/live-region.tsx'
import { boardMessages } from '#messages/board.ts'
import { postsMessages } from '#messages/posts.ts'
import { COLUMNS, type Column, type ColumnsData, cursorOf } from './board-columns-document.ts'
import type { BoardCounts, BoardData } from './board-document.ts'
import type { ListedIdea } from './idea-fields.ts'
import { BoardRow, undue } from './idea-reason.tsx'
import { addressOf, type ListChoice } from './list-choice.ts'
import { type IdeaStatus, statusSlug, useStatusLabel } from './statuses.ts'
import { useBoardNews, withChanges } from './use-board-news.ts'

type BoardColumnsProps = {
  board: BoardData
  columns: ColumnsData
  counts: BoardCounts
  choice: ListChoice
  /** When the rows were read, as ISO text. */
  since: string
  onCounts: (counts: BoardCounts) => void
}

/** The board's ideas in columns by status. An idea that changes its status changes its column while one looks. */
export default function BoardColumns(props: BoardColumnsProps) {
  const { board, columns, choice, since, onCounts } = props
  const t = useMessages(boardMessages)
  const box = useRef<HTMLDivElement>(null)
  const { revalidate } = useRevalidator()
  const { arrived, words, changes } = useBoardNews(board, choice, since, onCounts)
  const counts = new Map(props.counts.counts.map(({ status, count }) => [status, count]))
  const all = useMemo(
    () => COLUMNS.flatMap((column) => columns[column].edges.map(({ node }) => node)),
    [columns],
  )
  const moved = all.filter(({ number, statusLabel }) => {
    const change = changes.get(number)
    return change !== undefined && change.statusLabel !== statusLabel
  }).length
  useEffect(() => {
    if (moved === 0) return
    announce(t('columns.moved', { count: moved }))
    void revalidate()
  }, [moved, revalidate, t])
  useColumnKeys(box)
  return (
    <>
      <ArrivalPill count={arrived.ids.length} words={words} onShow={() => void revalidate()} />
      <div className="board-columns" ref={box}>
        {COLUMNS.map((column) => (
          <BoardColumn
            key={column}
            column={column}
            part={columns[column]}
            count={counts.get(column) ?? 0}
            board={board}
            choice={choice}
            changes={changes}
          />
        ))}
      </div>
    </>
  )
}

type BoardColumnProps = {
  column: Column
  part: ColumnsData[Column]
  count: number
  board: BoardData
  choice: ListChoice
  changes: ReturnType<typeof useBoardNews>['changes']
}

const ROWS = { path: '/ask/rows' }

function BoardColumn({ column, part, count, board, choice, changes }: BoardColumnProps) {
  const t = useMessages(boardMessages)
  const label = useStatusLabel()(column as IdeaStatus)
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows<ListedIdea, { ideas: ColumnsData[Column] }>(part, {
    of: (answer) => answer.ideas,
    idOf: ({ number }) => number,
    cursor: cursorOf(column),
    address: addressOf({ path: `/ideas/boards/${board.slug}` }, choice),
    rowsAt: (after) => addressOf(ROWS, choice, { after, status: column, board: board.slug }),
  })
  const { isArchived } = board.space
  const rows = withChanges(isArchived ? grown.rows.map(undue) : grown.rows, changes)
  const id = `column-${statusSlug(column)}`
  return (
    <section className="board-column" data-column={column} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{label}</h2>
        <small>{count}</small>
      </div>
      {rows.length > 0 ? (
        <ul className="list" ref={list} aria-labelledby={id}>
          {rows.map((post) => (
            <BoardRow
              key={post.number}
              facts={{ post }}
              className="post-row"
              data-row={post.number}
              data-path={post.path}
            />
          ))}
        </ul>
      ) : (
        <p className="quiet small">{t('columns.none')}</p>
      )}
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

/** J and K move within a column, H and L between columns; V votes and R comments. */
function useColumnKeys(box: React.RefObject<HTMLDivElement | null>) {
  const t = useMessages(boardMessages)
  const posts = useMessages(postsMessages)
  const navigate = useNavigate()
  const here = () => document.activeElement?.closest<HTMLElement>('[data-row]') ?? null
  const go = (right: number, down: number) => {
    const columns = [...(box.current?.querySelectorAll('[data-column]') ?? [])]
      .map((column) => [...column.querySelectorAll<HTMLElement>('[data-row]')])
      .filter((rows) => rows.length > 0)
    const row = here()
    const x = columns.findIndex((rows) => row !== null && rows.includes(row))
    const y = x < 0 || row === null ? -1 : (columns[x]?.indexOf(row) ?? -1)
    const column = columns[Math.min(columns.length - 1, Math.max(0, x + right))]
    const next = column?.[Math.min(column.length - 1, Math.max(0, y + down))]
    next?.querySelector<HTMLElement>('.post-row-title a')?.focus()
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  useKeys([
    { keys: 'j', does: posts('key.next'), group: 'lists', run: () => go(0, 1) },
    { keys: 'k', does: posts('key.previous'), group: 'lists', run: () => go(0, -1) },
    { keys: 'l', does: t('columns.key.right'), group: 'lists', run: () => go(1, 0) },
    { keys: 'h', does: t('columns.key.left'), group: 'lists', run: () => go(-1, 0) },
    {
      keys: 'v',
      does: posts('key.support'),
      group: 'lists',
      run: () => here()?.querySelector<HTMLElement>('[data-key=vote]')?.click(),
    },
    {
      keys: 'r',
      does: posts('key.comment'),
      group: 'lists',
      run: () => {
        const path = here()?.dataset.path
        if (path) void navigate(`${path}#comment`)
      },
    },
  ])
}
