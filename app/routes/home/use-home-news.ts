import { useEffect, useMemo, useRef, useState } from 'react'
import { useFetcher, useLocation } from 'react-router'
import { useHints } from '#app/live/use-live.ts'
import { type HomeData, type HomeRowPost, rowOf } from './home-document.ts'

/** Home asks at most this often, in milliseconds: the whole company has this page open. */
const PAUSE = 8_000

const postsOf = (data: HomeData): HomeRowPost[] =>
  data.homePosts.edges.map(({ node }) => rowOf(node))
const idsOf = (data: HomeData): number[] => postsOf(data).map(({ number }) => number)

/**
 * Home as it stands now without moving what is being read: rows change in place, the order stays until the pill or
 * the next visit, and what is new above is only counted.
 */
export function useHomeNews(loaded: HomeData) {
  const { key, search } = useLocation()
  const fetcher = useFetcher<HomeData>({ key: 'home-news' })
  const [latest, setLatest] = useState(loaded)
  const [shown, setShown] = useState({ key, order: idsOf(loaded), newIds: new Set<string>() })
  if (shown.key !== key) setShown({ key, order: idsOf(loaded), newIds: new Set() })
  useEffect(() => setLatest(loaded), [loaded])
  useEffect(() => {
    if (fetcher.data) setLatest(fetcher.data)
  }, [fetcher.data])
  useRarely('company:0', () => void fetcher.load(`/?index${search.replace('?', '&')}`))

  const known = useRef(new Map<number, HomeRowPost>())
  const rows = useMemo(() => {
    for (const post of [...postsOf(loaded), ...postsOf(latest)])
      known.current.set(post.number, post)
    return shown.order.flatMap((number) => {
      const post = known.current.get(number)
      return post ? [post] : []
    })
  }, [loaded, latest, shown.order])
  const arrived = idsOf(latest).filter((number) => !shown.order.includes(number))
  return {
    latest,
    rows,
    arrivals: arrived.length,
    newIds: shown.newIds,
    bringIn: () => setShown({ key, order: idsOf(latest), newIds: new Set(arrived.map(String)) }),
  }
}

/** Listens to a busy room, but calls back at most once in PAUSE, with some jitter. */
function useRarely(room: string, run: () => void) {
  const last = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useHints(room, () => {
    const wait = Math.max(0, last.current + PAUSE + Math.random() * PAUSE * 0.5 - Date.now())
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      last.current = Date.now()
      run()
    }, wait)
  })
}
