// Reading evidence as somebody: of posts that they may see, by people they may know of, who are still there.
import { isGuest, knowsPerson, personAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { evidenceKinds } from '#graphql/evidence.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { MAX_RECENT } from './limits.ts'
import type { Work } from './ranking.ts'

/** A piece of evidence with what it is about. */
export type EvidenceRow = {
  kind: string
  personId: number
  postId: number
  postKind: string
  commentId: number | null
  votes: number
  at: Date
  /** What it is about, without what the person does not want to be known for. */
  topics: string[]
}
export type EvidenceWork = Work & EvidenceRow

/** Evidence `e` with its post `p`, which the viewer may see; never sealed, hidden or removed work, nor of guests and leavers. */
const shownTo = (viewer: Viewer): Sql => sql`
  from "Evidence" e join "Post" p on p.id = e."postId" and p.state = 'OPEN' and p."authorTag" is null
  join "Person" who on who.id = e."personId" and who."deactivatedAt" is null
  left join "Comment" c on c.id = e."commentId"
  cross join lateral (select case when e.topic is null then p.tags else array[e.topic] end as said) about
  cross join lateral (
    select array_agg(hidden.topic) as topics from "HiddenTopic" hidden where hidden."personId" = e."personId") hides
  cross join lateral (select case when hides.topics is null then about.said
    else array(select unnest(about.said) except select unnest(hides.topics)) end as topics) kept
  where ${visibleTo(viewer)} and (c.id is null or c.state = 'OPEN') and ${knowsPerson(viewer, sql`e."personId"`)}
    and not ${isGuest(sql`e."personId"`)} and e.kind = any(${[...evidenceKinds().keys()]}::text[])
    and (about.said = '{}' or kept.topics <> '{}')`

const columns = sql`e.kind, e."personId", e."postId", p.kind as "postKind", e."commentId", e.votes, e.at, kept.topics`

/** So many of the newest posts with a tag of the question are looked at, whatever they say. */
const MAX_TAGGED = 300
/** More pieces of evidence than these are not looked at for one question. */
const MAX_ROWS = 4_000

/**
 * The evidence on these posts and comments, and on posts with one of these tags, the newest first.
 * @param spaceId only of people who may read this space; null: of all
 */
export async function evidenceOn(
  db: Db,
  viewer: Viewer,
  found: {
    postIds: readonly number[]
    commentIds: readonly number[]
    tags: readonly string[]
    spaceId: number | null
    /** The words of the question, in lower case. */
    words: readonly string[]
  },
): Promise<EvidenceWork[]> {
  const { postIds, commentIds, tags, spaceId, words } = found
  const rows = await db.rows<EvidenceRow>(sql`
    select ${columns} ${shownTo(viewer)} and e.id = any(array(
      select f.id from "Evidence" f where f."postId" = any(${postIds}::int[])
      union select f.id from "Evidence" f where f."commentId" = any(${commentIds}::int[])
      union select f.id from (
        select p.id from "Post" p where p.tags && ${tags}::text[] and ${visibleTo(viewer)}
        order by p."createdAt" desc, p.id desc limit ${MAX_TAGGED}) tagged
      join "Evidence" f on f."postId" = tagged.id))
      and (${spaceId}::int is null or ${personAsReader(sql`e."personId"`).reads(sql`${spaceId}::int`)})
    and not exists (select 1 from "HiddenTopic" hidden where hidden."personId" = e."personId" and hidden.topic = any(p.tags)
        and regexp_split_to_array(hidden.topic, '[^[:alnum:]]+') <@ ${['', ...words]}::text[])
    order by e.at desc, e.id limit ${MAX_ROWS}`)
  return rows.map(asWork)
}

/** More evidence of one person is not looked at: the newest counts. */
const MAX_OF_PERSON = 1_000

/** The evidence of one person, the newest first; of one topic, where it is given. */
export async function evidenceBy(
  db: Db,
  viewer: Viewer,
  personId: number,
  topic: string | null,
): Promise<EvidenceWork[]> {
  const rows = await db.rows<EvidenceRow>(sql`
    select ${columns} ${shownTo(viewer)} and e."personId" = ${personId}
      and (${topic}::text is null or ${topic}::text = any(kept.topics))
    order by e.at desc, e.id limit ${MAX_OF_PERSON}`)
  return rows.map(asWork)
}

/** The newest work of these people, as far as the viewer may see it: when they were there, and with whom they work. */
export async function worksOf(
  db: Db,
  viewer: Viewer,
  personIds: readonly number[],
): Promise<EvidenceWork[]> {
  const rows = await db.rows<EvidenceRow>(sql`
    select recent.* from unnest(${personIds}::int[]) as asked(id) cross join lateral (
      select ${columns} ${shownTo(viewer)} and e."personId" = asked.id order by e.at desc, e.id limit ${MAX_RECENT}) recent`)
  return rows.map(asWork)
}

/** Those of the people who do not want to be known for one of these topics. */
export const hiddenBy = (db: Db, topics: readonly string[]): Promise<{ personId: number }[]> =>
  db.rows(sql`select distinct "personId" from "HiddenTopic" where topic = any(${topics}::text[])`)

/** For what, and citing which work, somebody has endorsed these people. */
export const endorsedBy = (
  db: Db,
  endorserId: number,
  personIds: readonly number[],
): Promise<{ personId: number; topic: string; postId: number }[]> =>
  db.rows(sql`
    select "personId", topic, "postId" from "Endorsement"
    where "endorserId" = ${endorserId} and "personId" = any(${personIds}::int[]) limit ${MAX_ROWS}`)

const asWork = (row: EvidenceRow): EvidenceWork => ({
  ...row,
  document: `${row.postKind}:${row.postId}`,
  part: row.commentId === null ? null : `comment:${row.commentId}`,
  worth: evidenceKinds().get(row.kind)?.worth ?? 'TOOK_PART',
})
