// Challenges whose sponsor leaves go to the successor, where that person could sponsor them; those that are told keep the name.
// Who evaluates is succeeded, too, or the sponsor is notified that somebody else has to be asked.
import { personAsReader } from '#graphql/audience.ts'
import { systemActor } from '#graphql/context.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { couldSponsor } from './audience.ts'
import { evaluatorLeft, evaluatorsAdded } from './evaluation-events.ts'
import { challengeHandedOver, sponsorLeft } from './events.ts'
import { isLeft } from './score-queries.ts'
import { touch } from './service.ts'

const SYSTEM = systemActor('leaving')

export const sponsoredChallenges = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select p.title as name, '/challenges/' || p.id as path, p."spaceId" from "Challenge" c join "Post" p on p.id = c.id
    where c."sponsorId" = ${personId} and c.stage <> 'TOLD' order by p.id desc limit ${MAX_OWNED}`)

export async function handOverChallenges(tx: Tx, { personId, successorId, by }: Leaving) {
  const successor = sql`${successorId}::int`
  const challenges = await tx.rows<{
    challengeId: number
    spaceId: number
    sponsorId: number | null
  }>(sql`
    update "Challenge" c set "changedAt" = ${tx.at},
      "sponsorId" = case when ${couldSponsor(successor, sql`c."spaceId"`)} then ${successor} end
    where c."sponsorId" = ${personId} and c.stage <> 'TOLD'
    returning c.id as "challengeId", c."spaceId", c."sponsorId"`)
  for (const { sponsorId, ...challenge } of challenges)
    if (sponsorId === null) await sponsorLeft.record(tx, SYSTEM, { ...challenge, personId })
    else
      await challengeHandedOver.record(tx, by, { ...challenge, personId, successorId: sponsorId })
}

/** Has the evaluator `v` of the challenge `c` entries left, or may there be some? */
const isOwed: Sql = sql`c.stage <> 'TOLD' and (c.stage in ('UPCOMING', 'COLLECT') or exists (
  select 1 from "ChallengeEntry" e where e."challengeId" = c.id and e."closedAt" is null and ${isLeft(sql`v."personId"`)}))`

export const evaluatedChallenges = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select p.title as name, '/challenges/' || p.id as path, p."spaceId" from "Evaluator" v
    join "Challenge" c on c.id = v."challengeId" join "Post" p on p.id = c.id
    where v."personId" = ${personId} and ${isOwed} order by p.id desc limit ${MAX_OWNED}`)

/** The rule of `addEvaluators`: whoever sees it, has written no entry and, where that hides no name, helps to write none. */
const couldEvaluate = (
  person: Sql,
): Sql => sql`(${person} is not null and ${postVisibleTo(personAsReader(person))}
  and not exists (select 1 from "DraftHelper" help where help."challengeId" = c.id and help."helperId" = ${person}
    and (c."namesFrom" is null or c."namesShownAt" is not null))
  and not exists (select 1 from "ChallengeEntry" own join "Post" idea on idea.id = own."ideaId"
    where own."challengeId" = c.id and own."closedAt" is null and (idea."authorId" = ${person} or own."byId" = ${person}
      or exists (select 1 from "PostCoauthor" a where a."postId" = idea.id and a."personId" = ${person}))))`

/** What was submitted stays; drafts end. Whoever had nothing left stays in the list of those who evaluated. */
export async function handOverEvaluations(tx: Tx, { personId, successorId, by }: Leaving) {
  const successor = sql`${successorId}::int`
  const owed = await tx.rows<{
    challengeId: number
    spaceId: number
    dueAt: Date
    isNext: boolean
  }>(sql`
    select c.id as "challengeId", c."spaceId", v."dueAt", ${couldEvaluate(successor)} as "isNext"
    from "Evaluator" v join "Challenge" c on c.id = v."challengeId" join "Post" p on p.id = c.id
    where v."personId" = ${personId} and ${isOwed} order by c.id for no key update of c, v`)
  for (const { challengeId, spaceId, dueAt, isNext } of owed) {
    await tx.rows(sql`
      delete from "Evaluator" where "challengeId" = ${challengeId} and "personId" = ${personId}`)
    await tx.rows(sql`
      delete from "Scorecard" where "challengeId" = ${challengeId} and "personId" = ${personId} and "submittedAt" is null`)
    if (isNext)
      await tx.rows(sql`
        insert into "Evaluator" ("challengeId", "personId", "dueAt", "addedAt")
        values (${challengeId}, ${successorId}, ${dueAt}, ${tx.at}) on conflict do nothing`)
    await touch(tx, challengeId)
    const about = { challengeId, spaceId }
    if (isNext && successorId !== null)
      await evaluatorsAdded.record(tx, by, { ...about, personIds: [successorId] })
    else await evaluatorLeft.record(tx, SYSTEM, { ...about, personId })
  }
}
