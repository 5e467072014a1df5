// Answers show what their authors know: accepted ones most of all. Votes are valued comments, like all reactions.
import { valuedBy } from '#graphql/comments/evidence.ts'
import type { EvidenceKind } from '#graphql/evidence.ts'
import { questionsMessages } from '#messages/questions.ts'
import { type Sql, sql } from '#prisma/sql.ts'

const say = questionsMessages.message

const answersTo = (postIds: Sql): Sql => sql`
  select c."postId", c.id as "commentId", c."authorId" as "personId", coalesce((c.reactions ->> 'UPVOTE')::float8, 0) as votes,
    null::text as topic, c."createdAt" as at, c.id = q."acceptedId" as "isAccepted", ${valuedBy} = 0 as "isPlain"
  from "Comment" c join "Question" q on q.id = c."postId" join "Post" p on p.id = q.id
  where c."postId" = any(${postIds}) and c."rootId" is null and c.state = 'OPEN' and c."authorId" is not null
    and p.state = 'OPEN' and p."authorTag" is null`
const columns = sql`"postId", "commentId", "personId", votes, topic, at`

export const evidence: Readonly<Record<string, EvidenceKind>> = {
  ANSWER_ACCEPTED: {
    worth: 'SOLVED',
    count: (count) => say('evidence.accepted', { count }),
    label: say('evidence.accepted.one'),
    from: (postIds) => sql`
      select ${columns} from (${answersTo(postIds)}) answers where "isAccepted" is true`,
  },
  ANSWER_GIVEN: {
    worth: 'TOOK_PART',
    count: (count) => say('evidence.given', { count }),
    label: say('evidence.given.one'),
    from: (postIds) => sql`
      select ${columns} from (${answersTo(postIds)}) answers where "isAccepted" is not true and "isPlain"`,
  },
}
