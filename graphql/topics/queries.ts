// What somebody follows, and its posts on Home.
import type { Viewer } from '#graphql/context.ts'
import type { Followed } from '#graphql/followable.ts'
import type { FollowedPage } from '#graphql/post-kinds.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type OwnKind = 'TAG' | 'SEARCH'
/** A tag, a search or a list, as its reader sees it. */
export type TopicRow = Followed & { kind: string; space: string | null; spaceId: number | null }
type Stored = {
  kind: OwnKind
  key: string
  space: string | null
  spaceName: string | null
  spaceId: number | null
  level: 'FOLLOW' | 'MUTE' | null
}

const addressOf = ({ kind, key, space }: Pick<Stored, 'kind' | 'key' | 'space'>): string =>
  `/search?${new URLSearchParams({ q: key, ...(kind === 'TAG' ? { tag: key } : {}), ...(space ? { space } : {}) })}`

export const topicOf = ({ level, spaceName, ...stored }: Stored): TopicRow => ({
  ...stored,
  title: spaceName === null ? stored.key : `${stored.key} (${spaceName})`,
  path: addressOf(stored),
  level: level ?? 'NONE',
})

/** The level at which the viewer follows a tag or a search; null: not at all. */
export const levelOf = async (
  db: Db,
  viewer: Viewer,
  topic: { kind: OwnKind; key: string; spaceId: number | null },
): Promise<Stored['level']> =>
  (
    await db.first<{ level: 'FOLLOW' | 'MUTE' }>(sql`
      select f.level from "Topic" t join "TopicFollow" f on f."topicId" = t.id
      where t.kind = ${topic.kind}::"TopicKind" and t.key = ${topic.key} and coalesce(t."spaceId", 0) = ${topic.spaceId ?? 0}
        and f."personId" = ${viewer.id}`)
  )?.level ?? null

/** The tags and searches that somebody follows or has muted, at most so many, by name. */
export const topicsFollowedBy = async (db: Db, viewer: Viewer, most: number): Promise<TopicRow[]> =>
  (
    await db.rows<Stored>(sql`
      select t.kind, t.key, s.slug as space, s.name as "spaceName", t."spaceId", f.level
      from "TopicFollow" f join "Topic" t on t.id = f."topicId" left join "Space" s on s.id = t."spaceId"
      where f."personId" = ${viewer.id} and (t."spaceId" is null or t."spaceId" = any(${viewer.spaceIds}))
      order by t.key, t.id limit ${most}`)
  ).map(topicOf)

/** Posts of the topics that somebody follows, newest first of each, with the topic's name. */
export const postsOfTopics = (
  viewer: Viewer,
  { columns, where, within, limit }: FollowedPage,
): Sql => sql`
  select newest.*, topic.key as topic from "TopicFollow" follow join "Topic" topic on topic.id = follow."topicId"
  cross join lateral (
    select ${columns} from "TopicPost" matched join "Post" p on p.id = matched."postId"
    where matched."topicId" = topic.id and ${within(sql`matched.at`, sql`matched."postId"`)} and ${where}
    order by matched.at desc, matched."postId" desc limit ${limit}) newest
  where follow."personId" = ${viewer.id} and follow.level = 'FOLLOW'`

/** Of a muted topic so many of its newest posts are left out, from so many days. */
const MAX_MUTED = 1_000
const MUTED_FOR = days(90)
/** A condition on the post `p`: it matches no topic that the viewer has muted. */
export const isOnNoMutedTopic = (viewer: Viewer, now: Date): Sql => sql`p.id <> all(array(
  select matched."postId" from "TopicFollow" muted join "TopicPost" matched on matched."topicId" = muted."topicId"
  where muted."personId" = ${viewer.id} and muted.level = 'MUTE' and matched.at > ${new Date(now.getTime() - MUTED_FOR)}
  limit ${MAX_MUTED}))`
