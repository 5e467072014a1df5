import { useEffect, useRef, useState } from 'react'
import { askData } from '#app/ask-json.ts'
import type { Asked } from '#app/asked.ts'
import type { Changes, RowChange } from './use-board-news.ts'

/** Each reader asks for these by themselves, so a busy board is asked no more often than this. In milliseconds. */
const EVERY = 10_000
/** As many as one address asks for (row-facts.ts); so many of them. */
const AT_ONCE = 100
const MAX_ASKED = 3

const NONE: Changes = new Map()

/**
 * Rows that are shown and that the answer for all readers of a board does not have: in another order than newest or trending,
 * or far down. `askBeside` is called with what that answer had.
 * @param since when the rows were read: what was asked for before that is forgotten
 */
export function useOtherRows(since: string): {
  others: Changes
  askBeside: (known: Changes) => void
} {
  const [answered, setAnswered] = useState({ since, rows: NONE })
  const read = useRef(since)
  read.current = since
  const next = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef(-EVERY)
  const latest = useRef<Changes>(NONE)
  useEffect(
    () => () => {
      clearTimeout(next.current)
      next.current = undefined
    },
    [],
  )
  const ask = async () => {
    const numbers = shownBeside(latest.current)
    for (let from = 0; from < numbers.length && from < AT_ONCE * MAX_ASKED; from += AT_ONCE) {
      const some = numbers.slice(from, from + AT_ONCE)
      const of = read.current
      // Without an answer the rows stay as they are; the next hint asks again.
      const answer = await askData('/ask/row-facts', { ideas: String(some) }).catch(() => null)
      if (answer)
        setAnswered((before) => ({
          since: of,
          rows: new Map([...(before.since === of ? before.rows : NONE), ...changesIn(answer)]),
        }))
    }
  }
  const askBeside = (known: Changes) => {
    latest.current = known
    if (next.current !== undefined || shownBeside(known).length === 0) return
    const wait = Math.max(0, asked.current + EVERY - performance.now())
    next.current = setTimeout(() => {
      next.current = undefined
      asked.current = performance.now()
      void ask()
    }, wait)
  }
  return { others: answered.since === since ? answered.rows : NONE, askBeside }
}

/** The numbers of the rows of this page that are not known. */
const shownBeside = (known: Changes): number[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')]
    .map((row) => Number(row.dataset.row))
    .filter((number) => !known.has(number))

const changesIn = ({ rows }: Asked['/ask/row-facts']): [number, RowChange][] =>
  rows.map(({ number, ...change }) => [number, change])
