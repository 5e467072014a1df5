import { useState } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { askJson } from '#app/ask-json.ts'
import { useMore } from '#app/components/use-more.ts'
import { useHints } from '#app/live/use-live.ts'

type Page = { notifications: { edges: { node: { id: string; at: string } }[] } }

/** Counts what came in since the list was drawn; the list itself stays until somebody asks for it. */
export function useArrivals(viewerNumber: number, loaded: Page) {
  const { pathname, search } = useLocation()
  const [heard, setHeard] = useState<Page>()
  const { revalidate } = useRevalidator()
  // Without an answer now, the next hint asks again.
  const { ask } = useMore()
  useHints(`person:${viewerNumber}`, () =>
    ask((signal) => askJson<Page>(pathname + search, signal), setHeard),
  )
  const newest = loaded.notifications.edges[0]?.node.at ?? ''
  // ISO moments in UTC are ordered as text.
  const count = (heard?.notifications.edges ?? []).filter(({ node }) => node.at > newest).length
  return { count, show: () => void revalidate() }
}
