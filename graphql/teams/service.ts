// Forming a team and changing what it sets out to do. The ways in and out have a file of their own.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { findVisibleIdea } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { isCoauthorOf } from '#graphql/posts/coauthors.ts'
import { skillOfName } from '#graphql/skills/queries.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { teamsMessages } from '#messages/teams.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { teamEdited, teamFormed } from './events.ts'
import { EditTeam, FormTeam } from './input.ts'
import { canFormTeam, canLead } from './policy.ts'
import { findTeam, positionsOf, teamsOfIdeas } from './queries.ts'

const say = teamsMessages.message

/**
 * Forms the team of an idea, which whoever forms it leads. Gives its id; of an idea that has one, Conflict. Throws Invalid (days in the
 * past or in the wrong order, a skill that nobody knows), NotFound, and NotAllowed for those who have not written the idea.
 */
export async function formTeam(context: SignedIn, raw: z.input<typeof FormTeam>) {
  const input = parse(FormTeam, raw)
  const { viewer } = context
  return write(context, 'formTeam', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    if (idea.isSealed && idea.isSealedMine) throw new NotAllowed(say('refused.sealed'))
    if (!canFormTeam(viewer, idea, await isCoauthorOf(tx, idea.id, viewer.id)))
      throw new NotAllowed(say('refused.author'))
    const [there = null] = await teamsOfIdeas(tx, [idea.id])
    if (there !== null) throw new Conflict(say('refused.formed'))
    mustBeAhead(input, tx.at)
    const made = await tx.first<{ id: number }>(sql`
      insert into "Team" ("ideaId", "leaderId", charter, "demoOn", "endsOn", "createdAt")
      values (${idea.id}, ${viewer.id}, ${input.charter}, ${input.demoOn}, ${input.endsOn}, ${tx.at}) returning id`)
    const { id } = made as { id: number }
    await tx.rows(sql`
      insert into "TeamMember" ("teamId", "personId", state, "askedAt", "joinedAt")
      values (${id}, ${viewer.id}, 'JOINED', ${tx.at}, ${tx.at})`)
    await setPositions(tx, id, input.positions)
    const about = { teamId: id, ideaId: idea.id, spaceId: idea.spaceId }
    await teamFormed.record(tx, context, { ...about, personId: viewer.id })
    return { id }
  })
}

/** Changes charter, days and open positions. Throws Invalid, NotFound, NotAllowed, and Conflict when it changed meanwhile. */
export async function editTeam(context: SignedIn, raw: z.input<typeof EditTeam>) {
  const input = parse(EditTeam, raw)
  const { viewer } = context
  return write(context, 'editTeam', input, async (tx) => {
    const team = await findTeam(tx, viewer, input.teamId, tx.at)
    if (!canLead(viewer, team)) throw new NotAllowed()
    mustBeVersion(team.version, input.version)
    if (input.endsOn !== team.endsOn || input.demoOn !== team.demoOn) mustBeAhead(input, tx.at)
    await tx.rows(sql`
      update "Team" set charter = ${input.charter}, "demoOn" = ${input.demoOn}, "endsOn" = ${input.endsOn}, version = version + 1
      where id = ${team.id}`)
    await setPositions(tx, team.id, input.positions)
    const { id: teamId, ideaId, spaceId } = team
    await teamEdited.record(tx, context, { teamId, ideaId, spaceId })
    return { id: teamId }
  })
}

/** Throws Invalid for an end that has passed, and for a demo after the end. */
function mustBeAhead({ demoOn, endsOn }: { demoOn: string; endsOn: string }, now: Date): void {
  if (endsOn < now.toISOString().slice(0, 10)) throw new Invalid({ endsOn: [say('refused.past')] })
  if (demoOn > endsOn) throw new Invalid({ demoOn: [say('refused.demo')] })
}

/** Open positions become these; one that somebody has stays. Throws Invalid for a name that is no skill's. */
async function setPositions(tx: Tx, teamId: number, names: readonly string[]): Promise<void> {
  const wanted: number[] = []
  for (const name of names) {
    const skill = await skillOfName(tx, name)
    if (!skill) throw new Invalid({ positions: [say('refused.skill', { name })] })
    wanted.push(skill.id)
  }
  const [there = []] = await positionsOf(tx, [teamId])
  const left = [...wanted]
  const gone: number[] = []
  for (const { id, skillId, isOpen } of there) {
    const at = left.indexOf(skillId)
    if (at >= 0) left.splice(at, 1)
    else if (isOpen) gone.push(id)
  }
  await tx.rows(sql`delete from "TeamPosition" where id = any(${gone}::int[])`)
  await tx.rows(sql`
    insert into "TeamPosition" ("teamId", "skillId") select ${teamId}, unnest(${left}::int[])`)
}
