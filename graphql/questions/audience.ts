// Whom a question concerns, as notices. Asked at delivery, so that somebody who lost access meanwhile is not notified.
import { personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import { MAX_NOTIFIED } from '#graphql/spaces/queries.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

type Wanted = Omit<Notice, 'personId'> & { postId: number }

/** Those of `people`, a statement for "personId", who may see the question and have not muted it, while it is open. */
async function noticesFor(db: Db, people: Sql, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select distinct who.id as "personId" from (${people}) concerned
    join "Person" who on who.id = concerned."personId" and who."deactivatedAt" is null
    join "Post" p on p.id = ${notice.postId} and p.state = 'OPEN'
    join "Question" q on q.id = p.id and q.status in ('UNANSWERED', 'ANSWERED')
    where ${postVisibleTo(personAsReader(sql`who.id`))}
      and not exists (select 1 from "PostFollow" f
        where f."postId" = p.id and f."personId" = who.id and f.level = 'MUTE')
    limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** Those of these people who are asked and have not said anything yet. */
export const askedNow = (
  db: Db,
  questionId: number,
  personIds: readonly number[],
  notice: Wanted,
): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select r."personId" from "QuestionRequest" r
      where r."questionId" = ${questionId} and r."personId" = any(${[...personIds]}::int[]) and r.state = 'ASKED'`,
    notice,
  )

/** The followers of its tags but the asker and those who were asked by name. */
export const tagFollowers = (
  db: Db,
  questionId: number,
  authorId: number,
  notice: Wanted,
): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select f."personId" from "Post" asked join "Topic" topic on topic.kind = 'TAG' and topic.key = any(asked.tags)
      join "TopicFollow" f on f."topicId" = topic.id and f.level = 'FOLLOW'
      where asked.id = ${questionId} and f."personId" <> ${authorId} and not exists (
        select 1 from "QuestionRequest" r where r."questionId" = asked.id and r."personId" = f."personId")`,
    notice,
  )

/** The owners of a space, at most 50. */
export async function ownersOf(db: Db, spaceId: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "SpaceMember" o
    join "Person" who on who.id = o."personId" and who."deactivatedAt" is null
    where o."spaceId" = ${spaceId} and o.role = 'OWNER' order by who.id limit 50`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** The owners of its space, while nobody has answered. */
export async function ownersAskedNow(
  db: Db,
  questionId: number,
  spaceId: number,
  notice: Wanted,
): Promise<Notice[]> {
  const isOpen = await db.first(sql`
    select 1 from "Question" where id = ${questionId} and status in ('UNANSWERED', 'ANSWERED')`)
  return isOpen ? await ownersOf(db, spaceId, notice) : []
}

/** Who answers for an accepted answer: its owner, where they still read it, or the owners of the space; never whoever did it. */
export async function knowledgeOwners(
  db: Db,
  questionId: number,
  spaceId: number,
  notice: Wanted & { except?: number },
): Promise<Notice[]> {
  const { except = 0, ...told } = notice
  const owner = await db.first<{ personId: number }>(sql`
    select who.id as "personId" from "Knowledge" k join "Person" who on who.id = k."ownerId" and who."deactivatedAt" is null
    join "Post" p on p.id = k."questionId" where k."questionId" = ${questionId} and ${postVisibleTo(personAsReader(sql`who.id`))}`)
  const all = owner ? [{ ...owner, ...told }] : await ownersOf(db, spaceId, told)
  return all.filter(({ personId }) => personId !== except)
}
