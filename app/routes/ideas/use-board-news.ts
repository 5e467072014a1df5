import { type Dispatch, type SetStateAction, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import type { IdeaStatus } from '#app/components/idea-stage.ts'
import { useHints } from '#app/live/use-live.ts'
import { announce } from '#app/ui/live-region.tsx'
import type { BoardCounts, BoardData } from './board-document.ts'
import { isFiltered, type ListChoice } from './list-choice.ts'
import type { RowChange } from './use-list.ts'

type Facts = { number: number; status: IdeaStatus; supportCount: number; commentCount: number }
type News = {
  board: BoardCounts & { isArchived: boolean }
  newest: { edges: { node: Facts & { createdAt: string; author: { number: number } | null } }[] }
  moving: { edges: { node: Facts }[] }
}
type ChangeRows = Dispatch<SetStateAction<ReadonlyMap<string, RowChange>>>

/**
 * What happened on the board since its rows were read: votes and stages go to their rows at once, new ideas are only
 * counted. `since` is the moment of reading, as ISO text; a later one begins the count anew.
 */
export function useBoardNews(
  board: BoardData,
  choice: ListChoice,
  since: string,
  { changeRows, onCounts }: { changeRows: ChangeRows; onCounts: (counts: BoardCounts) => void },
) {
  const [arrived, setArrived] = useState<readonly string[]>([])
  const [counted, setCounted] = useState(since)
  const asking = useRef(false)
  /** A hint that came while an answer was under way: that answer may be from before it. */
  const isBehind = useRef(false)
  const { revalidate } = useRevalidator()
  if (counted !== since) {
    setCounted(since)
    setArrived([])
  }
  const ask = async (): Promise<void> => {
    isBehind.current = asking.current
    if (asking.current) return
    asking.current = true
    const news = await askNews(board.slug)
    asking.current = false
    if (news === 'gone') return void revalidate()
    if (news) {
      changeRows(changesIn(news))
      if (news.board.isArchived !== board.isArchived) void revalidate()
      onCounts({ ideaCount: news.board.ideaCount, counts: news.board.counts })
      const fresh = arrivalsIn(news, choice, since)
      setArrived(fresh)
      if (fresh.length > 0)
        announce(fresh.length === 1 ? '1 new idea' : `${fresh.length} new ideas`)
    }
    if (isBehind.current) await ask()
  }
  useHints(board.viewerCan.read ? `board:${board.number}` : null, ask)
  return { arrived }
}

/** Null when there is no answer now: the next hint asks again. 'gone' when the page itself has to ask what is left. */
async function askNews(slug: string): Promise<News | 'gone' | null> {
  try {
    const answer = await fetch(`/live/boards/${slug}`)
    if (answer.status === 401 || answer.status === 404) return 'gone'
    return answer.ok ? ((await answer.json()) as News) : null
  } catch {
    return null
  }
}

function changesIn(news: News): ReadonlyMap<string, RowChange> {
  const changes = new Map<string, RowChange>()
  for (const { node } of [...news.moving.edges, ...news.newest.edges]) {
    const { status, supportCount, commentCount } = node
    changes.set(String(node.number), { status, supportCount, commentCount })
  }
  return changes
}

/** New ideas that would stand in this list. By tag or unit nobody but the server can tell: those are not counted. */
function arrivalsIn(news: News, choice: ListChoice, since: string): string[] {
  if (isFiltered(choice)) return []
  return news.newest.edges
    .filter(({ node }) => node.createdAt > since)
    .filter(({ node }) => choice.status === null || node.status === choice.status)
    .map(({ node }) => String(node.number))
}
