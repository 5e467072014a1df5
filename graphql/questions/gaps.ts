// What is asked and what is known, by topic, for those who answer for a space: never about fewer than five people.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'
import { GAP_DAYS, MIN_ASKERS, SINGLE_SHARE } from './limits.ts'

export const GAPS = ['NO_EXPERT', 'SINGLE_POINT', 'OPEN_QUESTIONS'] as const
export type TopicKnowledge = {
  topic: string
  gap: (typeof GAPS)[number]
  /** People who asked, or have the question too. */
  askers: number
  questions: number
  /** Without an accepted answer. */
  open: number
  answers: number
  /** The share of the answers that one person gave, in percent; 0 without answers. */
  topShare: number
}

const MAX_TOPICS = 100
/** Fewer answers are too few to say that one person gives them all. */
const MIN_ANSWERS = 5

/**
 * Topics of questions that the viewer may see, of which fewer is known than asked: nobody's answer was accepted, one person gives most
 * answers, or half of the questions are open. Only topics that five people asked about; the most asked first.
 */
export function gapsFor(db: Db, viewer: Viewer, now: Date): Promise<TopicKnowledge[]> {
  const since = new Date(now.getTime() - days(GAP_DAYS))
  return db.rows<TopicKnowledge>(
    plannedForValues(sql`
      with asked as (
        select p.id, p."authorId", q."acceptedId", unnest(p.tags) as topic from "Question" q join "Post" p on p.id = q.id
        where p."createdAt" > ${since} and p."authorTag" is null and ${visibleTo(viewer)}
      ), people as (
        select topic, count(distinct who)::int as askers from (
          select topic, "authorId" as who from asked
          union all select asked.topic, s."personId" from asked join "Support" s on s."postId" = asked.id) them
        where who is not null group by topic having count(distinct who) >= ${MIN_ASKERS}
      ), given as (
        select asked.topic, c."authorId", count(*)::int as n from asked join people on people.topic = asked.topic
        join "Comment" c on c."postId" = asked.id and c."rootId" is null and c.state = 'OPEN' and c."authorId" is not null
          and c."authorId" is distinct from asked."authorId"
        group by asked.topic, c."authorId"
      ), answered as (
        select topic, sum(n)::int as answers, round(100.0 * max(n) / sum(n))::int as share from given group by topic
      ), counted as (
        select asked.topic, people.askers, count(*)::int as questions,
          count(*) filter (where asked."acceptedId" is null)::int as open,
          coalesce(max(answered.answers), 0)::int as answers, coalesce(max(answered.share), 0)::int as "topShare"
        from asked join people on people.topic = asked.topic left join answered on answered.topic = asked.topic
        group by asked.topic, people.askers
      )
      select * from (
        select *, case when open = questions then 'NO_EXPERT'
          when answers >= ${MIN_ANSWERS} and "topShare" >= ${SINGLE_SHARE} then 'SINGLE_POINT'
          when 2 * open >= questions then 'OPEN_QUESTIONS' end as gap from counted) found
      where gap is not null order by askers desc, topic limit ${MAX_TOPICS}`),
  )
}
