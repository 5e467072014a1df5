// What of a list of ideas is shown, as it stands in the address.
import { type IdeaStatus, statusFromSlug, statusSlug } from './statuses.ts'

export const SORTS = {
  trending: 'TRENDING',
  support: 'SUPPORT',
  newest: 'NEWEST',
  due: 'DUE',
} as const
export type SortSlug = keyof typeof SORTS

export const MINE = {
  written: 'WRITTEN',
  followed: 'FOLLOWED',
  supported: 'SUPPORTED',
} as const
export type MineSlug = keyof typeof MINE

export const ARCHIVED = {
  without: false,
  only: true,
} as const
export type ArchivedSlug = keyof typeof ARCHIVED

export type ListChoice = {
  status: IdeaStatus | null
  sort: SortSlug
  tag: string
  unit: string
  mine: MineSlug | null
  isLate: boolean
  /** Ideas of archived spaces: none, or only those; null: all. */
  archived: ArchivedSlug | null
  /** A board's slug, where ideas of all boards are listed. */
  board: string
  /** The row after which this part of the list begins. */
  after: string | null
  /** The panel of filters is open. */
  isFiltering: boolean
  /** In columns by status instead of a list. */
  isColumns: boolean
}

/** The names in an address, in the order in which they are offered. */
export const SORT_SLUGS = Object.keys(SORTS) as SortSlug[]
export const MINE_SLUGS = Object.keys(MINE) as MineSlug[]
export const ARCHIVED_SLUGS = Object.keys(ARCHIVED) as ArchivedSlug[]

const known = <Key extends string>(table: Record<Key, unknown>, key: string | null): Key | null =>
  key !== null && Object.hasOwn(table, key) ? (key as Key) : null

/** Reads an address; what is unknown is as if it were not there. */
export function choiceOf(query: URLSearchParams): ListChoice {
  const text = (name: string) => query.get(name)?.trim().slice(0, 80) ?? ''
  return {
    status: statusFromSlug(query.get('status')) ?? null,
    sort: known(SORTS, query.get('sort')) ?? 'trending',
    tag: text('tag').toLowerCase(),
    unit: text('unit'),
    mine: known(MINE, query.get('mine')),
    isLate: query.get('late') === '1',
    archived: known(ARCHIVED, query.get('archived')),
    board: text('board'),
    after: query.get('after'),
    isFiltering: query.get('filters') === 'open',
    isColumns: query.get('view') === 'columns',
  }
}

/** Where a list lives: its path, and what stays in every address of it. */
export type ListPlace = { path: string; more?: Readonly<Record<string, string>> }

/** The address of a choice with some parts changed. Paging begins anew unless `after` is among the changes. */
export function addressOf(
  { path, more }: ListPlace,
  choice: ListChoice,
  change: Partial<ListChoice> = {},
): string {
  const to = { ...choice, after: null, isFiltering: false, ...change }
  const query = new URLSearchParams(more)
  const put = (name: string, value: string | null) => value && query.set(name, value)
  if (to.isColumns) query.set('view', 'columns')
  put('status', to.status && statusSlug(to.status))
  put('sort', to.sort === 'trending' ? null : to.sort)
  put('board', to.board)
  put('tag', to.tag)
  put('unit', to.unit)
  put('mine', to.mine)
  put('late', to.isLate ? '1' : null)
  put('archived', to.archived)
  put('filters', to.isFiltering ? 'open' : null)
  put('after', to.after)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The choice as the API's arguments. */
export function variablesOf(choice: ListChoice) {
  return {
    status: choice.status ? [choice.status] : null,
    sort: SORTS[choice.sort],
    tag: choice.tag || null,
    unit: choice.unit || null,
    mine: choice.mine ? MINE[choice.mine] : null,
    isLate: choice.isLate || null,
    isArchived: choice.archived && ARCHIVED[choice.archived],
    after: choice.after,
  }
}

/** Filters besides the status: what the chips show. */
export const isFiltered = (choice: ListChoice): boolean =>
  Boolean(
    choice.tag || choice.unit || choice.mine || choice.isLate || choice.archived || choice.board,
  )
