// For tests: which stored counters differ from what they count. Asked in another way than they are kept.
import { addActivity, scoreAt, WEIGHTS } from '#graphql/ideas/moving.ts'
import type { Db } from './client.ts'
import { fixed, type Sql, sql } from './sql.ts'

type Check = { column: string; stored: Sql; counted: Sql; of: string }
const check = (of: string, column: string, counted: string, stored = `t."${column}"`): Check => ({
  of,
  column,
  stored: fixed(`${stored}::text`),
  counted: fixed(`(${counted})::text`),
})

const UNANSWERED = `from "Idea" i join "Post" p on p.id = i.id
  where i."boardId" = t.id and i.status = 'NEW' and i."answeredAt" is null and p.state = 'OPEN'`
const CHECKS: Check[] = [
  check('Space', 'memberCount', `select count(*) from "SpaceMember" m where m."spaceId" = t.id`),
  check('Board', 'ideaCount', `select count(*) from "Idea" i where i."boardId" = t.id`),
  check(
    'Board',
    'followerCount',
    `select count(*) from "BoardFollow" f where f."boardId" = t.id and f.level = 'FOLLOW'`,
  ),
  check(
    'ClockPolicy',
    'kept',
    `select count(*) from "Clock" k where k."policyId" = t.id and k.outcome = 'RESPONDED' and k."stoppedAt" <= k."dueAt"`,
  ),
  check(
    'ClockPolicy',
    'late',
    `select count(*) from "Clock" k where k."policyId" = t.id and k.outcome = 'RESPONDED' and k."stoppedAt" > k."dueAt"`,
  ),
  // Copies that lists sort by: what they are copied from.
  check(
    'Idea',
    'answerDueAt',
    `select k."dueAt" from "Clock" k where k."postId" = t.id and k.purpose = 'idea.first-response'
      and k.outcome is distinct from 'CANCELLED'`,
  ),
  check(
    'Clock',
    'stoppedAt',
    `select coalesce(i."answeredAt", t."stoppedAt") from (select 1) one left join "Idea" i on i.id = t."postId"
      and t.purpose = 'idea.first-response' and t.outcome is distinct from 'CANCELLED'`,
  ),
  check('Board', 'unanswered', `select count(*) ${UNANSWERED}`),
  check('Board', 'promised', `select count(i."answerDueAt") ${UNANSWERED}`),
  check(
    'Board',
    'stage counts',
    `select jsonb_object_agg(s.status, (select count(*) from "Idea" i where i."boardId" = t.id and i.status = s.status))
      from unnest(enum_range(null::"IdeaStatus")) s(status)`,
    `(select jsonb_object_agg(s.status, coalesce((select c.ideas from "BoardStageCount" c
      where c."boardId" = t.id and c.status = s.status), 0)) from unnest(enum_range(null::"IdeaStatus")) s(status))`,
  ),
  check(
    'Idea',
    'supportCount',
    `select t."importedSupports" + count(*) from "Support" s where s."ideaId" = t.id`,
  ),
  check(
    'Post',
    'commentCount',
    `select count(*) from "Comment" c where c."postId" = t.id and c.state <> 'REMOVED'`,
  ),
  check(
    'Post',
    'followerCount',
    `select count(*) from "PostFollow" f where f."postId" = t.id and f.level = 'FOLLOW'`,
  ),
  check(
    'Post',
    'participantIds',
    `array(select c."authorId" from "Comment" c where c."postId" = t.id and c."authorId" is not null
      and not exists (select 1 from "Comment" later where later."postId" = t.id and later."authorId" = c."authorId"
        and later.id > c.id) order by c.id desc limit 5)`,
  ),
  check(
    'Post',
    'activeAt',
    `select max(at) from (select t."createdAt" as at union all select c."createdAt" from "Comment" c where c."postId" = t.id
      union all select m.at from "StageMove" m where m."ideaId" = t.id) happened`,
  ),
  check(
    'Comment',
    'reactions',
    `select coalesce(jsonb_object_agg(r.sign, r.given), '{}') from (
      select sign, count(*) as given from "Reaction" where "commentId" = t.id group by sign) r`,
  ),
]

/** Every counter of the database that is wrong, as `Table.column of id: stored, not counted`; at most 20 of each. */
export async function miscounts(db: Db): Promise<string[]> {
  const wrong: string[] = []
  for (const { of, column, stored, counted } of CHECKS) {
    const rows = await db.rows<{ id: number; stored: string; counted: string }>(sql`
      select * from (select t.id, ${stored} as stored, ${counted} as counted from ${fixed(`"${of}"`)} t) compared
      where stored is distinct from counted limit 20`)
    for (const row of rows)
      wrong.push(`${of}.${column} of ${row.id}: ${row.stored}, not ${row.counted}`)
  }
  return [...wrong, ...(await wrongScores(db))]
}

/** "Moving now" added up event by event, as the services do it. */
async function wrongScores(db: Db): Promise<string[]> {
  const ideas = await db.rows<{ id: number; moving: number }>(sql`select id, moving from "Idea"`)
  const happened = await db.rows<{ id: number; at: Date; kind: keyof typeof WEIGHTS }>(sql`
    select id, "createdAt" as at, 'posted' as kind from "Idea"
    union all select "ideaId", at, 'supported' from "Support"
    union all select "postId", "createdAt", 'commented' from "Comment"
    union all select "ideaId", at, 'moved' from "StageMove"`)
  const scores = new Map<number, number>()
  for (const { id, at, kind } of happened) {
    const added = scoreAt(at, WEIGHTS[kind])
    const known = scores.get(id)
    scores.set(id, known === undefined ? added : addActivity(known, added))
  }
  return ideas
    .filter(({ id, moving }) => Math.abs(moving - (scores.get(id) ?? 0)) > 1e-6)
    .map(({ id, moving }) => `Idea.moving of ${id}: ${moving}, not ${scores.get(id)}`)
    .slice(0, 20)
}
