// Reading questions: one statement for a list, one for what only its page needs.
import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { commentsClosed, visibleTo } from '#graphql/posts/policy.ts'
import { asSeenBy, type PostRow, postColumns, type Stored } from '#graphql/posts/queries.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { type QuestionStatus, type QuestionView, REVIEW_AHEAD_DAYS } from './limits.ts'

export type QuestionRow = PostRow & {
  status: QuestionStatus
  statusAt: Date
  acceptedId: number | null
  acceptedAt: Date | null
  answerCount: number
  solvedCount: number
  changedAt: Date
  dueAt: Date | null
  nextWaveAt: Date | null
  wave: number
}

const columns = (viewer: Viewer): Sql => sql`
  ${postColumns(viewer)}, q.status, q."statusAt", q."acceptedId", q."acceptedAt", q."answerCount", q."solvedCount", q."changedAt",
  q."dueAt", q."nextWaveAt", q.wave`
const from = sql`"Question" q join "Post" p on p.id = q.id`

/** Questions by id, null where the viewer may not see one. */
export async function questionsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(QuestionRow | null)[]> {
  const stored = await db.rows<Stored<QuestionRow>>(sql`
    select ${columns(viewer)} from ${from} where q.id = any(${ids}::int[]) and ${visibleTo(viewer, ids)}`)
  const byId = new Map(asSeenBy(viewer, stored).map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export type QuestionFilter = {
  view: QuestionView
  space: string | null
  tag: string | null
  now: Date
}

/** Tags that the viewer follows. */
const followedTags = (viewer: Viewer): Sql => sql`array(select topic.key from "TopicFollow" f
  join "Topic" topic on topic.id = f."topicId" and topic.kind = 'TAG'
  where f."personId" = ${viewer.id} and f.level = 'FOLLOW')`

/** Answers that lapse within the week, or are doubted: `k` with its question `q` and its post `p`. */
export const toReview = (now: Date) => sql`
  (k."reviewAt" < ${new Date(now.getTime() + days(REVIEW_AHEAD_DAYS))} or k."doubtCount" > 0)`

const views: Record<QuestionView, (viewer: Viewer, now: Date) => Sql> = {
  ALL: () => sql`true`,
  UNANSWERED: () => sql`q.status in ('UNANSWERED', 'UNKNOWN')`,
  FOR_ME: (
    viewer,
  ) => sql`q.status in ('UNANSWERED', 'ANSWERED') and exists (select 1 from "QuestionRequest" r
    where r."questionId" = q.id and r."personId" = ${viewer.id} and r.state in ('ASKED', 'ACCEPTED'))`,
  MY_TOPICS: (viewer) => sql`p.tags && ${followedTags(viewer)}`,
  MINE: (viewer) => sql`p."authorId" = ${viewer.id}`,
  TO_REVIEW: (
    viewer,
    now,
  ) => sql`exists (select 1 from "Knowledge" k where k."questionId" = q.id and ${toReview(now)}
    and (k."ownerId" = ${viewer.id} or (k."ownerId" is null and p."spaceId" = any(${viewer.ownerOf}::int[]))))`,
}

/** Questions that the viewer may see, newest first: `wanted + 1` rows at most. */
export async function listQuestions(
  db: Db,
  viewer: Viewer,
  { view, space, tag, now }: QuestionFilter,
  wanted: number,
  after: readonly [string, number] | null,
): Promise<QuestionRow[]> {
  const all: Sql[] = [visibleTo(viewer), views[view](viewer, now)]
  if (space) all.push(sql`q."spaceId" = (select s.id from "Space" s where s.slug = ${space})`)
  if (tag) all.push(sql`p.tags @> array[${tag}::text]`)
  if (after) all.push(sql`(q."createdAt", q.id) < (${after[0]}::timestamptz, ${after[1]}::int)`)
  const rows = await db.rows<Stored<QuestionRow>>(
    plannedForValues(sql`
      select ${columns(viewer)} from ${from} where ${joined(all, ' and ')}
      order by q."createdAt" desc, q.id desc limit ${wanted + 1}`),
  )
  return asSeenBy(viewer, rows)
}

export type FoundQuestion = FoundPost & {
  status: QuestionStatus
  acceptedId: number | null
  acceptedAt: Date | null
}

/** The question with what its rules need, locked against other writers with `lock`. Throws NotFound. */
export async function findQuestion(
  db: Db,
  viewer: Viewer,
  questionId: number,
  lock?: 'lock',
): Promise<FoundQuestion> {
  const row = await db.first<FoundQuestion & { authorTag: string | null }>(sql`
    select p.id, p.kind, p."spaceId", p."authorId", p."authorTag", p.state, ${commentsClosed} as "commentsClosed", p.version, p.title, p.body,
      p.tags, p."mergedIntoId", q.status, q."acceptedId", q."acceptedAt"
    from ${from} where p.id = ${questionId} and ${visibleTo(viewer, [questionId])} ${lock ? sql`for no key update of p, q` : sql``}`)
  if (!row) throw new NotFound()
  const { authorTag, ...question } = row
  return {
    ...question,
    isSealed: authorTag !== null,
    isSealedMine: isSealedAuthor(viewer.id, questionId, authorTag),
  }
}

/** For whom the accepted answers of questions solved one: the questions of these that the viewer said it of. */
export async function solvedForViewer(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await db.rows<{ questionId: number }>(sql`
    select "questionId" from "QuestionSolved" where "personId" = ${viewer.id} and "questionId" = any(${ids}::int[])`)
  return new Set(rows.map(({ questionId }) => questionId))
}

/** How often the answers of somebody solved a question for others, where the viewer may see it. */
export async function reusedCount(db: Db, viewer: Viewer, authorId: number): Promise<number> {
  const row = await db.first<{ n: number }>(sql`
    select count(*)::int as n from "Comment" c join "QuestionSolved" s on s."answerId" = c.id
    join "Post" p on p.id = c."postId"
    where c."authorId" = ${authorId} and c.state = 'OPEN' and ${visibleTo(viewer)}`)
  return row?.n ?? 0
}

/** Questions that the viewer was asked and has not answered, with when a first answer is promised. */
export const questionsOwedBy = (viewer: Viewer): Sql => sql`
  select q.id, q."dueAt" from "QuestionRequest" r join "Question" q on q.id = r."questionId" join "Post" p on p.id = q.id
  where r."personId" = ${viewer.id} and r.state in ('ASKED', 'ACCEPTED') and q.status in ('UNANSWERED', 'ANSWERED')
    and p.state = 'OPEN' and ${visibleTo(viewer)}`

export const KNOWLEDGE_STATES = ['VERIFIED', 'REVIEW_DUE', 'DOUBTED'] as const
export type KnowledgeState = (typeof KNOWLEDGE_STATES)[number]
export type KnowledgeRow = {
  questionId: number
  answerId: number
  ownerId: number | null
  verifiedAt: Date
  verifiedById: number | null
  reviewAt: Date
  doubtCount: number
  confirmedCount: number
}

/** What is known of these questions, which were found through `visibleTo` before. */
export const knowledgeOf = (db: Db, questionIds: readonly number[]): Promise<KnowledgeRow[]> =>
  db.rows<KnowledgeRow>(sql`
    select "questionId", "answerId", "ownerId", "verifiedAt", "verifiedById", "reviewAt", "doubtCount", "confirmedCount"
    from "Knowledge" where "questionId" = any(${[...questionIds]}::int[])`)

/** What the viewer said of them since they were verified. */
export const checksBy = (
  db: Db,
  viewer: Viewer,
  questionIds: readonly number[],
): Promise<{ questionId: number; holds: boolean }[]> =>
  db.rows(sql`
    select "questionId", holds from "KnowledgeCheck"
    where "personId" = ${viewer.id} and "questionId" = any(${[...questionIds]}::int[])`)
