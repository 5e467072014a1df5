import { useMemo, useState } from 'react'
import type { ListedIdea } from './idea-fields.ts'
import { type ListRow, listRowOf } from './idea-reason.tsx'
import { useMore } from './use-more.ts'

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
  const [pages, setPages] = useState<readonly IdeaPage[]>([first])
  const [changes, setChanges] = useState<ReadonlyMap<string, RowChange>>(new Map())
  const rest = useMore<{ ideas: IdeaPage }>(({ ideas }) => setPages((before) => [...before, ideas]))
  const [seen, setSeen] = useState(first)
  if (seen !== first) {
    setSeen(first)
    setPages([first])
    setChanges(new Map())
    rest.forget()
  }
  const rows = useMemo(() => withChanges(rowsOf(pages), changes), [pages, changes])
  const { pageInfo } = pages[pages.length - 1] ?? first
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
  return {
    rows,
    next,
    isLoading: rest.isLoading,
    hasFailed: rest.hasFailed,
    more: () => next && rest.load(addressOfMore(next)),
    change: setChanges,
  }
}

/** A row that moved up while the next page was asked for comes twice: the first place counts. */
function rowsOf(pages: readonly IdeaPage[]): ListRow[] {
  const byId = new Map<string, ListRow>()
  for (const page of pages)
    for (const { node } of page.edges) {
      const row = listRowOf(node)
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
