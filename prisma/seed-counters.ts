// Every stored counter from the rows it counts, set by set. The services keep the same figures one step at a time.
import { HALF_LIFE, WEIGHTS } from '#graphql/ideas/moving.ts'
import type { Db } from './client.ts'
import { sql } from './sql.ts'

/** Counts everything anew: spaces, boards, posts, comments, ideas. Comments in all states but REMOVED count. */
export async function recount(tx: Db): Promise<void> {
  await countReactions(tx)
  await countPosts(tx)
  await countIdeas(tx)
  await countBoards(tx)
  await tx.rows(sql`
    update "Space" s set "memberCount" = c.members
    from (select "spaceId", count(*)::int as members from "SpaceMember" group by 1) c where c."spaceId" = s.id`)
}

async function countReactions(tx: Db): Promise<void> {
  await tx.rows(sql`
    update "Comment" c set reactions = r.counts, "changedAt" = greatest(c."changedAt", r.last)
    from (
      select "commentId", jsonb_object_agg(sign, given) as counts, max(last) as last from (
        select "commentId", sign, count(*)::int as given, max(at) as last from "Reaction" group by 1, 2) by_sign
      group by 1) r
    where r."commentId" = c.id`)
}

async function countPosts(tx: Db): Promise<void> {
  await tx.rows(sql`
    with said as (
      select "postId", "authorId", count(*) filter (where state <> 'REMOVED') as comments, max(id) as last,
        max("createdAt") as last_at
      from "Comment" group by 1, 2
    ), talk as (
      select "postId", sum(comments)::int as comments, max(last_at) as last_at,
        coalesce((array_agg("authorId" order by last desc) filter (where "authorId" is not null))[1:5], '{}') as people
      from said group by 1
    ), followed as (
      select "postId", count(*)::int as followers from "PostFollow" where level = 'FOLLOW' group by 1
    ), moved as (
      select "ideaId", max(at) as last_at from "StageMove" group by 1
    )
    update "Post" p set "commentCount" = coalesce(talk.comments, 0), "participantIds" = coalesce(talk.people, '{}'),
      "followerCount" = coalesce(followed.followers, 0),
      "activeAt" = greatest(p."createdAt", talk.last_at, moved.last_at)
    from "Post" same
    left join talk on talk."postId" = same.id left join followed on followed."postId" = same.id
    left join moved on moved."ideaId" = same.id
    where same.id = p.id`)
}

/** Supports, and the moving score of graphql/ideas/moving.ts over everything that happened to an idea. */
async function countIdeas(tx: Db): Promise<void> {
  await tx.rows(sql`
    update "Idea" i set "supportCount" = i."importedSupports" + c.supports
    from (select "ideaId", count(*)::int as supports from "Support" group by 1) c where c."ideaId" = i.id`)
  const halfLife = HALF_LIFE / 1_000
  // Relative to now, so that the powers stay within a float; what is older than 900 half-lives adds nothing that shows.
  await tx.rows(sql`
    with happened(id, at, weight) as (
      select id, "createdAt", ${WEIGHTS.posted}::float8 from "Idea"
      union all select "ideaId", at, ${WEIGHTS.supported} from "Support"
      union all select "postId", "createdAt", ${WEIGHTS.commented} from "Comment"
      union all select "ideaId", at, ${WEIGHTS.moved} from "StageMove"
    ), summed as (
      select id, sum(weight * power(2.0::float8,
        greatest(-900, extract(epoch from at - now())::float8 / ${halfLife}::float8))) as sum
      from happened group by 1
    )
    update "Idea" i set moving = extract(epoch from now())::float8 / ${halfLife}::float8 + ln(summed.sum) / ln(2.0::float8)
    from summed where summed.id = i.id`)
}

async function countBoards(tx: Db): Promise<void> {
  await tx.rows(sql`
    insert into "BoardStageCount" ("boardId", status, ideas)
    select "boardId", status, count(*)::int from "Idea" group by 1, 2
    on conflict ("boardId", status) do update set ideas = excluded.ideas`)
  await tx.rows(sql`
    with ideas as (select "boardId", count(*)::int as ideas from "Idea" group by 1), waits as (
      select i."boardId", count(*)::int as ideas, count(i."answerDueAt")::int as promised
      from "Idea" i join "Post" p on p.id = i.id and p.state = 'OPEN'
      where i."answeredAt" is null and i.status = 'NEW' group by 1
    ), followed as (
      select "boardId", count(*)::int as followers from "BoardFollow" where level = 'FOLLOW' group by 1
    )
    update "Board" b set "ideaCount" = coalesce(ideas.ideas, 0), "followerCount" = coalesce(followed.followers, 0),
      unanswered = coalesce(waits.ideas, 0), promised = coalesce(waits.promised, 0)
    from "Board" same left join ideas on ideas."boardId" = same.id left join waits on waits."boardId" = same.id left join followed on followed."boardId" = same.id
    where same.id = b.id`)
}
