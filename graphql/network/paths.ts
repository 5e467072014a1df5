// How somebody is connected: the shortest line of people of whom each wrote with the next under a post that the viewer may see.
// A search in breadth from both ends, bounded in people, posts and steps, so that it costs the same in a large company.
import { isGuest, knowsPerson } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { suggestExperts } from '#graphql/experts/service.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { MAX_STEPS } from './limits.ts'

/** To whom somebody looks for a line: a person, those who wrote under a post, or those who know a topic. */
export type Target = { personId: number } | { postId: number } | { topic: string }
/** Somebody on the line, and the post under which they wrote with the one before; null for the first. */
export type Step = { personId: number; postId: number | null }

/** From so many people one step is taken at once, to so many of each post; further ones are left out. */
const MAX_FRONTIER = 200
const MAX_POSTS_EACH = 60
const MAX_PEOPLE_EACH = 40
const MAX_TIES_FOUND = 6_000
const MAX_TARGETS = 50

/** Shown in full to the viewer, and by its author's name: what is sealed connects nobody. */
const connects = (viewer: Viewer): Sql =>
  sql`p."authorTag" is null and p.state = 'OPEN' and not p."isRestricted" and ${visibleTo(viewer)}`
const isThere = (
  viewer: Viewer,
  personId: Sql,
): Sql => sql`exists (select 1 from "Person" who where who.id = ${personId}
  and who."deactivatedAt" is null and not ${isGuest(sql`who.id`)} and ${knowsPerson(viewer, sql`who.id`)})`

type Found = { fromId: number; toId: number; postId: number }

/** Who wrote with these people, under what. */
const neighbours = (db: Db, viewer: Viewer, ids: readonly number[]): Promise<Found[]> =>
  db.rows<Found>(sql`
    select distinct on (one.id, other.id) one.id as "fromId", other.id as "toId", post.id as "postId"
    from unnest(${[...ids]}::int[]) as one(id)
    cross join lateral (
      select p.id, p."authorId" from "Post" p where p.id = any(array(
        (select own.id from "Post" own where own."authorId" = one.id order by own.id desc limit ${MAX_POSTS_EACH})
        union (select said."postId" from "Comment" said where said."authorId" = one.id and said.state = 'OPEN'
          order by said.id desc limit ${MAX_POSTS_EACH}))) and ${connects(viewer)}) post
    cross join lateral (
      (select post."authorId" as id) union (select c."authorId" from "Comment" c
        where c."postId" = post.id and c.state = 'OPEN' and c."authorId" is not null limit ${MAX_PEOPLE_EACH})) other
    where other.id <> one.id and ${isThere(viewer, sql`other.id`)}
    order by one.id, other.id, post.id desc limit ${MAX_TIES_FOUND}`)

/** The people of a target whom the viewer may know of. */
async function peopleOf(db: Db, viewer: Viewer, target: Target, now: Date): Promise<number[]> {
  if ('topic' in target) {
    const { topic } = target
    const asked = { text: topic, tags: [topic], viewer, exclude: [], limit: MAX_TARGETS, now }
    return (await suggestExperts(db, { ...asked, isToAnswer: false })).map(
      ({ personId }) => personId,
    )
  }
  const people =
    'personId' in target
      ? sql`select ${target.personId}::int as id`
      : sql`select p."authorId" as id from "Post" p where p.id = ${target.postId} and ${connects(viewer)}
          union select c."authorId" from "Comment" c join "Post" p on p.id = c."postId"
          where p.id = ${target.postId} and c.state = 'OPEN' and ${connects(viewer)}`
  const rows = await db.rows<{ id: number }>(sql`
    select them.id from (${people}) them where them.id is not null and ${isThere(viewer, sql`them.id`)} limit ${MAX_TARGETS}`)
  return rows.map(({ id }) => id)
}

type Side = { seen: Map<number, Found | null>; frontier: number[] }
const sideOf = (ids: readonly number[]): Side => ({
  seen: new Map(ids.map((id) => [id, null])),
  frontier: [...ids],
})

/** One step further on a side. Gives somebody whom the other side has seen, if there is one. */
async function widen(db: Db, viewer: Viewer, side: Side, other: Side): Promise<number | null> {
  const found = await neighbours(db, viewer, side.frontier.slice(0, MAX_FRONTIER))
  const next: number[] = []
  for (const one of found) {
    if (side.seen.has(one.toId)) continue
    side.seen.set(one.toId, one)
    next.push(one.toId)
  }
  side.frontier = next
  return next.find((id) => other.seen.has(id)) ?? null
}

/**
 * The line from the viewer to the target, with both; the viewer alone where they are part of it. Null: none of at most MAX_STEPS steps
 * was found.
 */
export async function pathTo(
  db: Db,
  viewer: Viewer,
  target: Target,
  now: Date,
): Promise<Step[] | null> {
  const targets = await peopleOf(db, viewer, target, now)
  if (targets.includes(viewer.id)) return [{ personId: viewer.id, postId: null }]
  if (targets.length === 0) return null
  const [near, far] = [sideOf([viewer.id]), sideOf(targets)]
  for (let step = 0; step < MAX_STEPS; step++) {
    const isNear = near.frontier.length <= far.frontier.length
    const [side, other] = isNear ? [near, far] : [far, near]
    if (side.frontier.length === 0) return null
    const between = await widen(db, viewer, side, other)
    if (between !== null) return lineThrough(between, near, far)
  }
  return null
}

function lineThrough(between: number, near: Side, far: Side): Step[] {
  const line: Step[] = []
  for (
    let id = between, found = near.seen.get(id);
    ;
    id = found.fromId, found = near.seen.get(id)
  ) {
    line.unshift({ personId: id, postId: found?.postId ?? null })
    if (!found) break
  }
  for (let found = far.seen.get(between); found; found = far.seen.get(found.fromId))
    line.push({ personId: found.fromId, postId: found.postId })
  return line
}
