// The index proposes, the database confirms: what comes back is what the viewer may see at this moment.

import type { Viewer } from '#graphql/context.ts'
import { searchSources } from '#graphql/define.ts'
import type { SearchConfirmation } from '#graphql/search-source.ts'
import type { Db } from '#prisma/client.ts'
import { joined, type Sql, sql } from '#prisma/sql.ts'

/** What a hit is, as the database knows it now. */
export type Confirmed = {
  id: string
  kind: string
  number: number
  /** For a comment the post's title. */
  title: string
  path: string
  at: Date
  authorId: number | null
  authorName: string | null
  spaceId: number | null
}

/** Those of the ids ("person:7") that the viewer may see, in the given order. One statement for all kinds. */
export async function confirm(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Confirmed[]> {
  return (await confirmAll(db, viewer, ids, [])).rows
}

/**
 * What one answer shows and what it only counts. Whatever is asked for in one moment is confirmed by one statement; what
 * nobody asks for is not confirmed at all.
 */
export class Confirmation {
  #ask: (shown: readonly string[], counted: readonly string[]) => ReturnType<typeof confirmAll>
  #shown: readonly string[]
  #counted: readonly string[]
  #isCounting = false
  #answer: ReturnType<typeof confirmAll> | undefined
  #later: ReturnType<typeof confirmAll> | undefined
  constructor(db: Db, viewer: Viewer, shown: readonly string[], counted: readonly string[]) {
    this.#ask = (some, others) => confirmAll(db, viewer, some, others)
    this.#shown = shown
    this.#counted = counted
  }

  /** The rows to show that the viewer may see, in their order. */
  async rows(): Promise<Confirmed[]> {
    return (await this.#soon()).rows
  }

  /** Those that are only counted and that the viewer may see. */
  async visible(): Promise<Set<string>> {
    this.#isCounting = true
    const { visible } = await this.#soon()
    if (visible) return visible
    // First asked for when the rows' statement had gone.
    this.#later ??= this.#ask([], this.#counted)
    return (await this.#later).visible ?? new Set()
  }

  #soon() {
    this.#answer ??= Promise.resolve().then(() =>
      this.#ask(this.#shown, this.#isCounting ? this.#counted : []),
    )
    return this.#answer
  }
}

/** One row of the statement: one of those shown, or, without a number, all that are counted. */
type Row = Omit<Confirmed, 'id' | 'kind' | 'path'> & { source: number; key: string }

/** The ids of the kinds that one confirmation answers for, by number. */
type Asked = { by: SearchConfirmation; ids: Map<number, string> }

/** `visible` are those of `counted` that the viewer may see; undefined when there was nothing to count. */
async function confirmAll(
  db: Db,
  viewer: Viewer,
  shown: readonly string[],
  counted: readonly string[],
): Promise<{ rows: Confirmed[]; visible?: Set<string> }> {
  const toShow = askedOf(shown)
  const toCount = askedOf(counted)
  const parts = toShow.map(
    ({ by, ids }, source) =>
      sql`select ${source}::int as source, ${by.columns} ${by.from(viewer, list(ids))}`,
  )
  if (toCount.length) parts.push(countedRow(viewer, toCount))
  if (!parts.length) return { rows: [] }
  const rows = await db.rows<Row>(joined(parts, ' union all '))
  const found = new Map<string, Confirmed>()
  let visible: Set<string> | undefined
  for (const { source, key, ...row } of rows) {
    const asked = toShow[source]
    if (!asked) visible = idsIn(key, toCount)
    const id = asked?.ids.get(row.number)
    if (asked && id)
      found.set(id, {
        ...row,
        id,
        kind: kindIn(id),
        path: asked.by.path({ number: row.number, key }),
      })
  }
  return { rows: shown.flatMap((id) => found.get(id) ?? []), ...(visible ? { visible } : {}) }
}

/** One row more, whose key is the numbers of each source: hundreds of rows would cost more than what is looked up. */
function countedRow(viewer: Viewer, asked: readonly Asked[]): Sql {
  const numbers = asked.map(
    ({ by, ids }) => sql`array(select ${by.number} ${by.from(viewer, list(ids))})`,
  )
  return sql`select -1 as source, 0 as number, '' as title, now() as at, null::int as "authorId", null as "authorName",
    null::int as "spaceId", json_build_array(${joined(numbers, ', ')})::text as key`
}

function idsIn(text: string, asked: readonly Asked[]): Set<string> {
  const found = JSON.parse(text) as number[][]
  return new Set(
    found.flatMap((numbers, nth) => numbers.flatMap((number) => asked[nth]?.ids.get(number) ?? [])),
  )
}

const kindIn = (id: string): string => id.slice(0, id.indexOf(':'))

/**
 * The ids by what confirms them; a kind that no feature declares any longer is not asked for. All that confirm are there,
 * also without ids: one statement for every mixture of kinds is planned once, where one for each would be planned again
 * and again, which takes longer than looking the rows up.
 */
function askedOf(ids: readonly string[]): Asked[] {
  const sources = searchSources()
  const asked = new Map<SearchConfirmation, Asked>()
  for (const { confirms: by } of Object.values(sources)) asked.set(by, { by, ids: new Map() })
  for (const id of ids) {
    const by = sources[kindIn(id)]?.confirms
    const number = id.slice(id.indexOf(':') + 1)
    if (!by || !/^\d{1,9}$/.test(number)) continue
    asked.get(by)?.ids.set(Number(number), id)
  }
  const all = [...asked.values()]
  return all.some((one) => one.ids.size > 0) ? all : []
}

/** PostgreSQL's own way of writing an array: quoting hundreds of numbers one by one takes longer than looking them up. */
const list = (ids: Map<number, string>): string => `{${[...ids.keys()].join(',')}}`
