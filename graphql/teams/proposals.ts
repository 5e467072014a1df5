// Who could take an open position: people who know about the skill by their work first, then those who say they have it.
import { personAsReader } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { suggestExperts } from '#graphql/experts/service.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { teamsMessages } from '#messages/teams.ts'
import { sql } from '#prisma/sql.ts'
import { PROPOSED } from './limits.ts'

const say = teamsMessages.message

export type Proposed = { personId: number; reason: Message }
type Position = { skillId: number; name: string; spaceId: number; exclude: readonly number[] }

/** Three people, of those who may read the space; nobody of `exclude`, no guest, and nobody who has left. */
export async function proposalsFor(
  { db, viewer }: SignedIn,
  { skillId, name, spaceId, exclude }: Position,
  now: Date,
): Promise<Proposed[]> {
  const experts = await suggestExperts(db, {
    text: name,
    tags: [name.toLowerCase()],
    spaceId,
    viewer,
    exclude,
    limit: PROPOSED,
    now,
    isToAnswer: false,
  })
  const known = experts.map(({ personId, reason }) => ({ personId, reason }))
  if (known.length === PROPOSED) return known
  const others = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Skill" s join "PersonSkill" ps on ps."skillId" = s.id
    join "Person" who on who.id = ps."personId" and who."deactivatedAt" is null
    where s."rootId" = ${skillId} and who.id <> all(${[...exclude, ...known.map(({ personId }) => personId)]}::int[])
      and ${personAsReader(sql`who.id`).reads(sql`${spaceId}`)}
    group by who.id order by min(ps.position), who.id limit ${PROPOSED - known.length}`)
  const reason = say('proposed.declared', { skill: name })
  return [...known, ...others.map(({ personId }) => ({ personId, reason }))]
}
