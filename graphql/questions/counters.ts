// What questions keep of their answers, and answers of the votes they got.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

/** An accepted answer stands above any number of votes. */
export const ACCEPTED_RANK = 1_000_000_000

/** Is the first comment `c` under the question's post `p` by somebody else than the asker? */
export const isByOthers = sql`((c."authorTag" is null or c."sealedAuthor" is not null) and (c."authorId" = p."authorId") is not true)`

/** The rank of the answer `t`, from what it was given. */
export const rankOf = sql`case when t.state = 'REMOVED' then 0 else coalesce((t.reactions ->> 'UPVOTE')::int, 0)
  + case when exists (select 1 from "Question" q where q."acceptedId" = t.id) then ${ACCEPTED_RANK}::int else 0 end end`

/** The number of answers of the question `t`: those that everybody sees. */
export const answersOf = sql`select count(*)::int from "Comment" c join "Post" p on p.id = c."postId"
  where c."postId" = t.id and c."rootId" is null and c.state = 'OPEN' and ${isByOthers}`

/** Readers who said that the knowledge `t` does not hold any more, and that it does. */
export const doubtsOf = sql`select count(*)::int from "KnowledgeCheck" c where c."questionId" = t."questionId" and not c.holds`
export const confirmationsOf = sql`select count(*)::int from "KnowledgeCheck" c where c."questionId" = t."questionId" and c.holds`

export const counters: readonly CountedTable[] = [
  {
    table: 'Question',
    counters: [
      { column: 'answerCount', counted: answersOf },
      {
        column: 'solvedCount',
        counted: sql`select count(*)::int from "QuestionSolved" s where s."questionId" = t.id`,
      },
      // A copy of the clock's time, by which lists are sorted. It stays when the answer is there.
      {
        column: 'dueAt',
        counted: sql`select max(k."dueAt") from "Clock" k where k."postId" = t.id and k.purpose = 'question.first-answer'`,
      },
    ],
  },
  {
    table: 'Knowledge',
    key: ['questionId'],
    counters: [
      { column: 'doubtCount', counted: doubtsOf },
      { column: 'confirmedCount', counted: confirmationsOf },
    ],
  },
  { table: 'Comment', counters: [{ column: 'rank', counted: rankOf }] },
]
