// The three lists of Home: what is chosen for somebody, what they follow, and what is new. Each says of a post why it is there.
// Each part reads a bounded number of rows from an index, so that a list costs the same in a large company.
import type { Viewer } from '#graphql/context.ts'
import { type FollowedPage, postKinds } from '#graphql/post-kinds.ts'
import { byKind, isForFeed, isOpenByKind, lateFollows, latestFollows } from '#graphql/posts/feed.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import { isOnNoMutedTopic, postsOfTopics } from '#graphql/topics/queries.ts'
import type { Db } from '#prisma/client.ts'
import { joined, type Sql, sql } from '#prisma/sql.ts'

export const HOME_REASONS = [
  'FOLLOWED_POST',
  'FOLLOWED_LIST',
  'FOLLOWED_TOPIC',
  'PERSON',
  'NEW',
] as const
export type HomeReason = (typeof HOME_REASONS)[number]
export type ListedForHome<Key extends Date | number = Date | number> = {
  id: number
  kind: string
  key: Key
  reason: HomeReason
  topic: string | null
}
export type Page = { wanted: number; after: readonly (number | string)[] | null; now: Date }

/** What is older is not listed as followed: the end of the list. */
export const FOLLOWING_LASTS = days(90)
const MAX_FOLLOWED = 200
/** What is chosen is younger. */
export const CHOSEN_LASTS = days(28)
/** Dunbar's number: people whose posts are chosen for somebody. */
export const MAX_CIRCLE = 150
/** So many are chosen at most; after them one is caught up. */
export const MAX_CHOSEN = 60
/** From so many of the latest follows the people are taken. */
const LATEST_FOLLOWS = 60
/** Candidates of each followed list, and of each person. */
const OF_EACH_LIST = 10
const OF_EACH_PERSON = 2

const COLUMNS = sql`p.id, p.kind, p."authorId", p."createdAt", p."activeAt"`
const NEWEST_FIRST = sql`"createdAt" desc, id desc`
const olderThan =
  (after: Page['after'], since?: Date): FollowedPage['within'] =>
  (createdAt, id) =>
    joined(
      [
        ...(since ? [sql`${createdAt} > ${since}`] : []),
        ...(after
          ? [sql`(${createdAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::int)`]
          : []),
      ],
      ' and ',
    )

/** Everything that somebody may see, newest first. */
export const latestPosts = (db: Db, viewer: Viewer, { wanted, after }: Page) =>
  db.rows<ListedForHome<Date>>(sql`
    select p.id, p.kind, p."createdAt" as key, 'NEW' as reason, null::text as topic from "Post" p
    where ${visibleTo(viewer)} and not p."isRestricted" and p."mergedIntoId" is null and p."spaceId" <> all(${viewer.archivedIds})
      and ${isOpenByKind()} and ${olderThan(after)(sql`p."createdAt"`, sql`p.id`)}
    order by p."createdAt" desc, p.id desc limit ${wanted + 1}`)

/** Posts of the lists that somebody follows, of every kind that has such lists. */
const ofFollowedLists = (viewer: Viewer, page: FollowedPage): Sql[] =>
  postKinds().flatMap(({ lists }) => (lists?.followed ? [lists.followed(viewer, page)] : []))

/** What somebody follows, newest first: posts, and posts of lists. */
export function followedPosts(db: Db, viewer: Viewer, { wanted, after, now }: Page) {
  const since = new Date(now.getTime() - FOLLOWING_LASTS)
  const within = olderThan(after, since)
  const where = sql`${isForFeed(viewer)} and ${isOnNoMutedTopic(viewer, now)}`
  const limit = wanted + 1
  // What the kind says of a post is asked last, of as many as the page needs.
  const followed = sql`
    select p.* from (
      select ${COLUMNS} from (${lateFollows(viewer, since, MAX_FOLLOWED)}) f join "Post" p on p.id = f."postId"
      where ${where} and ${within(sql`p."createdAt"`, sql`p.id`)}
      order by p."createdAt" desc, p.id desc offset 0) p
    where ${isOpenByKind()} limit ${limit}`
  const parts = [
    sql`select *, null::text as topic, 'FOLLOWED_POST' as reason, 1 as rank from (${followed}) found`,
    ...ofFollowedLists(viewer, { columns: COLUMNS, where, within, limit }).map(
      (part) =>
        sql`select *, null::text as topic, 'FOLLOWED_LIST' as reason, 2 as rank from (${part}) found`,
    ),
    sql`select *, 'FOLLOWED_TOPIC' as reason, 3 as rank from (
      ${postsOfTopics(viewer, { columns: COLUMNS, where, within, limit })}) found`,
  ]
  return db.rows<ListedForHome<Date>>(sql`
    select id, kind, "createdAt" as key, reason, topic from (
      select distinct on (id) * from (${joined(parts, ' union all ')}) found order by id, rank) found
    order by ${NEWEST_FIRST} limit ${limit}`)
}

/** The first post since a moment: of somebody's posts, which an index has by number, none before it need be read. */
const firstSince = (since: Date): Sql => sql`
  select first.id from "Post" first where first."createdAt" > ${since} order by first."createdAt", first.id limit 1`

/**
 * What is chosen for somebody, most active first: posts of the last four weeks on lists they follow, and by the people whom they
 * meet in what they follow. All are by at most 150 people.
 */
export function chosenPosts(db: Db, viewer: Viewer, { wanted, after, now }: Page) {
  const since = new Date(now.getTime() - CHOSEN_LASTS)
  const where = sql`${isForFeed(viewer)} and ${isOnNoMutedTopic(viewer, now)}`
  const page = { columns: COLUMNS, where, within: olderThan(null, since), limit: OF_EACH_LIST }
  const listed = [
    ...ofFollowedLists(viewer, page).map(
      (part) =>
        sql`select *, null::text as topic, 'FOLLOWED_LIST' as reason, 1 as rank from (${part}) found`,
    ),
    sql`select *, 'FOLLOWED_TOPIC' as reason, 2 as rank from (${postsOfTopics(viewer, page)}) found`,
  ]
  const { join, score, isShown } = byKind(viewer)
  return db.rows<ListedForHome<number>>(sql`
    with met as (
      select p."authorId", p."participantIds" from (${latestFollows(viewer, LATEST_FOLLOWS)}) f
      join "Post" p on p.id = f."postId" where ${visibleTo(viewer)}
    ), listed as (${joined(listed, ' union all ')}
    ), circle as (
      select id from (
        select "authorId" as id, 3 as weight from met
        union all select unnest("participantIds"), 1 from met
        union all select "authorId", 1 from listed) close
      where id is not null and id <> ${viewer.id}
      group by id order by sum(weight) desc, id limit ${MAX_CIRCLE}
    ), found as (
      select * from listed
      where "authorId" is null or "authorId" in (select id from circle)
      union all
      select written.*, null, 'PERSON', 3 from circle cross join lateral (
        select ${COLUMNS} from "Post" p
        where p."authorId" = circle.id and p.id >= (${firstSince(since)}) and p."createdAt" > ${since} and ${where}
        order by p.id desc limit ${OF_EACH_PERSON}) written
    ), candidates as (
      select * from (select distinct on (id) * from found order by id, rank) once
      order by "activeAt" desc, id desc limit ${MAX_CHOSEN}
    )
    select id, kind, key, reason, topic from (
      select p.id, p.kind, p.reason, p.topic, ${score} as key from candidates p ${join} where ${isShown}) scored
    where ${after ? sql`(key, id) < (${after[0]}::float8, ${after[1]}::int)` : sql`true`}
    order by key desc, id desc limit ${wanted + 1}`)
}
