import { useEffect, useMemo, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { ListedIdea } from './idea-fields.ts'
import { type ListRow, rowOf } from './idea-reason.tsx'

export type IdeaPage = {
  edges: readonly { node: ListedIdea }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
/** What is known of a row since it was drawn: changed in place, never reordered. */
export type RowChange = Partial<Pick<ListRow, 'status' | 'supportCount' | 'commentCount'>>

/**
 * The rows of a list: the page that came first, and what “More” added. `first` is a new object whenever the server was
 * asked again; then the list begins anew. `addressOfMore` gives the address that answers with the rows after a cursor.
 */
export function useList(first: IdeaPage, addressOfMore: (after: string) => string) {
  const fetcher = useFetcher<{ ideas: IdeaPage }>()
  const [pages, setPages] = useState<readonly IdeaPage[]>([first])
  const [changes, setChanges] = useState<ReadonlyMap<string, RowChange>>(new Map())
  const [seen, setSeen] = useState(first)
  const taken = useRef<IdeaPage>(undefined)
  if (seen !== first) {
    setSeen(first)
    setPages([first])
    setChanges(new Map())
  }
  const more = fetcher.data?.ideas
  useEffect(() => {
    if (!more || taken.current === more) return
    taken.current = more
    setPages((before) => [...before, more])
  }, [more])
  const rows = useMemo(() => withChanges(rowsOf(pages), changes), [pages, changes])
  const last = pages[pages.length - 1] ?? first
  return {
    rows,
    next: last.pageInfo.hasNextPage ? last.pageInfo.endCursor : null,
    isLoading: fetcher.state !== 'idle',
    loadMore: () => {
      const after = last.pageInfo.endCursor
      if (after && fetcher.state === 'idle') void fetcher.load(addressOfMore(after))
    },
    change: setChanges,
  }
}

/** A row that moved up while the next page was asked for comes twice: the first place counts. */
function rowsOf(pages: readonly IdeaPage[]): ListRow[] {
  const byId = new Map<string, ListRow>()
  for (const page of pages)
    for (const { node } of page.edges) {
      const row = rowOf(node)
      if (!byId.has(row.id)) byId.set(row.id, row)
    }
  return [...byId.values()]
}

function withChanges(rows: ListRow[], changes: ReadonlyMap<string, RowChange>): ListRow[] {
  if (changes.size === 0) return rows
  return rows.map((row) => {
    const change = changes.get(row.id)
    return change ? { ...row, ...change } : row
  })
}
