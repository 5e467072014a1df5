import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { askJson } from '#app/ask-json.ts'
import { useMore } from './use-more.ts'

/** A part of a list, as the API gives it. */
export type Connection<Row> = {
  edges: readonly { node: Row }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

type Options<Row, Answer> = {
  /** The list within what the address of a part answers, which is what the page's loader gives. */
  of: (answer: Answer) => Connection<Row> | null | undefined
  idOf: (row: Row) => string | number
  /** The cursor's name in the address, where a page has several lists. */
  cursor?: string
  /** The list's own address, where the page's says more: what is opened beside it. */
  address?: string
  /** Where the rows alone can be asked for, when the whole page costs more. */
  rowsAt?: (after: string) => string
}

/**
 * A list that grows at its end: the page's own rows, then one part after the other as they are asked for, going on from
 * the last one's cursor. A row that moved meanwhile and comes twice stands once, in its first place.
 * @param own the page's own part. Read anew (after a form, say), what follows is read anew too, as far as it was shown;
 * another list, by its address, begins anew.
 */
export function useRows<Row, Answer>(
  own: Connection<Row> | null | undefined,
  options: Options<Row, Answer>,
) {
  const first = own ?? NOTHING
  const { pathname, search } = useLocation()
  const { of, idOf, cursor = 'after', address = pathname + search } = options
  const [grown, setGrown] = useState<Grown<Row>>({ address, parts: [] })
  const parts = grown.address === address ? grown.parts : NONE
  const { state, ask } = useMore(address)
  const pageAfter = (after: string) => withCursor(address, cursor, after)
  const { rowsAt = pageAfter } = options

  const extend = (from: Connection<Row>, kept: readonly Connection<Row>[], count: number) =>
    ask(
      async (signal) => {
        const all = [...kept]
        for (let next = nextOf(from); next && all.length < kept.length + count; ) {
          const part = of(await askJson<Answer>(rowsAt(next), signal)) ?? NOTHING
          all.push(part)
          next = nextOf(part)
        }
        return all
      },
      (all) => setGrown({ address, parts: all }),
    )

  const read = useRef(first)
  useEffect(() => {
    if (read.current === first) return
    read.current = first
    // Whoever asks for more at this moment gets it along with what was shown.
    if (parts.length > 0) extend(first, [], parts.length + (state === 'loading' ? 1 : 0))
  })

  const last = parts.at(-1) ?? first
  const next = nextOf(last)
  return {
    address,
    // biome-ignore lint/correctness/useExhaustiveDependencies: what a row's id is does not change
    rows: useMemo(() => withoutDoubles([first, ...parts], idOf), [first, parts]),
    /** Where the rest stands before scripts; null at the end. */
    to: next && pageAfter(next),
    state,
    more: () => {
      if (state !== 'loading') extend(last, parts, 1)
    },
  }
}

type Grown<Row> = { address: string; parts: readonly Connection<Row>[] }
const NONE: readonly never[] = []
const NOTHING = { edges: NONE, pageInfo: { hasNextPage: false, endCursor: null } }

const nextOf = ({ pageInfo }: Connection<unknown>): string | null =>
  pageInfo.hasNextPage ? pageInfo.endCursor : null

function withCursor(address: string, cursor: string, after: string): string {
  const [path, search] = address.split('?')
  const query = new URLSearchParams(search)
  query.set(cursor, after)
  return `${path}?${query}`
}

function withoutDoubles<Row>(
  parts: readonly Connection<Row>[],
  idOf: (row: Row) => string | number,
): Row[] {
  const byId = new Map<string | number, Row>()
  for (const { edges } of parts)
    for (const { node } of edges) if (!byId.has(idOf(node))) byId.set(idOf(node), node)
  return [...byId.values()]
}
