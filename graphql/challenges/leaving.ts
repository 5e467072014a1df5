// Challenges whose sponsor leaves go to the successor, where that person could sponsor them; those that are told keep the name.
import { systemActor } from '#graphql/context.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { couldSponsor } from './audience.ts'
import { challengeHandedOver, sponsorLeft } from './events.ts'

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
