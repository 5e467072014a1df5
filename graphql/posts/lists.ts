// Lists of posts of all kinds: one statement finds them, and each kind loads its own rows.
import type { Context, Viewer } from '#graphql/context.ts'
import { noIfRefused } from '#graphql/errors.ts'
import type { KeyPart } from '#graphql/paging.ts'
import { kindOf, type PostKind, postKinds } from '#graphql/post-kinds.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { visibleTo } from './policy.ts'
import type { PostRow } from './queries.ts'

/** Trending scores are counted in spans of this length since 1970, in milliseconds: after one of them activity counts half. */
export const HALF_LIFE = days(2)

export const POST_SORTS = ['TRENDING', 'NEWEST'] as const
export type PostSort = (typeof POST_SORTS)[number]

export type PostFilter = {
  /** Names of kinds; all without. */
  kinds?: readonly string[] | null
  authorId?: number | null
  supporterId?: number | null
  /** The viewer follows them, or the list they stand on, and has not muted them. */
  isForViewer?: boolean | null
  /** Only those that nothing has ended: neither merged nor, as their kind says it, over. */
  isOpen?: boolean | null
  /** Only those in archived spaces, or none of them. */
  isArchived?: boolean | null
}

export type ListedPost = { id: number; kind: string; key: number | Date }

/** A post whose kind keeps no score trends by its latest activity alone. */
const LATEST_ACTIVITY = sql`(extract(epoch from p."activeAt")::float8 / ${HALF_LIFE / 1_000}::float8)`

function conditions(viewer: Viewer, filter: PostFilter, lists: PostKind['lists']): Sql[] {
  const all: Sql[] = [visibleTo(viewer)]
  const follows = (level: 'FOLLOW' | 'MUTE') => sql`exists (select 1 from "PostFollow" f
    where f."postId" = p.id and f."personId" = ${viewer.id} and f.level = ${level}::"FollowLevel")`
  if (filter.authorId) all.push(sql`p."authorId" = ${filter.authorId}`)
  if (filter.supporterId)
    all.push(sql`exists (select 1 from "Support" u
      where u."postId" = p.id and u."personId" = ${filter.supporterId})`)
  if (filter.isForViewer) {
    const ways = [...(lists?.isFollowed ? [lists.isFollowed(viewer)] : []), follows('FOLLOW')]
    all.push(sql`(${joined(ways, ' or ')}) and not ${follows('MUTE')}`)
  }
  if (filter.isOpen)
    all.push(sql`p."mergedIntoId" is null`, ...(lists?.isOpen ? [lists.isOpen] : []))
  if (filter.isArchived === true) all.push(sql`p."spaceId" = any(${viewer.archivedIds})`)
  if (filter.isArchived === false && viewer.archivedIds.length > 0)
    all.push(sql`p."spaceId" <> all(${viewer.archivedIds})`)
  return all
}

/** What the parts of a sort's key are, for reading a cursor. */
export const keyShapeOf = (sort: PostSort): readonly [KeyPart, KeyPart] =>
  sort === 'TRENDING' ? ['number', 'int'] : ['moment', 'int']
/** The sort key of a row, for its cursor. */
export const keyOfPost = ({ key, id }: ListedPost): (number | string)[] => [
  key instanceof Date ? key.toISOString() : key,
  id,
]

/**
 * A page of posts of all kinds that the viewer may see: `wanted + 1` at most. Kinds with a table of their own are read
 * from it, all others together, each as far as the page needs.
 */
export async function listPosts(
  db: Db,
  viewer: Viewer,
  filter: PostFilter,
  sort: PostSort,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<ListedPost[]> {
  const type = sort === 'TRENDING' ? sql`float8` : sql`timestamptz`
  const part = (lists: PostKind['lists'], kinds: readonly string[]) => {
    const key = sort === 'NEWEST' ? sql`p."createdAt"` : (lists?.trending ?? LATEST_ACTIVITY)
    const all = conditions(viewer, filter, lists)
    if (!lists) all.push(sql`p.kind = any(${kinds})`)
    if (after) all.push(sql`(${key}, p.id) < (${after[0]}::${type}, ${after[1]}::int)`)
    return sql`(select p.id, p.kind, ${key} as key from "Post" p ${lists?.join ?? sql``}
      where ${joined(all, ' and ')} order by ${key} desc, p.id desc limit ${wanted + 1})`
  }
  const kinds = postKinds().filter(
    ({ name, isListed = true }) => filter.kinds?.includes(name) ?? isListed,
  )
  const own = kinds.filter(({ lists }) => lists)
  const others = kinds.filter(({ lists }) => !lists)
  const parts = own.map(({ lists }) => part(lists, []))
  if (others.length > 0)
    parts.push(
      part(
        undefined,
        others.map(({ name }) => name),
      ),
    )
  if (parts.length === 0) return []
  return db.rows<ListedPost>(
    plannedForValues(sql`
      select id, kind, key from (${joined(parts, ' union all ')}) found order by key desc, id desc limit ${wanted + 1}`),
  )
}

/** Loads listed posts, each as its kind does; null for one that the viewer may no longer see. */
export const loadListed = (
  context: Context,
  rows: readonly Pick<ListedPost, 'id' | 'kind'>[],
): Promise<(PostRow | null)[]> =>
  Promise.all(
    rows.map(({ id, kind }) =>
      kindOf(kind)
        .type.getDataloader(context)
        .load(id)
        .then((row) => row as PostRow)
        .catch((error: unknown) => noIfRefused(error) || null),
    ),
  )
