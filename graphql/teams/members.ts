// The ways into a team and out of it. Somebody is invited, or applies; who has a manager is released; then they are in.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { mustRead } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { teamsMessages } from '#messages/teams.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  memberApplied,
  memberDeclined,
  memberInvited,
  memberJoined,
  memberLeft,
  releaseAsked,
} from './events.ts'
import { AnswerForTeam, ApplyForTeam, InviteToTeam, TeamMemberRef, TeamRef } from './input.ts'
import { RELEASE_DAYS } from './limits.ts'
import { canApply, canLead, canRelease } from './policy.ts'
import { findTeam, isFull, managersOf, memberOf, positionsOf, type TeamRow } from './queries.ts'

const say = teamsMessages.message

const aboutOf = ({ id, ideaId, spaceId }: TeamRow) => ({ teamId: id, ideaId, spaceId })

/** Throws Conflict for a position that is taken or of another team, and where no seat is left. */
async function mustBeOpen(tx: Tx, teamId: number, positionId: number): Promise<void> {
  const [positions = []] = await positionsOf(tx, [teamId])
  const position = positions.find(({ id }) => id === positionId)
  if (!position) throw new NotFound()
  if (!position.isOpen) throw new Conflict(say('refused.taken'))
  if (await isFull(tx, teamId)) throw new Conflict(say('refused.full'))
}

/** The leader asks somebody to take an open position. Throws Invalid, NotFound, NotAllowed, Conflict. */
export async function inviteToTeam(context: SignedIn, raw: z.input<typeof InviteToTeam>) {
  const input = parse(InviteToTeam, raw)
  const { viewer } = context
  return write(context, 'inviteToTeam', input, async (tx) => {
    const { personId, positionId } = input
    const team = await findTeam(tx, viewer, input.teamId, tx.at)
    if (!canLead(viewer, team) || team.isOver) throw new NotAllowed()
    await mustRead(tx, [personId], team.spaceId, 'personId')
    await mustBeOpen(tx, team.id, positionId)
    const there = await memberOf(tx, team.id, personId)
    if (there) throw new Invalid({ personId: [say('refused.there')] })
    await tx.rows(sql`
      insert into "TeamMember" ("teamId", "personId", "positionId", state, "askedAt")
      values (${team.id}, ${personId}, ${positionId}, 'INVITED', ${tx.at})`)
    await memberInvited.record(tx, context, { ...aboutOf(team), personId })
    return { id: team.id }
  })
}

/** The viewer asks for an open position. Twice is once. Throws NotFound, NotAllowed, Conflict. */
export async function applyForTeam(context: SignedIn, raw: z.input<typeof ApplyForTeam>) {
  const input = parse(ApplyForTeam, raw)
  const { viewer } = context
  return write(context, 'applyForTeam', input, async (tx) => {
    const team = await findTeam(tx, viewer, input.teamId, tx.at)
    if (!canApply(viewer, team)) throw new NotAllowed()
    if (await memberOf(tx, team.id, viewer.id)) return { id: team.id }
    await mustBeOpen(tx, team.id, input.positionId)
    await tx.rows(sql`
      insert into "TeamMember" ("teamId", "personId", "positionId", state, "askedAt")
      values (${team.id}, ${viewer.id}, ${input.positionId}, 'APPLIED', ${tx.at})`)
    const { leaderId } = team
    await memberApplied.record(tx, context, { ...aboutOf(team), personId: viewer.id, leaderId })
    return { id: team.id }
  })
}

/**
 * The viewer answers their own invitation, or as the leader somebody who applied. Accepted, they join, or their manager is asked first.
 * Throws NotFound where nobody waits for that answer, NotAllowed, and Conflict where the position was taken meanwhile.
 */
export async function answerForTeam(context: SignedIn, raw: z.input<typeof AnswerForTeam>) {
  const input = parse(AnswerForTeam, raw)
  const { viewer } = context
  return write(context, 'answerForTeam', input, async (tx) => {
    const team = await findTeam(tx, viewer, input.teamId, tx.at)
    const { personId = viewer.id } = input
    const member = await memberOf(tx, team.id, personId)
    const waits = personId === viewer.id ? 'INVITED' : 'APPLIED'
    if (personId !== viewer.id && !canLead(viewer, team)) throw new NotAllowed()
    if (member?.state !== waits) throw new NotFound()
    if (!input.accepts) return decline(tx, context, team, personId)
    if (member.positionId === null) throw new Conflict(say('refused.taken'))
    await mustBeOpen(tx, team.id, member.positionId)
    await askForRelease(tx, context, team, personId)
    return { id: team.id }
  })
}

async function decline(tx: Tx, context: SignedIn, team: TeamRow, personId: number) {
  await tx.rows(
    sql`delete from "TeamMember" where "teamId" = ${team.id} and "personId" = ${personId}`,
  )
  const { leaderId } = team
  const byId = context.viewer.id
  await memberDeclined.record(tx, context, { ...aboutOf(team), personId, byId, leaderId })
  return { id: team.id }
}

/** Both sides want it: now their manager is asked; without one they are in. */
async function askForRelease(
  tx: Tx,
  context: SignedIn,
  team: TeamRow,
  personId: number,
): Promise<void> {
  const [managerId] = await managersOf(tx, personId)
  if (managerId === undefined || managerId === context.viewer.id)
    return join(tx, context, team, personId)
  await tx.rows(sql`
    update "TeamMember" set state = 'RELEASING', "managerId" = ${managerId},
      "dueAt" = ${new Date(tx.at.getTime() + days(RELEASE_DAYS))}
    where "teamId" = ${team.id} and "personId" = ${personId}`)
  await releaseAsked.record(tx, context, { ...aboutOf(team), personId, managerId })
}

async function join(tx: Tx, context: SignedIn, team: TeamRow, personId: number): Promise<void> {
  await tx.rows(sql`
    update "TeamMember" set state = 'JOINED', "managerId" = null, "dueAt" = null, "joinedAt" = ${tx.at}
    where "teamId" = ${team.id} and "personId" = ${personId}`)
  await memberJoined.record(tx, context, { ...aboutOf(team), personId, byId: context.viewer.id })
}

/**
 * A manager releases somebody, or does not: whoever stands above them may. Of the idea they need to see nothing. Throws NotFound where
 * nobody waits for it, or for those who stand not above.
 */
export async function releaseForTeam(context: SignedIn, raw: z.input<typeof AnswerForTeam>) {
  const input = parse(AnswerForTeam, raw)
  const { viewer } = context
  return write(context, 'releaseForTeam', input, async (tx) => {
    const { personId = 0, teamId } = input
    if (!canRelease(viewer, await managersOf(tx, personId))) throw new NotFound()
    const team = await tx.first<TeamRow>(sql`
      select t.id, t."ideaId", t."leaderId", p."spaceId" from "Team" t join "Post" p on p.id = t."ideaId"
      where t.id = ${teamId} for no key update of t`)
    const member = await memberOf(tx, teamId, personId)
    if (!team || member?.state !== 'RELEASING') throw new NotFound()
    if (!input.accepts) return decline(tx, context, team, personId)
    await join(tx, context, team, personId)
    return { id: teamId }
  })
}

/** The viewer leaves; a leader hands the team to whoever joined first of the others. Throws NotFound. */
export async function leaveTeam(context: SignedIn, raw: z.input<typeof TeamRef>) {
  const input = parse(TeamRef, raw)
  const { viewer } = context
  return write(context, 'leaveTeam', input, async (tx) => {
    const team = await findTeam(tx, viewer, input.teamId, tx.at)
    if (!(await memberOf(tx, team.id, viewer.id))) throw new NotFound()
    await takeOut(tx, team.id, viewer.id)
    await memberLeft.record(tx, context, { ...aboutOf(team), personId: viewer.id })
    return { id: team.id }
  })
}

/** The leader takes somebody out, or an invitation back. Throws NotFound, NotAllowed. */
export async function removeFromTeam(context: SignedIn, raw: z.input<typeof TeamMemberRef>) {
  const input = parse(TeamMemberRef, raw)
  const { viewer } = context
  return write(context, 'removeFromTeam', input, async (tx) => {
    const team = await findTeam(tx, viewer, input.teamId, tx.at)
    if (!canLead(viewer, team) || input.personId === viewer.id) throw new NotAllowed()
    const member = await memberOf(tx, team.id, input.personId)
    if (!member) throw new NotFound()
    if (member.state !== 'JOINED') return decline(tx, context, team, input.personId)
    await takeOut(tx, team.id, input.personId)
    await memberLeft.record(tx, context, { ...aboutOf(team), personId: input.personId })
    return { id: team.id }
  })
}

/** Their position is open again. */
export async function takeOut(tx: Tx, teamId: number, personId: number): Promise<void> {
  await tx.rows(
    sql`delete from "TeamMember" where "teamId" = ${teamId} and "personId" = ${personId}`,
  )
  await tx.rows(sql`
    update "Team" set "leaderId" = (select m."personId" from "TeamMember" m
      where m."teamId" = ${teamId} and m.state = 'JOINED' order by m."joinedAt", m."personId" limit 1)
    where id = ${teamId} and "leaderId" = ${personId}`)
}
