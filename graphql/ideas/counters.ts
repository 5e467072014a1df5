// What ideas and boards keep of other rows, and when a post was last active, to which a status change counts too.
import { commentsSeen } from '#graphql/confidential/holding.ts'
import type { CountedTable } from '#graphql/counters.ts'
import { HALF_LIFE } from '#graphql/posts/lists.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { WEIGHTS } from './trending.ts'

const withoutResponse = (
  what: Sql,
): Sql => sql`select ${what}::int from "Idea" i join "Post" p on p.id = i.id
  where i."boardId" = t.id and i.status = 'NEW' and i."respondedAt" is null and p.state = 'OPEN'`

/** Counts anew what the idea's board keeps of those that await a response, among which an idea that is not open is none. */
export const recountAwaiting = (tx: Tx, ideaId: number): Promise<unknown> =>
  tx.rows(sql`
    update "Board" t set "withoutResponse" = (${withoutResponse(sql`count(*)`)}),
      promised = (${withoutResponse(sql`count(i."responseDueAt")`)})
    where t.id = (select "boardId" from "Idea" where id = ${ideaId})`)

/**
 * The score of trending.ts over all that happened to an idea, relative to its last moment, so that the powers stay small.
 * What a merged idea brought along did not happen to it.
 */
const trending = sql`with happened(at, weight) as (
    select t."createdAt", ${WEIGHTS.posted}::float8
    union all select at, ${WEIGHTS.supported} from "Support" where "postId" = t.id and "mergedFromId" is null
    union all select at, ${WEIGHTS.commented} from (${commentsSeen}) seen
    union all select at, ${WEIGHTS.statusChanged} from "StatusChange" where "ideaId" = t.id
  ), last as (select max(at) as at from happened)
  select extract(epoch from max(last.at))::float8 / ${HALF_LIFE / 1_000}::float8 + ln(sum(weight * power(2.0::float8,
    greatest(-900, extract(epoch from happened.at - last.at)::float8 / ${HALF_LIFE / 1_000}::float8)))) / ln(2.0::float8)
  from happened, last`

const firstResponse = sql`from "Clock" k
  where k."postId" = t.id and k.purpose = 'idea.first-response' and k.outcome is distinct from 'CANCELLED'`

export const counters: readonly CountedTable[] = [
  {
    table: 'Post',
    counters: [
      {
        column: 'activeAt',
        counted: sql`select greatest(t."createdAt",
          (select max(at) from (${commentsSeen}) seen),
          (select max(m.at) from "StatusChange" m where m."ideaId" = t.id))`,
      },
    ],
  },
  {
    table: 'Idea',
    counters: [
      {
        column: 'supportCount',
        counted: sql`select p."importedSupports" + (select count(*)::int from "Support" s where s."postId" = t.id)
          from "Post" p where p.id = t.id`,
      },
      { column: 'trending', counted: trending, tolerance: 1e-6 },
      // Copies of the clock's times, by which lists are sorted; an answer that was not promised has no clock.
      { column: 'responseDueAt', counted: sql`select max(k."dueAt") ${firstResponse}` },
      {
        column: 'respondedAt',
        counted: sql`select case when count(*) = 0 then t."respondedAt"
          when bool_or(k."stoppedAt" is null) then null else max(k."stoppedAt") end ${firstResponse}`,
      },
    ],
  },
  {
    table: 'Board',
    counters: [
      {
        column: 'ideaCount',
        counted: sql`select count(*)::int from "Idea" i where i."boardId" = t.id`,
      },
      { column: 'withoutResponse', counted: withoutResponse(sql`count(*)`) },
      { column: 'promised', counted: withoutResponse(sql`count(i."responseDueAt")`) },
      {
        column: 'followerCount',
        counted: sql`select count(*)::int from "BoardFollow" f where f."boardId" = t.id and f.level = 'FOLLOW'`,
      },
    ],
  },
  {
    table: 'BoardStatusCount',
    key: ['boardId', 'status'],
    rows: sql`select distinct "boardId", status from "Idea" where "boardId" is not null`,
    counters: [
      {
        column: 'ideas',
        counted: sql`select count(*)::int from "Idea" i where i."boardId" = t."boardId" and i.status = t.status`,
      },
    ],
  },
]
