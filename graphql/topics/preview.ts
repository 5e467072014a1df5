// How many posts of late somebody would have been notified of, had they followed it.
import type { SignedIn } from '#graphql/context.ts'
import { followableKinds } from '#graphql/followable.ts'
import { isPostKind } from '#graphql/post-kinds.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { search } from '#graphql/search/queries.ts'
import { days } from '#graphql/time.ts'
import { sql } from '#prisma/sql.ts'
import type { TopicRow } from './queries.ts'

/** Counted over the last 28 days. */
export const PREVIEW_WEEKS = 4
const MAX_COUNTED = 400

/** The numbers of the posts of late that a search finds for the viewer, at most 300. */
export async function foundOfLate(
  context: SignedIn,
  { key, space }: Pick<TopicRow, 'key' | 'space'>,
  now: Date,
): Promise<number[]> {
  const from = new Date(now.getTime() - days(7 * PREVIEW_WEEKS))
  const { facets } = await search(context, { query: key, space, from, first: 1 })
  return (await facets())
    .filter(({ kind }) => isPostKind(kind))
    .map(({ id }) => Number(id.slice(id.indexOf(':') + 1)))
}

/** Notices a week, to one decimal. */
export async function noticesPerWeek(
  context: SignedIn,
  topic: TopicRow,
  now: Date,
): Promise<number> {
  const count = await postsOf(context, topic, now)
  return Math.round((count / PREVIEW_WEEKS) * 10) / 10
}

async function postsOf(context: SignedIn, topic: TopicRow, now: Date): Promise<number> {
  const { db, viewer } = context
  const since = new Date(now.getTime() - days(7 * PREVIEW_WEEKS))
  if (topic.kind === 'SEARCH') {
    const ids = await foundOfLate(context, topic, now)
    const row = await db.first<{ count: number }>(sql`
      select count(*)::int as count from "Post" p where p.id = any(${ids}::int[]) and p."authorId" is distinct from ${viewer.id}`)
    return row?.count ?? 0
  }
  if (topic.kind === 'TAG') {
    const row = await db.first<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from "Post" p where p.tags @> ${[topic.key]}::text[] and p."createdAt" > ${since}
          and p."authorId" is distinct from ${viewer.id} and ${visibleTo(viewer)} limit ${MAX_COUNTED}) counted`)
    return row?.count ?? 0
  }
  const list = followableKinds().get(topic.kind.toLowerCase())
  return list ? list.postsSince(db, viewer, topic.key, since, MAX_COUNTED) : 0
}
