// One's network, how one is connected, and teams, in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { rowsWanted } from '#graphql/paging.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post, postNumber } from '#graphql/posts/schema.ts'
import { networkMessages } from '#messages/network.ts'
import { PathTopic, TeamInput } from './input.ts'
import { MAX_STEPS, MAX_TEAM, MIN_TEAM, PROBLEM_LENGTH, TIE_DAYS, TIE_MARK } from './limits.ts'
import { pathTo, type Step, type Target } from './paths.ts'
import { hasNetwork } from './policy.ts'
import { proposeTeam, type Team, type TeamMember } from './teams.ts'
import { type Network, networkOf, type Tie } from './ties.ts'

const say = networkMessages.message

const TieRef = builder.objectRef<Tie>('Tie').implement({
  description: 'Somebody with whom the viewer wrote under posts of either.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    count: t.exposeInt('count', { description: `How often in the last ${TIE_DAYS} days.` }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When last.' }),
  }),
})
const UnitCount = builder.objectRef<{ unit: string; count: number }>('UnitCount').implement({
  description: 'How many people of a unit.',
  fields: (t) => ({ unit: t.exposeString('unit'), count: t.exposeInt('count') }),
})
const NetworkRef = builder.objectRef<Network>('Network').implement({
  description: 'The viewer’s own network, which nobody else reads.',
  fields: (t) => ({
    tieCount: t.int({
      description: `People with whom they have an active tie, of the last ${TIE_DAYS} days.`,
      resolve: ({ ties }) => ties.length,
    }),
    mark: t.int({
      description: 'How many active ties people keep up (Dunbar’s number).',
      resolve: () => TIE_MARK,
    }),
    ties: t.field({
      type: [TieRef],
      description: `The closest ties first, at most ${TIE_MARK}.`,
      args: { first: t.arg.int({ description: `At most ${TIE_MARK}; 30 without.` }) },
      complexity: { multiplier: 30 },
      resolve: ({ ties }, { first }) => ties.slice(0, rowsWanted(first ?? 30, TIE_MARK)),
    }),
    bridges: t.expose('bridges', {
      type: [UnitCount],
      description: 'Other units in which they have ties, the most first.',
    }),
    bridgeShare: t.exposeInt('bridgeShare', {
      description: 'Which share of their ties is in other units, in percent.',
    }),
  }),
})
const StepRef = builder.objectRef<Step>('ConnectionStep').implement({
  description: 'Somebody on the line between two people.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    post: t.field({
      type: Post,
      nullable: true,
      description: 'Under which they wrote with the one before; null for the first.',
      resolve: ({ postId }) => postId,
    }),
  }),
})
const MemberRef = builder.objectRef<TeamMember>('ProposedMember').implement({
  description: 'Somebody who is proposed for a team.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    covers: t.exposeStringList('covers', { description: 'The skills that they bring.' }),
    reason: t.string({
      description: 'Why, in one sentence.',
      resolve: ({ reason }, _, { language }) => reason(language),
    }),
  }),
})
const TeamRef = builder.objectRef<Team>('ProposedTeam').implement({
  description: 'A team that is proposed for a problem.',
  fields: (t) => ({
    members: t.expose('members', { type: [MemberRef] }),
    missing: t.exposeStringList('missing', { description: 'Skills that nobody of them brings.' }),
    units: t.exposeStringList('units', { description: 'Their units.' }),
  }),
})

type PathArgs = {
  personId?: string | number | null
  postId?: string | number | null
  topic?: string | null
}

/** The one thing that was given. Throws Invalid for none, and for more than one. */
function targetOf({ personId, postId, topic }: PathArgs): Target {
  const given: Target[] = [
    ...(personId == null ? [] : [{ personId: numberOf(personId, 'Person', 'personId') }]),
    ...(postId == null ? [] : [{ postId: postNumber(postId) }]),
    ...(topic == null ? [] : [parse(PathTopic, { topic })]),
  ]
  const [target, second] = given
  if (!target || second) throw new Invalid({ topic: [say('refusal.target')] })
  return target
}

builder.queryFields((t) => ({
  myNetwork: t.field({
    type: NetworkRef,
    nullable: true,
    description: 'With whom the viewer works; null for guests. Nobody else sees it.',
    complexity: 3 * STATEMENT,
    resolve: (_, __, context) => {
      const { db, viewer } = signedIn(context)
      return hasNetwork(viewer) ? networkOf(db, viewer, momentOf(context)) : null
    },
  }),
  connectionPath: t.field({
    type: [StepRef],
    nullable: true,
    description: `The shortest line from the viewer to a person, to those who wrote under a post, or to those who know a topic, through posts that the viewer may see: at most ${MAX_STEPS} steps. Null: none was found. INVALID (topic): none or more than one was given.`,
    complexity: { field: 6 * STATEMENT, multiplier: MAX_STEPS + 1 },
    args: { personId: t.arg.id(), postId: t.arg.id(), topic: t.arg.string() },
    resolve: (_, args, context) => {
      const { db, viewer } = signedIn(context)
      const target = targetOf(args)
      return hasNetwork(viewer) ? pathTo(db, viewer, target, momentOf(context)) : null
    },
  }),
  proposedTeam: t.field({
    type: TeamRef,
    nullable: true,
    description: `A team of ${MIN_TEAM} to ${MAX_TEAM} for a problem: who together know its skills, from two units where there are, and have time. Null for guests. INVALID: problem, skills, size.`,
    complexity: { field: 20 * STATEMENT, multiplier: MAX_TEAM },
    args: {
      problem: t.arg.string({
        required: true,
        description: `In one line, at most ${PROBLEM_LENGTH} characters.`,
      }),
      skills: t.arg.stringList({
        description: 'What is needed; without it what the work on such problems is about.',
      }),
      size: t.arg.int({ description: `${MIN_TEAM} to ${MAX_TEAM}; 5 without.` }),
    },
    resolve: (_, { problem, skills, size }, context) => {
      const { db, viewer } = signedIn(context)
      const input = parse(TeamInput, { problem, skills: skills ?? [], size: size ?? 5 })
      return hasNetwork(viewer) ? proposeTeam(db, viewer, input, momentOf(context)) : null
    },
  }),
}))
