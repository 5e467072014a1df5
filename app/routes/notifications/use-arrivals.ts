import { useFetcher, useLocation, useRevalidator } from 'react-router'
import { useHints } from '#app/live/use-live.ts'

type Page = { notifications: { edges: { node: { id: string; at: string } }[] } }

/** Counts what came in since the list was drawn; the list itself stays until somebody asks for it. */
export function useArrivals(viewerNumber: number, loaded: Page) {
  const { pathname, search } = useLocation()
  const fetcher = useFetcher<Page>({ key: 'notification-news' })
  const { revalidate } = useRevalidator()
  useHints(`person:${viewerNumber}`, () => void fetcher.load(pathname + search))
  const newest = loaded.notifications.edges[0]?.node.at ?? ''
  const heard = fetcher.data?.notifications.edges ?? []
  // ISO moments in UTC are ordered as text.
  const count = heard.filter(({ node }) => node.at > newest).length
  return { count, show: () => void revalidate() }
}
