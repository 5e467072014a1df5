import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { postsMessages } from '#messages/posts.ts'
import { PostRow } from './post-row.tsx'
import type { PostRowData } from './post-row-data.ts'

type PostListProps<P extends PostRowData> = {
  posts: readonly P[]
  /** What the list is, for screen readers: “Posts, trending first”. */
  label: string
  why?: (post: P) => ReactNode
  /** Posts that came in while the page was open. */
  newIds?: ReadonlySet<string>
  /** Hears which row J and K stand on, after a rest of 120 ms: for the preview. */
  onSelect?: (post: P) => void
  /** The titles' heading level: 2 right under the page's h1. */
  level?: 2 | 3
}

const REST_MS = 120

/** Posts under hairlines. J and K move, Enter opens, V votes, R goes to the comments. */
export function PostList<P extends PostRowData>(props: PostListProps<P>) {
  const { posts, label, why, newIds, onSelect, level } = props
  const t = useMessages(postsMessages)
  const list = useRef<HTMLUListElement>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const navigate = useNavigate()
  const selected = posts.find((post) => post.id === selectedId)

  const move = useCallback(
    (step: number) => {
      const here = posts.findIndex((post) => post.id === selectedId)
      const next = posts[Math.min(posts.length - 1, Math.max(0, here + step))]
      if (!next) return
      setSelectedId(next.id)
      rowOf(list.current, next.id)?.scrollIntoView({ block: 'nearest' })
      rowOf(list.current, next.id)
        ?.querySelector<HTMLElement>('.post-row-title a')
        ?.focus({ preventScroll: true })
    },
    [posts, selectedId],
  )

  useEffect(() => {
    if (!selected || !onSelect) return
    const timer = setTimeout(() => onSelect(selected), REST_MS)
    return () => clearTimeout(timer)
  }, [selected, onSelect])

  useKeys([
    { keys: 'j', does: t('key.next'), group: 'lists', run: () => move(1) },
    { keys: 'k', does: t('key.previous'), group: 'lists', run: () => move(-1) },
    {
      keys: 'v',
      does: t('key.support'),
      group: 'lists',
      run: () =>
        rowOf(list.current, selectedId)?.querySelector<HTMLElement>('[data-key=vote]')?.click(),
    },
    {
      keys: 'r',
      does: t('key.comment'),
      group: 'lists',
      run: () => selected && navigate(`${selected.href}#comment`),
    },
  ])

  return (
    <ul className="list list-ruled" ref={list} aria-label={label}>
      {posts.map((post) => (
        <PostRow
          key={post.id}
          post={post}
          level={level}
          why={why?.(post)}
          isNew={newIds?.has(post.id)}
          isSelected={post.id === selectedId}
        />
      ))}
    </ul>
  )
}

function rowOf(list: HTMLElement | null, id: string | null): HTMLElement | undefined {
  const rows = list?.querySelectorAll<HTMLElement>('[data-row]') ?? []
  return [...rows].find((row) => row.dataset.row === id)
}
