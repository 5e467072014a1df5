// Which followed topics a new post matches, and whom that concerns.
import { personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { MAX_NOTIFIED } from '#graphql/spaces/queries.ts'
import { seconds } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { TOPIC_POST } from './notifications.ts'

type NewPost = {
  id: number
  kind: string
  spaceId: number
  tags: string[]
  createdAt: Date
  isOpen: boolean
}
type Asked = { id: number; key: string }

/** More followed searches than these, the oldest first, are not asked for one post. */
const MAX_SEARCHES = 2_000
/** So many at once, beside what people search. */
const AT_ONCE = 4

/** Notes which topics a new post matches, and gives the notices for their followers. Safe to repeat. */
export async function noticesOfNew(postId: number, db: Db): Promise<Notice[]> {
  const post = await db.first<NewPost>(sql`
    select p.id, p.kind, p."spaceId", p.tags, p."createdAt", s.kind = 'OPEN' as "isOpen"
    from "Post" p join "Space" s on s.id = p."spaceId" where p.id = ${postId} and p.state = 'OPEN'`)
  if (!post) return []
  const topicIds = [...(await tagsOf(db, post)), ...(await searchesOf(db, post))]
  if (topicIds.length === 0) return []
  await db.rows(sql`
    insert into "TopicPost" ("topicId", "postId", at)
    select unnest(${topicIds}::int[]), ${post.id}, ${post.createdAt} on conflict do nothing`)
  return followersOf(db, post.id, topicIds)
}

async function tagsOf(db: Db, { tags }: NewPost): Promise<number[]> {
  if (tags.length === 0) return []
  const rows = await db.rows<{ id: number }>(sql`
    select id from "Topic" where kind = 'TAG' and key = any(${tags}::text[])`)
  return rows.map(({ id }) => id)
}

/** The followed searches that find the post, as the search engine says. */
async function searchesOf(db: Db, post: NewPost): Promise<number[]> {
  const asked = await db.rows<Asked>(sql`
    select t.id, t.key from "Topic" t where t.kind = 'SEARCH' and (t."spaceId" is null or t."spaceId" = ${post.spaceId})
      and exists (select 1 from "TopicFollow" f where f."topicId" = t.id) order by t.id limit ${MAX_SEARCHES}`)
  const found: number[] = []
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE)
    const answers = await Promise.all(some.map(({ key }) => finds(key, post)))
    found.push(...some.filter((_, nth) => answers[nth]).map(({ id }) => id))
  }
  return found
}

/** Does the search find the post among those of its moment? */
async function finds(text: string, post: NewPost): Promise<boolean> {
  // Engines keep whole seconds, and the end is not part of it.
  const second = Math.floor(post.createdAt.getTime() / seconds(1)) * seconds(1)
  const { hits } = await theSearch().search({
    text,
    accessIds: [post.isOpen ? 0 : post.spaceId],
    kinds: [post.kind],
    spaceId: post.spaceId,
    from: new Date(second),
    to: new Date(second + seconds(1)),
    limit: 100,
  })
  return hits.some(({ id }) => id === `${post.kind}:${post.id}`)
}

/** Followers of these topics who may see the post and have muted none of them, each for the first topic that they follow. */
async function followersOf(db: Db, postId: number, topicIds: number[]): Promise<Notice[]> {
  const who = personAsReader(sql`who.id`)
  const rows = await db.rows<{ personId: number; topicId: number; key: string }>(sql`
    select distinct on (who.id) who.id as "personId", t.id as "topicId", t.key
    from "TopicFollow" f join "Topic" t on t.id = f."topicId"
    join "Person" who on who.id = f."personId" and who."deactivatedAt" is null
    join "Post" p on p.id = ${postId}
    where f."topicId" = any(${topicIds}::int[]) and f.level = 'FOLLOW' and ${postVisibleTo(who)}
      and not exists (select 1 from "TopicFollow" muted
        where muted."personId" = who.id and muted."topicId" = any(${topicIds}::int[]) and muted.level = 'MUTE')
    order by who.id, f.at, t.id limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId, topicId, key }) => ({
    personId,
    kind: TOPIC_POST,
    group: `topic:${topicId}`,
    postId,
    outcome: key,
  }))
}
