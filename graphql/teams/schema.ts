// Teams as the API shows them.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { Idea } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { isCoauthorNamed } from '#graphql/posts/schema.ts'
import { skillsByIds } from '#graphql/skills/queries.ts'
import { Skill } from '#graphql/skills/schema.ts'
import { MAX_TEAM, MIN_TEAM, PROPOSED } from './limits.ts'
import { canApply, canFormTeam, canLead } from './policy.ts'
import { type Proposed, proposalsFor } from './proposals.ts'
import {
  isOver,
  type MemberRow,
  membersOf,
  type PositionRow,
  positionsOf,
  type TeamRow,
  teamsByIds,
  teamsOfIdeas,
  teamsOfPerson,
} from './queries.ts'

const membersLoader = loaderOf<number, MemberRow[]>((ids, context) => membersOf(context.db, ids))
const positionsLoader = loaderOf<number, PositionRow[]>((ids, context) =>
  positionsOf(context.db, ids),
)
const teamLoader = loaderOf<number, number | null>((ids, context) => teamsOfIdeas(context.db, ids))

const factsOf = (row: TeamRow, context: Context) => ({
  ...row,
  isOver: isOver(row, momentOf(context)),
})
/** Who is in and who is asked is for all who see the team; who applied and who waits for a release, for those it concerns. */
function isShown(member: MemberRow, team: TeamRow, viewerId: number): boolean {
  return (
    member.state === 'JOINED' ||
    team.leaderId === viewerId ||
    member.personId === viewerId ||
    member.managerId === viewerId
  )
}

const MemberStateEnum = builder.enumType('TeamMemberState', {
  description:
    'INVITED: waits for the person. APPLIED: waits for the leader. RELEASING: waits for the person’s manager. JOINED.',
  values: ['INVITED', 'APPLIED', 'RELEASING', 'JOINED'] as const,
})

const ProposedPerson = builder.objectRef<Proposed>('ProposedPerson').implement({
  description: 'Somebody who could take an open position.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    reason: t.string({
      description: 'Why, in one sentence in the language of the request.',
      resolve: ({ reason }, _, { language }) => reason(language),
    }),
  }),
})

export const Team = builder.loadableNodeRef<TeamRow, number>('Team', {
  id: { resolve: ({ id }) => id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await teamsByIds(context.db, signedIn(context).viewer, ids)),
})

const Position = builder.objectRef<PositionRow>('TeamPosition').implement({
  description: 'What a team needs: a skill.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    skill: t.field({ type: Skill, resolve: ({ skillId }) => skillId }),
    isOpen: t.exposeBoolean('isOpen', { description: 'Has nobody who is in taken it?' }),
    proposed: t.field({
      type: [ProposedPerson],
      description: `Who could take it, at most ${PROPOSED}: for its leader, and empty for everybody else.`,
      complexity: 4 * STATEMENT,
      resolve: async ({ teamId, skillId, isOpen }, _, context) => {
        const own = signedIn(context)
        const team = (await Team.getDataloader(context).load(teamId)) as TeamRow
        if (!isOpen || !canLead(own.viewer, factsOf(team, context))) return []
        const members = await membersLoader(context).load(teamId)
        const [skill] = await skillsByIds(own.db, [skillId])
        const { spaceId } = team
        const exclude = members.map(({ personId }) => personId)
        const asked = { skillId, name: skill?.name ?? '', spaceId, exclude }
        return proposalsFor(own, asked, momentOf(context))
      },
    }),
  }),
})

export const Member = builder.objectRef<MemberRow>('TeamMember').implement({
  description: 'Somebody in a team, or on the way into it.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    state: t.expose('state', { type: MemberStateEnum }),
    position: t.exposeInt('positionId', {
      nullable: true,
      description: 'The number of the position; null: none in particular.',
    }),
    manager: t.field({
      type: Person,
      nullable: true,
      description: 'Who is asked to release them.',
      resolve: ({ managerId }) => managerId,
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when that one can answer before the next one above is asked.',
    }),
    joinedAt: t.expose('joinedAt', { type: 'DateTime', nullable: true }),
    viewerCanRelease: t.boolean({
      description: 'Is the viewer asked to release them?',
      resolve: ({ managerId, state }, _, context) =>
        state === 'RELEASING' && managerId === signedIn(context).viewer.id,
    }),
  }),
})

Team.implement({
  description: `People who work on an idea together, ${MIN_TEAM} to ${MAX_TEAM} of them.`,
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'The id as it stands in addresses.' }),
    path: t.string({ description: 'Its address.', resolve: ({ id }) => `/teams/${id}` }),
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    leader: t.field({
      type: Person,
      nullable: true,
      description: 'Who leads it; null: they have left, and nobody else is in it.',
      resolve: ({ leaderId }) => leaderId,
    }),
    charter: t.string({
      description: 'What it sets out to do, as safe HTML.',
      resolve: ({ charter }) => toHtml(charter, []),
    }),
    charterText: t.exposeString('charter', { description: 'The same in Markdown.' }),
    demoOn: t.exposeString('demoOn', {
      description: 'When it shows what it has made: a day as YYYY-MM-DD.',
    }),
    endsOn: t.exposeString('endsOn', { description: 'When it ends: a day as YYYY-MM-DD.' }),
    isOver: t.boolean({
      description: 'Has that day passed?',
      resolve: (row, _, context) => isOver(row, momentOf(context)),
    }),
    version: t.exposeInt('version', { description: 'Counts its edits.' }),
    members: t.field({
      type: [Member],
      description:
        'Who is in; and of those on the way in, whom the viewer is asked about, leads, or is.',
      resolve: async (team, _, context) =>
        (await membersLoader(context).load(team.id)).filter((member) =>
          isShown(member, team, signedIn(context).viewer.id),
        ),
    }),
    positions: t.field({
      type: [Position],
      description: 'What it needs, taken ones too.',
      resolve: ({ id }, _, context) => positionsLoader(context).load(id),
    }),
    viewerCanLead: t.boolean({
      description: 'Change it, invite people, and answer those who apply.',
      resolve: (row, _, context) => canLead(signedIn(context).viewer, factsOf(row, context)),
    }),
    viewerCanApply: t.boolean({
      description: 'Ask for an open position.',
      resolve: async (row, _, context) => {
        const { viewer } = signedIn(context)
        if (!canApply(viewer, factsOf(row, context))) return false
        const members = await membersLoader(context).load(row.id)
        const seats = members.filter(({ state }) => state === 'JOINED' || state === 'RELEASING')
        return seats.length < MAX_TEAM && !members.some(({ personId }) => personId === viewer.id)
      },
    }),
  }),
})

builder.objectFields(Idea, (t) => ({
  team: t.field({
    type: Team,
    nullable: true,
    description: 'The team that works on it.',
    resolve: ({ id }, _, context) => teamLoader(context).load(id),
  }),
  viewerCanFormTeam: t.boolean({
    description: 'Form its team: for whoever wrote it, where it has none.',
    complexity: STATEMENT,
    resolve: async (idea, _, context) => {
      const { viewer } = signedIn(context)
      if ((await teamLoader(context).load(idea.id)) !== null) return false
      const facts = { ...idea, isSealed: idea.isSealed === true }
      if (canFormTeam(viewer, facts, false)) return true
      return (
        canFormTeam(viewer, facts, true) && (await isCoauthorNamed(context, idea.id, viewer.id))
      )
    },
  }),
}))

builder.objectFields(Person, (t) => ({
  teams: t.field({
    type: [Team],
    description:
      'Teams that they are in, as far as the viewer sees them, those that end last first, at most 50.',
    complexity: STATEMENT,
    resolve: async ({ id }, _, context) =>
      (await teamsOfPerson(context.db, signedIn(context).viewer, id)).map((team) => team.id),
  }),
}))

export const teamNumber = (id: string | number, argument = 'teamId') =>
  numberOf(id, 'Team', argument)
