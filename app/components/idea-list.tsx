import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '#app/ui/keys.ts'
import { IdeaRow, type IdeaRowData } from './idea-row.tsx'

type IdeaListProps<I extends IdeaRowData> = {
  ideas: readonly I[]
  /** What the list is, for screen readers: “Ideas, most moving first”. */
  label: string
  why?: (idea: I) => ReactNode
  /** Ideas that came in while the page was open. */
  newIds?: ReadonlySet<string>
  /** Hears which row J and K stand on, after a rest of 120 ms: for the preview. */
  onSelect?: (idea: I) => void
  /** The titles' heading level: 2 right under the page's h1. */
  level?: 2 | 3
}

const REST_MS = 120

/** Ideas under hairlines. J and K move, Enter opens, V votes, R goes to the comments. */
export function IdeaList<I extends IdeaRowData>(props: IdeaListProps<I>) {
  const { ideas, label, why, newIds, onSelect, level } = props
  const list = useRef<HTMLUListElement>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const navigate = useNavigate()
  const selected = ideas.find((idea) => idea.id === selectedId)

  const move = useCallback(
    (step: number) => {
      const here = ideas.findIndex((idea) => idea.id === selectedId)
      const next = ideas[Math.min(ideas.length - 1, Math.max(0, here + step))]
      if (!next) return
      setSelectedId(next.id)
      rowOf(list.current, next.id)?.scrollIntoView({ block: 'nearest' })
      rowOf(list.current, next.id)
        ?.querySelector<HTMLElement>('.idea-row-title a')
        ?.focus({ preventScroll: true })
    },
    [ideas, selectedId],
  )

  useEffect(() => {
    if (!selected || !onSelect) return
    const timer = setTimeout(() => onSelect(selected), REST_MS)
    return () => clearTimeout(timer)
  }, [selected, onSelect])

  useKeys([
    { keys: 'j', does: 'Next idea', group: 'lists', run: () => move(1) },
    { keys: 'k', does: 'Previous idea', group: 'lists', run: () => move(-1) },
    {
      keys: 'v',
      does: 'Support, or take it back',
      group: 'lists',
      run: () =>
        rowOf(list.current, selectedId)?.querySelector<HTMLElement>('[data-key=vote]')?.click(),
    },
    {
      keys: 'r',
      does: 'Comment',
      group: 'lists',
      run: () => selected && navigate(`${selected.href}#comment`),
    },
  ])

  return (
    <ul className="list list-ruled" ref={list} aria-label={label}>
      {ideas.map((idea) => (
        <IdeaRow
          key={idea.id}
          idea={idea}
          level={level}
          why={why?.(idea)}
          isNew={newIds?.has(idea.id)}
          isSelected={idea.id === selectedId}
        />
      ))}
    </ul>
  )
}

function rowOf(list: HTMLElement | null, id: string | null): HTMLElement | undefined {
  const rows = list?.querySelectorAll<HTMLElement>('[data-row]') ?? []
  return [...rows].find((row) => row.dataset.row === id)
}
