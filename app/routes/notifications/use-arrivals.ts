import { useState } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { askJson } from '#app/ask-json.ts'
import { useMore } from '#app/components/use-more.ts'
import { useHints } from '#app/live/use-live.ts'

type Page = {
  notifications: {
    edges: { node: { id: string; at: string } }[]
    pageInfo: { hasNextPage: boolean }
  }
}

/**
 * Counts what came in since the list was drawn; the list itself stays until somebody asks for it. `isMore` when there are more
 * than were looked at.
 */
export function useArrivals(viewerNumber: number, loaded: Page) {
  const { pathname, search } = useLocation()
  const [arrived, setArrived] = useState<Page>()
  const { revalidate } = useRevalidator()
  // Without an answer now, the next hint asks again.
  const { ask } = useMore()
  useHints(`person:${viewerNumber}`, () =>
    ask((signal) => askJson<Page>(pathname + search, signal), setArrived),
  )
  const newest = loaded.notifications.edges[0]?.node.at ?? ''
  // ISO moments in UTC are ordered as text.
  const { edges = [], pageInfo } = arrived?.notifications ?? {}
  const count = edges.filter(({ node }) => node.at > newest).length
  const isMore = count > 0 && count === edges.length && pageInfo?.hasNextPage === true
  return { count, isMore, show: () => void revalidate() }
}
