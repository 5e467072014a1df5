import { useEffect, useState } from 'react'
import { useFetcher, useLocation, useRevalidator } from 'react-router'
import { useHints } from '#app/live/use-live.ts'

type Page = { notifications: { edges: { node: { id: string; at: string } }[] } }

/** Counts what came in since the list was drawn; the list itself stays until somebody asks for it. */
export function useArrivals(viewerNumber: number, loaded: Page) {
  const { pathname, search } = useLocation()
  const fetcher = useFetcher<Page>({ key: 'notification-news' })
  const { revalidate } = useRevalidator()
  const [count, setCount] = useState(0)
  useHints(`person:${viewerNumber}`, () => void fetcher.load(pathname + search))
  useEffect(() => setCount(0), [loaded])
  useEffect(() => {
    if (!fetcher.data) return
    const known = new Set(loaded.notifications.edges.map(({ node }) => `${node.id} ${node.at}`))
    setCount(fetcher.data.notifications.edges.filter(({ node }) => !known.has(`${node.id} ${node.at}`) && isNewer(node.at, loaded)).length)
  }, [fetcher.data, loaded])
  return { count, show: () => void revalidate() }
}

const isNewer = (at: string, { notifications }: Page): boolean => at > (notifications.edges[0]?.node.at ?? '')
