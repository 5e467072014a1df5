// Whom a challenge concerns, as notices. Asked at delivery, so that somebody who lost access meanwhile is not notified.
import { holdsRight, personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import { draftersOf } from '#graphql/drafts/queries.ts'
import type { NotificationKind } from '#graphql/notification-kinds.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import { MAX_NOTIFIED } from '#graphql/spaces/queries.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { draftPlaceOf } from './limits.ts'

/** The rule `canSponsor` of policy.ts, of another person. */
export function couldSponsor(personId: Sql, spaceId: Sql): Sql {
  const person = personAsReader(personId)
  return sql`(${person.reads(spaceId)} and (${person.owns(spaceId)}
    or ${holdsRight(personId, 'MANAGE_SPACES', spaceId)} or ${holdsRight(personId, 'SPONSOR_CHALLENGES', spaceId)}))`
}

type Wanted = Omit<Notice, 'personId'> & { postId: number }

/** Those of `people`, a statement for "personId", who may see the post and have not muted it. */
export async function noticesFor(
  db: Db,
  people: Sql,
  except: number,
  notice: Wanted,
): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select distinct who.id as "personId" from (${people}) concerned
    join "Person" who on who.id = concerned."personId" and who."deactivatedAt" is null
    join "Post" p on p.id = ${notice.postId} and p.state = 'OPEN'
    where who.id <> ${except} and ${postVisibleTo(personAsReader(sql`who.id`))}
      and not exists (select 1 from "PostFollow" f
        where f."postId" = p.id and f."personId" = who.id and f.level = 'MUTE')
    limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

const followers = (postId: number): Sql =>
  sql`select f."personId" from "PostFollow" f where f."postId" = ${postId} and f.level = 'FOLLOW'`

/** Its followers. */
export const followingOf = (db: Db, challengeId: number, notice: Wanted) =>
  noticesFor(db, followers(challengeId), 0, notice)

/** Those behind a post that becomes a challenge: who wrote it by name, supports it or follows it. */
export const behindPost = (db: Db, fromPostId: number, except: number, notice: Wanted) =>
  noticesFor(
    db,
    sql`${followers(fromPostId)} union select s."personId" from "Support" s where s."postId" = ${fromPostId}
      union select w."authorId" from "Post" w where w.id = ${fromPostId} and w."authorTag" is null and w."authorId" is not null`,
    except,
    notice,
  )

/** The members of its space, who are asked, and its followers. */
export const askedBy = (db: Db, spaceId: number, except: number, notice: Wanted) =>
  noticesFor(
    db,
    sql`select m."personId" from "SpaceMember" m where m."spaceId" = ${spaceId} union ${followers(notice.postId)}`,
    except,
    notice,
  )

/** Who takes part: followers, its sponsor, who entered, and who voted. */
export const partakersOf = (db: Db, challengeId: number, except: number, notice: Wanted) =>
  noticesFor(
    db,
    sql`${followers(challengeId)}
      union select c."sponsorId" from "Challenge" c where c.id = ${challengeId}
      union select e."byId" from "ChallengeEntry" e where e."challengeId" = ${challengeId} and e."closedAt" is null
      union select w."personId" from "PostCoauthor" w join "ChallengeEntry" e on e."ideaId" = w."postId"
        where e."challengeId" = ${challengeId} and e."closedAt" is null
      union select v."personId" from "ChallengeVoter" v where v."challengeId" = ${challengeId} and v.spent > 0`,
    except,
    notice,
  )

/** Followers, and those who have begun to write an entry. */
export async function remindedOf(db: Db, challengeId: number, notice: Wanted): Promise<Notice[]> {
  const drafters = await draftersOf(db, draftPlaceOf(challengeId), MAX_NOTIFIED)
  return await noticesFor(
    db,
    sql`${followers(challengeId)} union select unnest(${drafters}::int[]) as "personId"`,
    0,
    notice,
  )
}

/** Those of `personIds` who evaluate it still. */
export const evaluatorsOf = (
  db: Db,
  challengeId: number,
  personIds: readonly number[],
  kind: NotificationKind,
): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select v."personId" from "Evaluator" v
      where v."challengeId" = ${challengeId} and v."personId" = any(${[...personIds]}::int[])`,
    0,
    { kind, group: `${kind}:${challengeId}`, postId: challengeId },
  )

/** Its sponsor. */
export const sponsorOf = (db: Db, challengeId: number, except: number, notice: Wanted) =>
  noticesFor(
    db,
    sql`select c."sponsorId" as "personId" from "Challenge" c where c.id = ${challengeId}`,
    except,
    notice,
  )

/** Its sponsor; without one the owners of its space. */
export const whoRunsIt = (db: Db, challengeId: number, notice: Wanted) =>
  noticesFor(
    db,
    sql`select c."sponsorId" as "personId" from "Challenge" c where c.id = ${challengeId} and c."sponsorId" is not null
      union select m."personId" from "SpaceMember" m join "Challenge" c on c."spaceId" = m."spaceId"
        where c.id = ${challengeId} and c."sponsorId" is null and m.role = 'OWNER'`,
    0,
    notice,
  )

/** Who can agree to show names: its sponsor, the owners of its space, and administrators who may reveal authors. */
export const canAgreeToNames = (db: Db, challengeId: number, except: number, notice: Wanted) =>
  noticesFor(
    db,
    sql`select c."sponsorId" as "personId" from "Challenge" c where c.id = ${challengeId}
      union select m."personId" from "SpaceMember" m join "Challenge" c on c."spaceId" = m."spaceId"
        where c.id = ${challengeId} and m.role = 'OWNER'
      union select who.id from "Person" who where ${holdsRight(sql`who.id`, 'REVEAL_SEALED', sql`null::int`)}`,
    except,
    notice,
  )

/** Those whom a decision on an entry concerns beside its followers and supporters: who entered and who voted for it. */
export const votersOf = (
  db: Db,
  challengeId: number,
  ideaId: number,
  except: number,
  notice: Wanted,
) =>
  noticesFor(
    db,
    sql`select v."personId" from "ChallengeVote" v where v."challengeId" = ${challengeId} and v."ideaId" = ${ideaId}
      union select e."byId" from "ChallengeEntry" e where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId}
      union select a."personId" from "PostCoauthor" a where a."postId" = ${ideaId}`,
    except,
    notice,
  )
