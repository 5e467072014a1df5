import '#app/styles/pages/directory.css'
import { ChevronRight } from 'lucide'
import { useEffect, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { onKeys } from '#app/ui/keys.ts'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { directoryMessages } from '#messages/directory.ts'
import type { ChartData, ChartPerson, Level } from './chart.tsx'

const addressOf = (number: number): string => `/people/chart?at=${number}`

/** The columns, each a level of one tree: arrows go through all. The person with the focus is the one that is open, or the first. */
export function ChartTree({ data }: { data: ChartData }) {
  const tree = useRef<HTMLDivElement>(null)
  const path = data.levels.flatMap(({ manager }) => (manager ? [manager.number] : []))
  const keys = useTreeKeys(tree, path)
  const last = path.at(-1)
  // The level that was opened is the one to read, however many stand before it.
  useEffect(() => {
    if (last !== undefined && tree.current) tree.current.scrollLeft = tree.current.scrollWidth
  }, [last])
  const first = data.levels[0]?.people.edges[0]?.node.number
  const focusable = last ?? first
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the trees within
    <div ref={tree} className="chart" onKeyDown={keys}>
      {data.levels.map((level, depth) => (
        <Column
          key={level.manager?.number ?? 'top'}
          level={level}
          depth={depth}
          data={data}
          open={path[depth]}
          focusable={focusable}
        />
      ))}
    </div>
  )
}

type ColumnProps = {
  level: Level
  depth: number
  data: ChartData
  /** Who of this column is open. */
  open: number | undefined
  focusable: number | undefined
}

function Column({ level, depth, data, open, focusable }: ColumnProps) {
  const t = useMessages(directoryMessages)
  const { manager } = level
  const list = useRef<HTMLDivElement>(null)
  const own = manager ? addressOf(manager.number) : `/people/chart${data.isAlone ? '?at=none' : ''}`
  const grown = useRows(level.people, {
    of: ({ levels }: ChartData) => levels.at(-1)?.people,
    idOf: ({ number }) => number,
    address: own,
  })
  const head = manager
    ? t('chart.of', { name: manager.name })
    : t(data.isAlone ? 'chart.alone' : 'chart.top')
  // Who is open stands in its column even when the part in which it comes is not shown yet.
  const opened = data.levels[depth + 1]?.manager
  const isMissing = opened && !grown.rows.some(({ number }) => number === opened.number)
  const rows = isMissing ? [opened, ...grown.rows] : grown.rows
  return (
    <section className="chart-column" data-last={depth === data.levels.length - 1 || undefined}>
      <h2 className="small quiet" dir="auto">
        {head}
      </h2>
      {rows.length > 0 ? (
        <div className="chart-level" role="tree" aria-label={head} ref={list}>
          {rows.map((person, place) => (
            <Item
              key={person.number}
              person={person}
              depth={depth}
              place={place}
              size={grown.to ? -1 : rows.length}
              isOpen={person.number === open}
              isFocusable={person.number === focusable}
            />
          ))}
        </div>
      ) : (
        <p className="small soft">
          {manager ? t('chart.none.help', { name: manager.name }) : null}
        </p>
      )}
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

type ItemProps = {
  person: ChartPerson
  depth: number
  place: number
  /** How many the level has; -1: it is not known yet. */
  size: number
  isOpen: boolean
  isFocusable: boolean
}

function Item({ person, depth, place, size, isOpen, isFocusable }: ItemProps) {
  const t = useMessages(directoryMessages)
  const isReady = useIsReady()
  const { number, name, title, unit, hasLeft, reportCount } = person
  return (
    <div role="none" data-row={number}>
      <Link
        className="chart-item"
        role="treeitem"
        to={reportCount > 0 ? addressOf(number) : `/people/${number}`}
        preventScrollReset
        aria-level={depth + 1}
        aria-posinset={place + 1}
        aria-setsize={size}
        aria-selected={isOpen}
        aria-expanded={reportCount > 0 ? isOpen : undefined}
        tabIndex={isReady && !isFocusable ? -1 : undefined}
        data-person={number}
      >
        <Avatar person={faceOf(person)} size={32} />
        <span className="person-text">
          <b dir="auto">{name}</b>
          <small dir="auto">{[title, unit].filter(Boolean).join(', ')}</small>
          {hasLeft ? <small className="warn">{t('chart.left')}</small> : null}
        </span>
        {reportCount > 0 ? (
          <span className="chart-count">
            <span aria-hidden="true">{reportCount}</span>
            <span className="hidden-text">{t('chart.reports', { count: reportCount })}</span>
            <Icon of={ChevronRight} size={15} />
          </span>
        ) : null}
      </Link>
    </div>
  )
}

/** Arrows as in a tree: up and down within a level, right opens a level or goes into it, left goes back to its person. */
function useTreeKeys(tree: { current: HTMLDivElement | null }, path: readonly number[]) {
  const navigate = useNavigate()
  /** Whose level is about to open: the focus goes to its first person. */
  const opening = useRef<number>(undefined)
  const at = path.join(' ')
  useEffect(() => {
    if (opening.current === undefined || !at.split(' ').includes(String(opening.current))) return
    opening.current = undefined
    const levels = tree.current?.querySelectorAll<HTMLElement>('[role="tree"]')
    levels?.[levels.length - 1]?.querySelector<HTMLElement>('[role="treeitem"]')?.focus()
  }, [at, tree])
  const current = () =>
    tree.current?.querySelector<HTMLElement>('[role="treeitem"]:focus') ?? undefined
  const itemsBeside = (item: HTMLElement) => [
    ...(item.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? []),
  ]
  const move = (step: number) => {
    const item = current()
    if (!item) return
    const items = itemsBeside(item)
    items[items.indexOf(item) + step]?.focus()
  }
  const edge = (last: boolean) => {
    const item = current()
    if (item)
      itemsBeside(item)
        .at(last ? -1 : 0)
        ?.focus()
  }
  const groups = () => [...(tree.current?.querySelectorAll<HTMLElement>('[role="tree"]') ?? [])]
  const into = () => {
    const item = current()
    if (!item?.hasAttribute('aria-expanded')) return
    const number = Number(item.dataset.person)
    if (item.getAttribute('aria-expanded') === 'true') {
      const all = groups()
      const next = all[all.indexOf(item.closest('[role="tree"]') as HTMLElement) + 1]
      next?.querySelector<HTMLElement>('[role="treeitem"]')?.focus()
      return
    }
    opening.current = number
    void navigate(addressOf(number), { preventScrollReset: true })
  }
  const back = () => {
    const all = groups()
    const place = all.indexOf(current()?.closest('[role="tree"]') as HTMLElement)
    const before = all[place - 1]
    before?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
  }
  return onKeys<HTMLDivElement>({
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    arrowright: into,
    arrowleft: back,
    home: () => edge(false),
    end: () => edge(true),
  })
}
