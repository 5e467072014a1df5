// Goals whose owner leaves go to the successor, where that person may read the space; otherwise those who look after the space go on.
import { personAsReader } from '#graphql/audience.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { goalHandedOver } from './events.ts'

export const ownedGoals = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select title as name, '/goals/' || id as path, "spaceId" from "Goal"
    where "ownerId" = ${personId} and state = 'OPEN' order by id desc limit ${MAX_OWNED}`)

export async function handOverGoals(tx: Tx, { personId, successorId, by }: Leaving) {
  const successor = sql`${successorId}::int`
  const goals = await tx.rows<{ goalId: number; spaceId: number; successorId: number | null }>(sql`
    update "Goal" g set "ownerId" = case when ${personAsReader(successor).reads(sql`g."spaceId"`)} then ${successor} end,
      version = version + 1, "changedAt" = ${tx.at}
    where g."ownerId" = ${personId} and g.state = 'OPEN' returning g.id as "goalId", g."spaceId", g."ownerId" as "successorId"`)
  for (const goal of goals) await goalHandedOver.record(tx, by, goal)
}
