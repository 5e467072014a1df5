import { type RefObject, useMemo, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import type { Status } from '#app/components/status.tsx'
import { useHints } from '#app/live/use-live.ts'
import { useMessages } from '#app/messages.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { frameMessages } from '#messages/frame.ts'
import { type Arrivals, arrivalsIn, askArrivals, type NewIdea, NONE } from './arrivals.ts'
import type { BoardCounts, BoardData } from './board-document.ts'
import type { ListedIdea } from './idea-fields.ts'
import type { ListChoice } from './list-choice.ts'
import { useOtherRows } from './use-other-rows.ts'

type Facts = Status & { number: number; supportCount: number; commentCount: number }
type News = {
  board: BoardCounts & { isArchived: boolean }
  newest: { edges: { node: Facts & NewIdea }[] }
  trending: { edges: { node: Facts }[] }
}
/** How many of the newest the answer holds (graphql/ideas/http.ts). */
const MAX_NEWEST = 30

/** What is known of rows since they were read: changed in place, never reordered. */
export type RowChange = Pick<ListedIdea, keyof Status | 'supportCount' | 'commentCount'>
export type Changes = ReadonlyMap<number, RowChange>
const UNCHANGED: Changes = new Map()

/**
 * What happened on the board since its rows were read: votes and statuses go to their rows at once, new ideas are only
 * counted, as far as they would stand in this list. `since` is the moment of reading, as ISO text; a later one begins
 * the count anew.
 */
export function useBoardNews(
  board: BoardData,
  choice: ListChoice,
  since: string,
  onCounts: (counts: BoardCounts) => void,
) {
  const t = useMessages(frameMessages)
  const [arrived, setArrived] = useState<Arrivals>(NONE)
  const [changes, setChanges] = useState(UNCHANGED)
  const { others, askBeside } = useOtherRows(since)
  const announced = useRef('')
  const [counted, setCounted] = useState(since)
  const asking = useRef(false)
  const wordsOf = ({ ids, isMore }: Arrivals) =>
    t('arrived.ideas', { count: ids.length, isMore: isMore ? 'true' : 'other' })
  /** A hint that came while an answer was under way: that answer may be from before it. */
  const isBehind = useRef(false)
  /** Another list may be read by the time an answer is there. */
  const read = useRef(since)
  read.current = since
  const { revalidate } = useRevalidator()
  if (counted !== since) {
    setCounted(since)
    setArrived(NONE)
    setChanges(UNCHANGED)
  }
  const ask = async (): Promise<boolean> => {
    isBehind.current = asking.current
    if (asking.current) return true
    asking.current = true
    const news = await askNews(board.slug)
    const fresh = news && news !== 'gone' ? await freshIn(news, board.slug, choice, since) : null
    asking.current = false
    if (news === 'gone') {
      void revalidate()
      return true
    }
    if (news) {
      const known = changesIn(news)
      setChanges(known)
      askBeside(known)
      if (news.board.isArchived !== board.isArchived) void revalidate()
      onCounts({ ideaCount: news.board.ideaCount, counts: news.board.counts })
      if (fresh && read.current === since) {
        setArrived(fresh)
        announceOnce(fresh, announced, wordsOf(fresh))
      }
    }
    return isBehind.current ? ask() : news !== null
  }
  useHints(board.viewerCan.read ? `board:${board.number}` : null, ask)
  const all = useMemo(() => new Map([...others, ...changes]), [others, changes])
  return { arrived, words: wordsOf(arrived), changes: all }
}

const freshIn = (news: News, board: string, choice: ListChoice, since: string) => {
  const newest = news.newest.edges.map(({ node }) => node)
  return arrivalsIn(newest, choice, since, MAX_NEWEST) ?? askArrivals(board, choice, since)
}

/** Says how many there are, once for each number. */
function announceOnce({ ids }: Arrivals, announced: RefObject<string>, words: string): void {
  if (ids.length > 0 && announced.current !== words) announce(words)
  announced.current = words
}

/** Null when there is no answer now. 'gone' when the page itself has to ask what is left. */
async function askNews(slug: string): Promise<News | 'gone' | null> {
  try {
    const answer = await fetch(`/live/boards/${slug}`)
    if (answer.status === 401 || answer.status === 404) return 'gone'
    return answer.ok ? ((await answer.json()) as News) : null
  } catch {
    return null
  }
}

function changesIn(news: News): Changes {
  const changes = new Map<number, RowChange>()
  for (const { node } of [...news.trending.edges, ...news.newest.edges]) {
    const { statusLabel, statusStep, statusSteps, supportCount, commentCount } = node
    changes.set(node.number, {
      statusLabel,
      statusStep,
      statusSteps,
      supportCount,
      commentCount,
    })
  }
  return changes
}

export function withChanges(rows: ListedIdea[], changes: Changes): ListedIdea[] {
  if (changes.size === 0) return rows
  return rows.map((row) => ({ ...row, ...changes.get(row.number) }))
}
