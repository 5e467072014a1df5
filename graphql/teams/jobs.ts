// A manager who has not answered in time: the next one above is asked. Safe to repeat, and to run twice at once.
import { systemActor } from '#graphql/context.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { releaseAsked } from './events.ts'
import { RELEASE_DAYS } from './limits.ts'
import { managersOf } from './queries.ts'

const SYSTEM = systemActor('teams')
const MAX_AT_ONCE = 100

type Late = {
  teamId: number
  personId: number
  managerId: number
  ideaId: number
  spaceId: number
}

export async function escalateReleases(_payload: unknown, _db: Db, now = new Date()) {
  await transaction(async (tx) => {
    const late = await tx.rows<Late>(sql`
      select m."teamId", m."personId", m."managerId", t."ideaId", p."spaceId" from "TeamMember" m
      join "Team" t on t.id = m."teamId" join "Post" p on p.id = t."ideaId"
      where m.state = 'RELEASING' and m."dueAt" <= ${tx.at} order by m."dueAt", m."teamId", m."personId"
      limit ${MAX_AT_ONCE} for no key update of m skip locked`)
    for (const one of late) await askNext(tx, one)
  }, now)
}

/** Above the last one there is nobody: that one stays asked, without another date. */
async function askNext(tx: Tx, { teamId, personId, managerId, ideaId, spaceId }: Late) {
  const line = await managersOf(tx, personId)
  const next = line[line.indexOf(managerId) + 1]
  const dueAt = next === undefined ? null : new Date(tx.at.getTime() + days(RELEASE_DAYS))
  await tx.rows(sql`
    update "TeamMember" set "managerId" = ${next ?? managerId}, "dueAt" = ${dueAt}::timestamptz
    where "teamId" = ${teamId} and "personId" = ${personId}`)
  if (next !== undefined)
    await releaseAsked.record(tx, SYSTEM, {
      teamId,
      ideaId,
      spaceId,
      personId,
      managerId: next,
      isLate: true,
    })
}
