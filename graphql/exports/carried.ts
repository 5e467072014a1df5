// What an export carries, table by table, and what it does not, with the reason (exports.test.ts compares both with the database).
// Columns that name rows are found in the database itself: see catalog.ts. Rows whose needed neighbours are not carried stay here.
import { type Sql, sql } from '#prisma/sql.ts'

export type Carried = {
  table: string
  /** Columns that rows are ordered by. A row keeps its place, so that two exports of the same content are the same. */
  order: readonly string[]
  /** Which rows, on the alias `t`; without: all whose neighbours are carried. */
  where?: Sql
  /** Columns that stay here: secrets, what is computed anew, and what means nothing elsewhere. */
  without?: readonly string[]
  /** Columns with texts in which files are named by their address. */
  texts?: readonly string[]
  /** Columns that name rows of a table and are no foreign keys. 0 stays 0. */
  names?: Readonly<Record<string, string>>
  /** Columns that hold people's ids in a list. */
  people?: readonly string[]
  /** What stands in place of a value that is not told, by column. On the way back it becomes random letters. */
  marks?: readonly string[]
}

/** On the alias `t`: a comment that everybody sees who sees its post. */
const shownComment = (id: Sql): Sql =>
  sql`exists (select 1 from "Comment" shown where shown.id = ${id} and shown.state = 'OPEN')`

/** In the order in which rows are put back. The spaces are those in `chosen_spaces`. */
export const CARRIED: readonly Carried[] = [
  { table: 'Space', order: ['id'], without: ['memberCount'] },
  { table: 'SpaceMember', order: ['spaceId', 'personId'] },
  {
    table: 'ClockPolicy',
    order: ['id'],
    where: sql`exists (select 1 from "Board" own where own."policyId" = t.id and own."spaceId" in (select id from chosen_spaces))`,
    without: ['calendarId', 'kept', 'late'],
  },
  {
    table: 'Board',
    order: ['id'],
    without: ['ideaCount', 'followerCount', 'withoutResponse', 'promised'],
  },
  { table: 'BoardDelegate', order: ['boardId', 'personId'] },
  { table: 'BoardFollow', order: ['boardId', 'personId'] },
  {
    table: 'Post',
    order: ['id'],
    // A restricted post is for few: it is not carried at all. Held and hidden ones are not decided on yet.
    where: sql`not t."isRestricted" and t.state = 'OPEN'`,
    without: [
      'bodyHtml',
      'commentCount',
      'followerCount',
      'supportCount',
      'participantIds',
      'activeAt',
      'isRestricted',
    ],
    texts: ['body'],
    marks: ['authorTag', 'sealedAuthor'],
  },
  { table: 'PostCoauthor', order: ['postId', 'place'] },
  { table: 'PostRevision', order: ['postId', 'version'], texts: ['body'] },
  { table: 'PostFollow', order: ['postId', 'personId'] },
  { table: 'Support', order: ['postId', 'personId'] },
  {
    table: 'Comment',
    order: ['id'],
    without: ['bodyHtml', 'reactions', 'rank'],
    texts: ['body'],
    marks: ['authorTag', 'sealedAuthor'],
  },
  {
    table: 'Reaction',
    order: ['commentId', 'personId', 'content'],
    where: shownComment(sql`t."commentId"`),
  },
  {
    table: 'Mention',
    order: ['postId', 'commentId', 'personId'],
    where: sql`(t."commentId" = 0 or ${shownComment(sql`t."commentId"`)})`,
    names: { commentId: 'Comment' },
  },
  {
    table: 'File',
    order: ['createdAt', 'name', 'bytes', 'id'],
    where: sql`(t."postId" is not null or t."commentId" is not null)
      and (t."commentId" is null or ${shownComment(sql`t."commentId"`)})`,
    marks: ['ownerTag'],
  },
  {
    table: 'Idea',
    order: ['id'],
    without: ['supportCount', 'trending', 'responseDueAt', 'respondedAt'],
  },
  { table: 'StatusChange', order: ['id'] },
  { table: 'OfficialResponse', order: ['id'], people: ['namedIds'] },
  { table: 'OfficialResponseRevision', order: ['responseId', 'version'] },
  { table: 'Clock', order: ['id'] },
  { table: 'ClockPause', order: ['clockId', 'from'] },
  { table: 'Question', order: ['id'], without: ['answerCount', 'solvedCount', 'dueAt'] },
  { table: 'QuestionSolved', order: ['questionId', 'personId'] },
  { table: 'Knowledge', order: ['questionId'], without: ['doubtCount', 'confirmedCount'] },
  { table: 'KnowledgeCheck', order: ['questionId', 'personId'] },
  { table: 'Challenge', order: ['id'], without: ['entryCount'] },
  { table: 'ChallengeRule', order: ['challengeId', 'stage'] },
  {
    table: 'ChallengeEntry',
    order: ['challengeId', 'ideaId'],
    // Of a helper a tag is kept, by which only this server knows them.
    without: ['helperTag', 'voteCount', 'supportCount'],
  },
  { table: 'ChallengeUpdate', order: ['id'] },
  { table: 'Criterion', order: ['id'] },
  { table: 'StageGate', order: ['challengeId', 'stage'] },
  { table: 'EntryMove', order: ['challengeId', 'ideaId', 'stage'] },
  { table: 'EntryResponse', order: ['challengeId', 'ideaId'] },
  { table: 'EntryCase', order: ['challengeId', 'ideaId'] },
  { table: 'EntryLink', order: ['challengeId', 'ideaId', 'ontoId'] },
  { table: 'ValueCheck', order: ['challengeId', 'ideaId'] },
  { table: 'Goal', order: ['id'] },
  { table: 'ChallengeGoal', order: ['challengeId'] },
  { table: 'RewardBudget', order: ['challengeId'] },
  { table: 'Reward', order: ['id'] },
  { table: 'RewardLine', order: ['id'] },
]
