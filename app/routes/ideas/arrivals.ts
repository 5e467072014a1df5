// Which of a board's new ideas would stand in the list that is being read.

import { askJson } from '#app/ask-json.ts'
import { addressOf, type ListChoice } from './list-choice.ts'
import type { IdeaStatus } from './statuses.ts'

export type NewIdea = {
  number: number
  status: IdeaStatus
  createdAt: string
  tags: readonly string[]
  author: { unit: string } | null
}
/** The new ones of a list by number; `isMore` when there are more than were looked at. */
export type Arrivals = { ids: readonly string[]; isMore: boolean }

export const NONE: Arrivals = { ids: [], isMore: false }

/**
 * Counts from the answer that all readers of the board share. Null: something came, but whether it belongs here depends
 * on who reads, or on more ideas than the answer holds.
 * @param newest the board's newest ideas, the newest first; `most` is how many of them the answer holds at most
 * @param since when the list was read, as ISO text
 */
export function arrivalsIn(
  newest: readonly NewIdea[],
  choice: ListChoice,
  since: string,
  most: number,
): Arrivals | null {
  const fresh = newest.filter(({ createdAt }) => createdAt > since)
  if (fresh.length === 0) return NONE
  const isMore = fresh.length >= most
  const isChosen = Boolean(choice.status || choice.tag || choice.unit)
  if (choice.mine || choice.isLate || (isMore && isChosen)) return null
  const ids = fresh
    .filter(({ status }) => choice.status === null || status === choice.status)
    .filter(({ tags }) => !choice.tag || tags.includes(choice.tag))
    .filter(({ author }) => !choice.unit || author?.unit === choice.unit)
    .map(({ number }) => String(number))
  return { ids, isMore }
}

type Rows = { ideas: { edges: { node: NewIdea }[]; pageInfo: { hasNextPage: boolean } } }

/** Asks as the reader for the newest of this very list. Null when there is no answer now. */
export async function askArrivals(
  board: string,
  choice: ListChoice,
  since: string,
): Promise<Arrivals | null> {
  const newest = { board, sort: 'newest', after: null } as const
  try {
    const { ideas } = await askJson<Rows>(addressOf({ path: '/ask/rows' }, choice, newest))
    const fresh = ideas.edges.filter(({ node }) => node.createdAt > since)
    return {
      ids: fresh.map(({ node }) => String(node.number)),
      isMore: ideas.pageInfo.hasNextPage && fresh.length === ideas.edges.length,
    }
  } catch {
    return null
  }
}
