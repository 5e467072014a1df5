// Whoever leaves the company leaves their teams: the position is open again, and the others are told. Whoever was asked to release
// somebody is passed over.
import { systemActor } from '#graphql/context.ts'
import type { Leaving } from '#graphql/leaving.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { memberLeft } from './events.ts'
import { takeOut } from './members.ts'

const SYSTEM = systemActor('leaving')

export async function leaveTeams(tx: Tx, { personId }: Leaving): Promise<void> {
  const teams = await tx.rows<{ teamId: number; ideaId: number; spaceId: number }>(sql`
    select t.id as "teamId", t."ideaId", p."spaceId" from "TeamMember" m join "Team" t on t.id = m."teamId"
    join "Post" p on p.id = t."ideaId" where m."personId" = ${personId} order by t.id for no key update of t`)
  for (const team of teams) {
    await takeOut(tx, team.teamId, personId)
    await memberLeft.record(tx, SYSTEM, { ...team, personId })
  }
}

/** The next one above is asked with the next run of the job. */
export const passOn = async (tx: Tx, { personId }: Leaving): Promise<void> => {
  await tx.rows(sql`
    update "TeamMember" set "dueAt" = ${tx.at} where "managerId" = ${personId} and state = 'RELEASING'`)
}
