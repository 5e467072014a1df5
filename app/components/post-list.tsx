import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { useKeys } from '#app/ui/keys.ts'
import { postsMessages } from '#messages/posts.ts'
import type { CachedRowProps } from './cached-row.tsx'
import type { RowPost } from './post-fields.ts'

type PostListProps<P extends RowPost> = {
  posts: readonly P[]
  /** What the list is, for screen readers: “Posts, trending first”. */
  label: string
  /** Draws the inside of a row: made by `cachedRow`. */
  Row: ComponentType<CachedRowProps<{ post: P }>>
  /** Numbers of posts that came in while the page was open. */
  newIds?: ReadonlySet<string>
  /** Called with the row that J and K have selected, after a rest of 120 ms: for the preview. */
  onSelect?: (post: P) => void
}

const REST_MS = 120

/** Posts under hairlines. J and K move, Enter opens, V votes, R goes to the comments. */
export function PostList<P extends RowPost>(props: PostListProps<P>) {
  const { posts, label, Row, newIds, onSelect } = props
  const t = useMessages(postsMessages)
  const list = useRef<HTMLUListElement>(null)
  const [selectedNumber, setSelectedNumber] = useState<number | null>(null)
  const navigate = useNavigate()
  const selected = posts.find((post) => post.number === selectedNumber)

  const move = useCallback(
    (step: number) => {
      const here = posts.findIndex((post) => post.number === selectedNumber)
      const next = posts[Math.min(posts.length - 1, Math.max(0, here + step))]
      if (!next) return
      setSelectedNumber(next.number)
      rowOf(list.current, next.number)?.scrollIntoView({ block: 'nearest' })
      rowOf(list.current, next.number)
        ?.querySelector<HTMLElement>('.post-row-title a')
        ?.focus({ preventScroll: true })
    },
    [posts, selectedNumber],
  )

  useEffect(() => {
    if (!selected || !onSelect) return
    const timer = setTimeout(() => onSelect(selected), REST_MS)
    return () => clearTimeout(timer)
  }, [selected, onSelect])

  useKeys([
    { keys: 'j', does: t('key.next'), group: 'lists', repeats: true, run: () => move(1) },
    { keys: 'k', does: t('key.previous'), group: 'lists', repeats: true, run: () => move(-1) },
    {
      keys: 'v',
      does: t('key.support'),
      group: 'lists',
      run: () =>
        rowOf(list.current, selectedNumber)?.querySelector<HTMLElement>('[data-key=vote]')?.click(),
    },
    {
      keys: 'r',
      does: t('key.comment'),
      group: 'lists',
      run: () => selected && navigate(`${selected.path}#comment`),
    },
  ])

  return (
    <ul className="list list-ruled" ref={list} aria-label={label}>
      {posts.map((post) => (
        <Row
          key={post.number}
          facts={{ post }}
          className={classNames('post-row', newIds?.has(String(post.number)) && 'is-new')}
          aria-current={post.number === selectedNumber ? 'true' : undefined}
          data-row={post.number}
        />
      ))}
    </ul>
  )
}

function rowOf(list: HTMLElement | null, number: number | null): HTMLElement | undefined {
  const rows = list?.querySelectorAll<HTMLElement>('[data-row]') ?? []
  return [...rows].find((row) => row.dataset.row === String(number))
}
