// Who takes part in a challenge: one rule for the figures, the groups and the invitations.
import { isService } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import type { Counted } from './floor.ts'
import type { Dimension } from './limits.ts'

/**
 * People ("personId") who entered an idea, wrote it too, voted, compared, evaluated, supported an entry, or commented on one or on the
 * challenge. Not the sponsor, and not the sealed author of an entry, who has no name.
 */
const participantsOf = (challengeId: Sql): Sql => sql`
  select took."personId" from (
    select e."byId" as "personId" from "ChallengeEntry" e where e."challengeId" = ${challengeId}
    union select k."personId" from "ChallengeEntry" e join "Post" w on w.id = e."ideaId" and w."authorTag" is null
      join "PostCoauthor" k on k."postId" = e."ideaId" where e."challengeId" = ${challengeId}
    union select v."personId" from "ChallengeVoter" v where v."challengeId" = ${challengeId} and v.spent > 0
    union select d."personId" from "Duel" d where d."challengeId" = ${challengeId} and d.outcome is not null
    union select k."personId" from "Scorecard" k where k."challengeId" = ${challengeId} and k."submittedAt" is not null
    union select s."personId" from "ChallengeEntry" e join "Support" s on s."postId" = e."ideaId" and s.at >= e.at
      where e."challengeId" = ${challengeId}
    union select k."authorId" from "ChallengeEntry" e join "Comment" k on k."postId" = e."ideaId" and k."createdAt" >= e.at
      where e."challengeId" = ${challengeId} and k.state = 'OPEN'
    union select k."authorId" from "Comment" k where k."postId" = ${challengeId} and k.state = 'OPEN') took
  where took."personId" is not null
    and took."personId" is distinct from (select own."sponsorId" from "Challenge" own where own.id = ${challengeId})`

/** Those who are asked: the members of its space who are active, and everybody who takes part. */
const askedOf = (challengeId: Sql): Sql => sql`
  select m."personId" from "SpaceMember" m join "Challenge" c on c.id = ${challengeId} and c."spaceId" = m."spaceId"
    join "Person" member on member.id = m."personId" and member."deactivatedAt" is null
    where m."personId" is distinct from c."sponsorId" and not ${isService(sql`m."personId"`)}
  union select part."personId" from part`

/** What a person is in each dimension. */
const dimensionsOf = sql`lateral (values ('UNIT', who.unit), ('SITE', who.site), ('ROLE', who.title)) as own(dimension, name)`

type GroupRow = Counted & { dimension: Dimension }

/** Everybody who is asked, by unit, by site and by role. */
export async function countedGroups(
  db: Db,
  challengeId: number,
): Promise<Record<Dimension, Counted[]>> {
  const id = sql`${challengeId}::int`
  const rows = await db.rows<GroupRow>(sql`
    with part as (${participantsOf(id)}), asked as (${askedOf(id)})
    select own.dimension, trim(own.name) as name, count(*)::int as asked, count(part."personId")::int as participants,
      max(i.at) as "invitedAt"
    from asked join "Person" who on who.id = asked."personId" left join part on part."personId" = who.id
    left join "ChallengeInvitation" i on i."challengeId" = ${id} and i."personId" = who.id
    cross join ${dimensionsOf} group by 1, 2`)
  const of = (wanted: Dimension) => rows.filter(({ dimension }) => dimension === wanted)
  return { UNIT: of('UNIT'), SITE: of('SITE'), ROLE: of('ROLE') }
}

/** Those of a group who are asked and do not take part, and were not invited before: at most `most`. */
export const missingOf = (
  challengeId: number,
  { dimension, name }: { dimension: Dimension; name: string },
  most: number,
): Sql => {
  const id = sql`${challengeId}::int`
  return sql`
    with part as (${participantsOf(id)}), asked as (${askedOf(id)})
    select asked."personId" from asked join "Person" who on who.id = asked."personId" cross join ${dimensionsOf}
    where own.dimension = ${dimension} and trim(own.name) = ${name}
      and not exists (select 1 from part where part."personId" = who.id)
      and not exists (select 1 from "ChallengeInvitation" i where i."challengeId" = ${id} and i."personId" = who.id)
    order by asked."personId" limit ${most}`
}

export type Newcomers = { participants: number; newcomers: number }

/** How many take part, and how many of them had taken part in no other challenge. */
export async function newcomersOf(db: Db, challengeId: number): Promise<Newcomers> {
  const id = sql`${challengeId}::int`
  const row = await db.first<Newcomers>(sql`
    with part as (${participantsOf(id)})
    select count(*)::int as participants, count(*) filter (where
      not exists (select 1 from "ChallengeEntry" e where e."byId" = part."personId" and e."challengeId" <> ${id})
      and not exists (select 1 from "ChallengeVoter" v where v."personId" = part."personId" and v."challengeId" <> ${id} and v.spent > 0)
      and not exists (select 1 from "Duel" d where d."personId" = part."personId" and d."challengeId" <> ${id} and d.outcome is not null)
      and not exists (select 1 from "Scorecard" k where k."personId" = part."personId" and k."challengeId" <> ${id}
        and k."submittedAt" is not null))::int as newcomers
    from part`)
  return row ?? { participants: 0, newcomers: 0 }
}

export type Before = { id: number; participants: number }

/** The sponsor's challenge before this one, and how many took part in it; undefined for the first. */
export const challengeBefore = (
  db: Db,
  viewer: Viewer,
  { id, sponsorId }: { id: number; sponsorId: number | null },
): Promise<Before | undefined> =>
  db.first<Before>(sql`
    with before as (
      select c.id from "Challenge" c join "Post" p on p.id = c.id
      where c."sponsorId" = ${sponsorId}::int and c.id < ${id} and c.stage <> 'UPCOMING' and ${visibleTo(viewer)}
      order by c.id desc limit 1)
    select before.id, (select count(*)::int from (${participantsOf(sql`before.id`)}) took) as participants from before`)
