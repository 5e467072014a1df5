// The index proposes, the database confirms: what comes back is what the viewer may see at this moment.

import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { knownTo } from '#graphql/spaces/policy.ts'
import type { Db } from '#prisma/client.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'

export type SearchKind = 'idea' | 'comment' | 'person' | 'space'
/** What a hit is, as the database knows it now. */
export type Confirmed = {
  id: string
  kind: SearchKind
  number: number
  /** For a comment the post's title. */
  title: string
  url: string
  at: Date
  authorId: number | null
  authorName: string | null
  spaceId: number | null
}

/** Those of the ids ("idea:7") that the viewer may see, in the given order. One statement for all kinds. */
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

type Row = Omit<Confirmed, 'kind'> & { kind: SearchKind | 'counted' }

/** `visible` are those of `counted` that the viewer may see; undefined when there was nothing to count. */
async function confirmAll(
  db: Db,
  viewer: Viewer,
  shown: readonly string[],
  counted: readonly string[],
): Promise<{ rows: Confirmed[]; visible?: Set<string> }> {
  if (!shown.length && !counted.length) return { rows: [] }
  const sources = sourcesOf(viewer, shown)
  const rows = await db.rows<Row>(sql`
    select 'idea:' || p.id as id, 'idea' as kind, p.id as number, p.title, '/ideas/' || p.id as url, p."createdAt" as at,
      p."authorId", p."authorName", p."spaceId"
    ${sources.idea}
    union all
    select 'comment:' || c.id, 'comment', c.id, p.title, '/ideas/' || p.id || '#comment-' || c.id, c."createdAt",
      c."authorId", c."authorName", p."spaceId"
    ${sources.comment}
    union all
    select 'person:' || who.id, 'person', who.id, who.name, '/people/' || who.id, who."createdAt", who.id, null, null
    ${sources.person}
    union all
    select 'space:' || s.id, 'space', s.id, s.name, '/spaces/' || s.slug, s."createdAt", null, null, s.id
    ${sources.space}
    ${counted.length ? countedRow(sourcesOf(viewer, counted)) : fixed('')}`)
  const count = rows.find((row) => row.kind === 'counted')
  const byId = new Map(rows.map((row) => [row.id, row as Confirmed]))
  return {
    rows: shown.flatMap((id) => byId.get(id) ?? []),
    ...(count ? { visible: idsIn(count.title) } : {}),
  }
}

/** One row more, whose title is the numbers of each kind: hundreds of rows would cost more than what is looked up. */
const countedRow = ({ idea, comment, person, space }: Record<SearchKind, Sql>): Sql => sql`
  union all
  select '', 'counted', 0, json_build_object('idea', array(select p.id ${idea}), 'comment', array(select c.id ${comment}),
    'person', array(select who.id ${person}), 'space', array(select s.id ${space}))::text, '', now(), null, null, null`

function idsIn(text: string): Set<string> {
  const kinds = Object.entries(JSON.parse(text) as Record<SearchKind, number[]>)
  return new Set(kinds.flatMap(([kind, numbers]) => numbers.map((number) => `${kind}:${number}`)))
}

/** For each kind, the rows of these ids that the viewer may see: `from … where …`. */
function sourcesOf(viewer: Viewer, ids: readonly string[]): Record<SearchKind, Sql> {
  const byKind: Record<SearchKind, number[]> = { idea: [], comment: [], person: [], space: [] }
  for (const id of ids) {
    const [kind, number] = id.split(':') as [SearchKind, string]
    if (byKind[kind] && /^\d{1,9}$/.test(number)) byKind[kind].push(Number(number))
  }
  return {
    idea: sql`from "Idea" i join "Post" p on p.id = i.id where p.id = any(${list(byKind.idea)}::int[]) and ${visibleTo(viewer)}`,
    comment: sql`from "Comment" c join "Post" p on p.id = c."postId"
      where c.id = any(${list(byKind.comment)}::int[]) and c.state = 'OPEN' and ${visibleTo(viewer)}`,
    person: sql`from "Person" who where who.id = any(${list(byKind.person)}::int[]) and who."deactivatedAt" is null`,
    space: sql`from "Space" s where s.id = any(${list(byKind.space)}::int[]) and ${knownTo(viewer)}`,
  }
}

/** PostgreSQL's own way of writing an array: quoting hundreds of numbers one by one takes longer than looking them up. */
const list = (numbers: number[]): string => `{${numbers.join(',')}}`
