// Queries and mutations of teams.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { Person } from '#graphql/people/schema.ts'
import {
  answerForTeam,
  applyForTeam,
  inviteToTeam,
  leaveTeam,
  releaseForTeam,
  removeFromTeam,
} from './members.ts'
import { type MemberRow, openTeams, teamsByIds, waitingFor } from './queries.ts'
import { Member, Team, teamNumber } from './schema.ts'
import { editTeam, formTeam } from './service.ts'

const Waiting = builder.objectRef<MemberRow>('TeamRequest').implement({
  description: 'What waits for the viewer: an invitation, somebody who applies, or a release.',
  fields: (t) => ({
    member: t.field({ type: Member, resolve: (row) => row }),
    teamNumber: t.exposeInt('teamId', { description: 'The number of the team.' }),
    team: t.field({
      type: Team,
      nullable: true,
      description: 'Null where the viewer, asked for a release, may not see its idea.',
      resolve: async ({ teamId }, _, context) => {
        const { db, viewer } = signedIn(context)
        return (await teamsByIds(db, viewer, [teamId]))[0] ?? null
      },
      complexity: STATEMENT,
    }),
  }),
})

builder.queryFields((t) => ({
  team: t.field({
    type: Team,
    nullable: true,
    description: 'A team by the number of its address; null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (await teamsByIds(context.db, signedIn(context).viewer, [teamNumber(id, 'id')]))[0] ?? null,
  }),
  openTeams: t.field({
    type: [Team],
    description: 'Teams that look for somebody, those that end last first, at most 50.',
    complexity: STATEMENT,
    resolve: async (_, __, context) => {
      const today = momentOf(context).toISOString().slice(0, 10)
      return await openTeams(context.db, signedIn(context).viewer, today)
    },
  }),
  teamRequests: t.field({
    type: [Waiting],
    description: 'What waits for the viewer, the oldest first, at most 50.',
    complexity: STATEMENT,
    resolve: (_, __, context) => waitingFor(context.db, signedIn(context).viewer),
  }),
}))

const TeamInput = builder.inputType('TeamInput', {
  description: 'A team as it shall be.',
  fields: (t) => ({
    charter: t.string({ required: true, description: 'Markdown, 10 to 2,000 characters.' }),
    demoOn: t.string({ required: true, description: 'A day as YYYY-MM-DD, not after the end.' }),
    endsOn: t.string({ required: true, description: 'A day as YYYY-MM-DD, not before today.' }),
    positions: t.stringList({
      required: true,
      description: 'Names of skills that are wanted, at most 6; positions that are taken stay.',
    }),
  }),
})

builder.mutationFields((t) => {
  const teamId = t.arg.id({ required: true })
  const personId = t.arg.id({ required: true })
  const accepts = t.arg.boolean({ required: true })
  const personOf = (id: string | number) => numberOf(id, 'Person', 'personId')
  return {
    formTeam: t.field({
      type: Team,
      description: 'Forms the team of an idea; the viewer, who wrote it, leads it.',
      args: {
        ideaId: t.arg.id({ required: true }),
        input: t.arg({ type: TeamInput, required: true }),
      },
      resolve: async (_, args, context) =>
        (await formTeam(signedIn(context), { ideaId: ideaNumber(args.ideaId), ...args.input })).id,
    }),
    editTeam: t.field({
      type: Team,
      description: 'Changes a team: CONFLICT when it changed since `version`.',
      args: {
        teamId,
        version: t.arg.int({ required: true, description: 'The version that was opened.' }),
        input: t.arg({ type: TeamInput, required: true }),
      },
      resolve: async (_, { version, input, ...args }, context) => {
        const raw = { teamId: teamNumber(args.teamId), version, ...input }
        return (await editTeam(signedIn(context), raw)).id
      },
    }),
    inviteToTeam: t.field({
      type: Team,
      description: 'The leader asks somebody to take an open position.',
      args: { teamId, personId, position: t.arg.int({ required: true }) },
      resolve: async (_, { position, ...args }, context) => {
        const raw = { teamId: teamNumber(args.teamId), personId: personOf(args.personId) }
        return (await inviteToTeam(signedIn(context), { ...raw, positionId: position })).id
      },
    }),
    applyForTeam: t.field({
      type: Team,
      description: 'The viewer asks for an open position.',
      args: { teamId, position: t.arg.int({ required: true }) },
      resolve: async (_, { position, ...args }, context) => {
        const raw = { teamId: teamNumber(args.teamId), positionId: position }
        return (await applyForTeam(signedIn(context), raw)).id
      },
    }),
    answerForTeam: t.field({
      type: Team,
      description:
        'Answers the viewer’s own invitation or, with a person, as the leader somebody who applied. Accepted, their manager is asked.',
      args: { teamId, personId: t.arg.id(), accepts },
      resolve: async (_, args, context) => {
        const person = args.personId ? { personId: personOf(args.personId) } : {}
        const raw = { teamId: teamNumber(args.teamId), accepts: args.accepts, ...person }
        return (await answerForTeam(signedIn(context), raw)).id
      },
    }),
    releaseForTeam: t.field({
      type: Person,
      description: 'A manager releases somebody who reports to them for a team, or does not.',
      args: { teamId, personId, accepts },
      resolve: async (_, args, context) => {
        const person = personOf(args.personId)
        const raw = { teamId: teamNumber(args.teamId), personId: person, accepts: args.accepts }
        await releaseForTeam(signedIn(context), raw)
        return person
      },
    }),
    leaveTeam: t.field({
      type: Team,
      description: 'The viewer leaves a team; a leader hands it to whoever joined first.',
      args: { teamId },
      resolve: async (_, args, context) =>
        (await leaveTeam(signedIn(context), { teamId: teamNumber(args.teamId) })).id,
    }),
    removeFromTeam: t.field({
      type: Team,
      description: 'The leader takes somebody out, or takes an invitation back.',
      args: { teamId, personId },
      resolve: async (_, args, context) => {
        const raw = { teamId: teamNumber(args.teamId), personId: personOf(args.personId) }
        return (await removeFromTeam(signedIn(context), raw)).id
      },
    }),
  }
})
