import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { askData } from '#app/ask-json.ts'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PostList } from '#app/components/post-list.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Keys } from '#app/ui/kbd.tsx'
import { boardMessages } from '#messages/board.ts'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { BoardCounts, BoardData, PreviewData } from './board-document.ts'
import type { IdeasPart, ListedIdea } from './idea-fields.ts'
import { BoardRow, undue } from './idea-reason.tsx'
import { addressOf, isFiltered, type ListChoice } from './list-choice.ts'
import { useStatusLabel } from './statuses.ts'
import { useBoardNews, withChanges } from './use-board-news.ts'

type BoardListProps = {
  board: BoardData
  ideas: IdeasPart
  choice: ListChoice
  /** When the rows were read, as ISO text. */
  since: string
  /** Called with the present number of ideas by status. */
  onCounts: (counts: BoardCounts) => void
}

const ROWS = { path: '/ask/rows' }

/** The board's ideas with a preview beside them: changes come in place, new ideas wait in the pill. */
export function BoardList({ board, ideas, choice, since, onCounts }: BoardListProps) {
  const t = useMessages(ideaListMessages)
  const box = useRef<HTMLDivElement>(null)
  const { revalidate } = useRevalidator()
  const list = useRows(ideas, {
    of: (answer: { ideas: IdeasPart }) => answer.ideas,
    idOf: ({ number }) => number,
    address: addressOf({ path: `/ideas/boards/${board.slug}` }, choice, { after: choice.after }),
    rowsAt: (after) => addressOf(ROWS, choice, { after, board: board.slug }),
  })
  const { arrived, words, changes } = useBoardNews(board, choice, since, onCounts)
  const { isArchived } = board.space
  const rows = useMemo(
    () => withChanges(isArchived ? list.rows.map(undue) : list.rows, changes),
    [list.rows, changes, isArchived],
  )
  const [newIds, setNewIds] = useState<ReadonlySet<string>>()
  const { preview, look } = useIdeaPreview(rows[0])
  const show = () => {
    setNewIds(new Set(arrived.ids))
    void revalidate()
    box.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className="split">
      <div className="board-list" ref={box}>
        <ArrivalPill count={arrived.ids.length} words={words} onShow={show} />
        {rows.length === 0 ? (
          <NoIdeas board={board} choice={choice} />
        ) : (
          <PostList
            posts={rows}
            label={t('list.board', { board: board.name, sort: choice.sort })}
            Row={BoardRow}
            newIds={newIds}
            onSelect={look}
          />
        )}
        <MoreRows list={box} grown={list} />
        {rows.length > 0 ? <KeysLine /> : null}
      </div>
      <Preview idea={preview} />
    </div>
  )
}

// It comes with the first idea to be shown in it, which is asked for when the page has woken up.
const BoardPreview = lazy(() => import('./board-preview.tsx'))

function Preview({ idea }: { idea: PreviewData | null }) {
  const t = useMessages(boardMessages)
  const empty = <aside className="preview" aria-label={t('preview')} />
  if (!idea) return empty
  return (
    <Suspense fallback={empty}>
      <BoardPreview idea={idea} />
    </Suspense>
  )
}

function KeysLine() {
  const t = useMessages(boardMessages)
  const keys = [
    ['J', t('keys.next')],
    ['K', t('keys.previous')],
    [t('keys.enter'), t('keys.open')],
    ['V', t('keys.support')],
    ['R', t('keys.comment')],
    ['?', t('keys.all')],
  ] as const
  return (
    <p className="keys-hint" aria-hidden="true">
      {keys.map(([key, does]) => (
        <span key={key}>
          <Keys>{key}</Keys> {does}
        </span>
      ))}
    </p>
  )
}

function NoIdeas({ board, choice }: { board: BoardData; choice: ListChoice }) {
  const t = useMessages(boardMessages)
  const list = useMessages(ideaListMessages)
  const statusLabel = useStatusLabel()
  const path = `/ideas/boards/${board.slug}`
  if (!board.viewerCan.read) {
    return (
      <Empty title={t('members')}>
        {board.owner ? t('members.help', { owner: board.owner.name }) : t('members.help.space')}
      </Empty>
    )
  }
  if (isFiltered(choice) || choice.status || choice.after) {
    return (
      <Empty
        title={
          choice.status ? list('none.status', { status: statusLabel(choice.status) }) : list('none')
        }
        actions={<LinkButton to={path}>{list('none.all')}</LinkButton>}
      >
        {list('none.help.board')}
      </Empty>
    )
  }
  return (
    <Empty
      title={t('empty')}
      actions={
        board.viewerCan.post ? (
          <LinkButton variant="primary" to={`/ideas/new?board=${board.slug}`}>
            {t('empty.write')}
          </LinkButton>
        ) : null
      }
    >
      {t('empty.help')}
    </Empty>
  )
}

const WIDE = '(min-width: 1241px)'

/** The idea beside the list: asked for when J and K rest on it, kept until the next one is there. */
function useIdeaPreview(first: ListedIdea | undefined) {
  const [preview, setPreview] = useState<PreviewData | null>(null)
  const asked = useRef('')
  const look = useCallback((row: ListedIdea) => {
    const id = String(row.number)
    if (asked.current === id || !matchMedia(WIDE).matches) return
    asked.current = id
    askData('/ask/idea', { idea: id }).then(
      ({ idea }) => asked.current === id && setPreview(idea),
      // The one that is there stays; the next rest asks again.
      () => {
        asked.current = ''
      },
    )
  }, [])
  const beginsWith = first?.number
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another first row begins anew
  useEffect(() => {
    if (first) look(first)
  }, [beginsWith])
  return { preview: first ? preview : null, look }
}
