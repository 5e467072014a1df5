// Writes batches of questions and of their answers: votes, which answer is accepted, and what questions keep of them.
import { reactionCounts } from '#graphql/comments/counters.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import { answersOf, rankOf } from '#graphql/questions/counters.ts'
import { REVIEW_DAYS } from '#graphql/questions/limits.ts'
import { days } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { authorKeyOf } from './people.ts'
import type { QuestionRow } from './question-row.ts'
import { newIds, type Run } from './run.ts'

/** What was remembered of a question at an earlier import. */
export type KnownQuestion = {
  hash: string
  postId: number
  createdAt: Date
  language: string | null
}
export type ReadyQuestion = QuestionRow & { at: Date }

/** What is remembered of these questions. One whose post is gone counts as never seen. */
export async function knownQuestions(
  db: Db,
  spaceId: number | null,
  ids: readonly string[],
): Promise<Map<string, KnownQuestion>> {
  if (ids.length === 0 || spaceId === null) return new Map()
  const rows = await db.rows<KnownQuestion & { externalId: string }>(sql`
    select r."externalId", r.hash, p.id as "postId", p."createdAt", p.language from "ImportedRow" r join "Post" p on p.id = r."postId"
    where r.kind = 'questions' and r."spaceId" = ${spaceId} and r."externalId" = any(${ids}::text[])`)
  return new Map(rows.map((row) => [row.externalId, row]))
}

function asRecord(run: Run, row: ReadyQuestion, id: number) {
  const authorId = run.people.idOf(row.author)
  const { hash, title, body, language, tags, votes } = row
  return {
    ...{ id, externalId: row.id, hash, title, body, language, tags, votes, authorId },
    html: toHtml(body),
    summary: summaryOf(body),
    authorName: authorId ? null : (row.author?.name ?? null),
    authorKey: authorId ? null : authorKeyOf(row.author),
    at: row.at.toISOString(),
  }
}
const columns = sql`r(id int, "externalId" text, hash text, title text, body text, html text, summary text, language text,
  tags jsonb, votes int, "authorId" int, "authorName" text, "authorKey" text, at timestamptz)`
const tagsOfRow = sql`array(select jsonb_array_elements_text(r.tags))`

/** Inserts questions; nobody is asked to answer what was asked elsewhere. @returns their numbers */
export async function insertQuestions(
  tx: Tx,
  run: Run,
  rows: readonly ReadyQuestion[],
): Promise<number[]> {
  if (rows.length === 0) return []
  const ids = await newIds(tx, 'Post', rows.length)
  const records = rows.map((row, i) => asRecord(run, row, ids[i] as number))
  await tx.rows(sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as ${columns}),
    post as (
      insert into "Post" (id, kind, "spaceId", "authorId", "authorName", title, body, "bodyHtml", summary, language, tags,
        "followerCount", "supportCount", "importedSupports", "createdAt", "activeAt")
      select id, 'question', ${run.spaceId}::int, "authorId", "authorName", title, body, html, summary, language, ${tagsOfRow},
        ("authorId" is not null)::int, votes, votes, at, at from r
    ), question as (
      insert into "Question" (id, "spaceId", "statusAt", "createdAt", "changedAt")
      select id, ${run.spaceId}::int, at, at, ${tx.at}::timestamptz from r
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level, at) select id, "authorId", 'FOLLOW', at from r where "authorId" is not null
    )
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "postId", "importId", "authorKey")
    select 'questions', ${run.spaceId}::int, "externalId", hash, id, ${run.importId}::int, "authorKey" from r
    on conflict (kind, "spaceId", "externalId") do update
      set "authorKey" = excluded."authorKey", hash = excluded.hash, "postId" = excluded."postId", "importId" = excluded."importId"`)
  return ids
}

/** Brings questions in step with a file that says something new of them; the words before are kept. */
export async function changeQuestions(
  tx: Tx,
  run: Run,
  rows: readonly (ReadyQuestion & { postId: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const records = JSON.stringify(rows.map((row) => asRecord(run, row, row.postId)))
  const given = sql`r as (select * from jsonb_to_recordset(${records}::jsonb) as ${columns})`
  const ids = rows.map(({ postId }) => postId)
  await tx.rows(
    sql`select id from "Post" where id = any(${ids}::int[]) order by id for no key update`,
  )
  await tx.rows(sql`
    with ${given}, edited as (
      select p.id, p.version, p.title, p.body, p.tags from "Post" p join r on r.id = p.id
      where p.state <> 'REMOVED' and (p.title, p.body, p.tags) is distinct from (r.title, r.body, ${tagsOfRow})
    ), kept as (
      insert into "PostRevision" ("postId", version, title, body, tags, at)
      select id, version, title, body, tags, ${tx.at}::timestamptz from edited
    )
    update "Post" p set title = r.title, body = r.body, "bodyHtml" = r.html, summary = r.summary, tags = ${tagsOfRow},
      version = p.version + 1, "editedAt" = ${tx.at}
    from r where r.id = p.id and p.id in (select id from edited)`)
  await tx.rows(sql`
    with ${given}
    update "Post" p set language = r.language, "importedSupports" = r.votes,
      "supportCount" = p."supportCount" - p."importedSupports" + r.votes
    from r where r.id = p.id`)
  await tx.rows(sql`
    with ${given} update "ImportedRow" m set hash = r.hash from r
    where m.kind = 'questions' and m."spaceId" = ${run.spaceId}::int and m."externalId" = r."externalId"`)
}

/** Sets the votes that answers came with, by people who are not known here. */
export async function setVotes(
  tx: Tx,
  answers: readonly { commentId: number; votes: number }[],
): Promise<void> {
  const ids = answers.map(({ commentId }) => commentId)
  await tx.rows(sql`
    update "Comment" c set "importedReactions" = case when r.votes > 0 then jsonb_build_object('UPVOTE', r.votes) else '{}' end
    from unnest(${ids}::int[], ${answers.map(({ votes }) => votes)}::int[]) as r(id, votes) where c.id = r.id`)
  await tx.rows(
    sql`update "Comment" t set reactions = (${reactionCounts}) where t.id = any(${ids}::int[])`,
  )
}

/**
 * Accepts answers as the file says. What somebody here has accepted stays: an acceptance of a file has the moment of its answer.
 * @param accepted keys of answers with their questions' posts; an answer that is not there is left out
 */
export async function acceptAnswers(
  tx: Tx,
  spaceId: number | null,
  accepted: readonly { postId: number; key: string }[],
): Promise<void> {
  await tx.rows(sql`
    update "Question" q set "acceptedId" = c.id, "acceptedAt" = c."createdAt"
    from unnest(${accepted.map(({ postId }) => postId)}::int[], ${accepted.map(({ key }) => key)}::text[]) as a("postId", key)
    join "ImportedRow" r on r.kind = 'comments' and r."spaceId" = ${spaceId}::int and r."externalId" = a.key
    join "Comment" c on c.id = r."commentId" and c."rootId" is null and c.state = 'OPEN'
    where q.id = a."postId" and c."postId" = q.id and q."acceptedId" is distinct from c.id and (q."acceptedId" is null
      or exists (select 1 from "Comment" o where o.id = q."acceptedId" and o."createdAt" = q."acceptedAt"))`)
}

/** Counts the answers of these posts, and brings status, order and knowledge in step; posts that are no questions stay as they are. */
export async function settleAnswers(tx: Tx, postIds: readonly number[]): Promise<void> {
  const ids = sql`${postIds}::int[]`
  await tx.rows(sql`
    with counted as (
      select t.id, (${answersOf}) as n, (select min(c."createdAt") from "Comment" c
        where c."postId" = t.id and c."rootId" is null and c.state = 'OPEN') as first
      from "Question" t where t.id = any(${ids})
    ), settled as (
      select q.id, c.n, c.first, case when q."acceptedId" is not null then 'ACCEPTED' when c.n > 0 then 'ANSWERED'
        when q.status = 'UNKNOWN' then 'UNKNOWN' else 'UNANSWERED' end::"QuestionStatus" as status
      from counted c join "Question" q on q.id = c.id)
    update "Question" q set "answerCount" = s.n, status = s.status, "changedAt" = ${tx.at},
      "statusAt" = case when q.status = s.status then q."statusAt" else coalesce(q."acceptedAt", s.first, q."createdAt") end
    from settled s where s.id = q.id`)
  await tx.rows(sql`
    update "Comment" t set rank = ${rankOf} from "Question" q
    where q.id = any(${ids}) and t."postId" = q.id and t."rootId" is null and t.rank is distinct from (${rankOf})`)
  await tx.rows(sql`
    delete from "Knowledge" k using "Question" q
    where q.id = any(${ids}) and k."questionId" = q.id and q."acceptedId" is distinct from k."answerId"`)
  // It held when it was accepted, and is looked at again a full time from now: not all of it at once, and not today.
  await tx.rows(sql`
    insert into "Knowledge" ("questionId", "answerId", "ownerId", "verifiedAt", "reviewAt")
    select q.id, c.id, (select who.id from "Person" who where who.id = c."authorId" and who."deactivatedAt" is null),
      q."acceptedAt", ${new Date(tx.at.getTime() + days(REVIEW_DAYS))}::timestamptz + (q.id % ${REVIEW_DAYS}::int) * interval '1 day'
    from "Question" q join "Comment" c on c.id = q."acceptedId" where q.id = any(${ids})
    on conflict do nothing`)
}
