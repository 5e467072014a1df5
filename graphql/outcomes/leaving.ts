// Values whose owner leaves go to the successor, where that person may read the space; otherwise to whoever sponsors the challenge.
import { personAsReader } from '#graphql/audience.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { valueOwnerSet } from './events.ts'

export const ownedValues = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select p.title as name, '/challenges/' || v."challengeId" || '/value/' || v."ideaId" as path, p."spaceId"
    from "ValueCheck" v join "Post" p on p.id = v."ideaId"
    where v."ownerId" = ${personId} and v."signedAt" is null order by p.id desc limit ${MAX_OWNED}`)

export async function handOverValues(tx: Tx, { personId, successorId, by }: Leaving) {
  const successor = sql`${successorId}::int`
  const values = await tx.rows<{
    challengeId: number
    ideaId: number
    spaceId: number
    ownerId: number | null
    isDue: boolean
  }>(sql`
    update "ValueCheck" v set "ownerId" = case when ${personAsReader(successor).reads(sql`p."spaceId"`)} then ${successor} end
    from "Post" p, "ChallengeEntry" e
    where p.id = v."ideaId" and e."challengeId" = v."challengeId" and e."ideaId" = v."ideaId"
      and v."ownerId" = ${personId} and v."signedAt" is null
    returning v."challengeId", v."ideaId", p."spaceId", v."ownerId",
      v."measuredAt" is null and e."valueCheckAt" <= ${tx.at} as "isDue"`)
  for (const { ownerId, ...value } of values)
    if (ownerId !== null)
      await valueOwnerSet.record(tx, by, { ...value, personId: ownerId, byId: 0 })
}
