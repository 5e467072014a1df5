import { type RefObject, useEffect, useRef, useState } from 'react'
import { useFetcher, useLocation } from 'react-router'
import { buttonClass } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { announce } from '#app/ui/live-region.tsx'

type Piece<Row> = { rows: readonly Row[]; next: string | null }

/**
 * A list that grows at its end: the address's own page first, then one after the other as they are asked for.
 * @param loaded the page's own answer; `pieceOf` takes its rows and the cursor of what follows, null at the end
 * @param name of the cursor in the address, where a page has several lists
 */
export function useMoreRows<Data, Row>(
  loaded: Data,
  pieceOf: (data: Data) => Piece<Row>,
  name = 'after',
) {
  const { key, pathname, search } = useLocation()
  const fetcher = useFetcher<Data>()
  const [grown, setGrown] = useState<{ key: string; pieces: Data[] }>({ key, pieces: [] })
  const pieces = grown.key === key ? grown.pieces : []
  const answer = fetcher.data as Data | undefined
  // An answer belongs to the place it was asked from.
  const askedFrom = useRef(key)
  useEffect(() => {
    if (!answer) return
    const from = askedFrom.current
    setGrown((before) => {
      const known = before.key === from ? before.pieces : []
      return known.includes(answer) ? before : { key: from, pieces: [...known, answer] }
    })
  }, [answer])
  const all = [loaded, ...pieces].map(pieceOf)
  const next = all[all.length - 1]?.next ?? null
  const query = new URLSearchParams(search)
  if (next) query.set(name, next)
  const to = next ? `${pathname}?${query}` : null
  return {
    rows: all.flatMap((piece) => piece.rows),
    to,
    isLoading: fetcher.state !== 'idle',
    more: () => {
      askedFrom.current = key
      if (to) void fetcher.load(to)
    },
  }
}

type MoreRowsProps = {
  list: RefObject<HTMLElement | null>
  count: number
  grown: {
    /** Where the rest stands before scripts; null at the end. */
    to: string | null
    isLoading: boolean
    /** It could not be loaded; it can be tried again. */
    hasFailed?: boolean
    more: () => void
  }
}

/** “More” below a list; before scripts a link to the next page. The focus goes to the first of the new rows. */
export function MoreRows({ list, count, grown }: MoreRowsProps) {
  const before = useRef<number>(undefined)
  useEffect(() => {
    const from = before.current
    if (from === undefined || count <= from) return
    before.current = undefined
    list.current
      ?.querySelectorAll<HTMLElement>('[data-row]')
      [from]?.querySelector<HTMLElement>('a')
      ?.focus({ preventScroll: true })
    announce(`${count - from} more`)
  }, [count, list])
  if (!grown.to) return null
  return (
    <div className="list-more">
      <Link
        className={buttonClass({})}
        to={grown.to}
        aria-busy={grown.isLoading || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          before.current = count
          grown.more()
        }}
      >
        {grown.hasFailed ? 'Try again' : 'More'}
      </Link>
      {grown.hasFailed ? (
        <span className="quiet small" role="status">
          The rest could not be loaded. What is here stays.
        </span>
      ) : null}
    </div>
  )
}
