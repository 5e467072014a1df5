// Entries that build on others as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { entryOf } from '#graphql/challenges/entry-queries.ts'
import { Entry } from '#graphql/challenges/entry-schema.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import type { Context } from '#graphql/context.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { canLinkEntry } from './policy.ts'
import { type LinkedRow, linksOf } from './queries.ts'
import { linkEntry, unlinkEntry } from './service.ts'

const linksLoader = loaderOf<string, LinkedRow>((keys, context) =>
  linksOf(
    context.db,
    signedIn(context).viewer,
    keys.map((key) => {
      const [challengeId = 0, ideaId = 0] = key.split(' ').map(Number)
      return { challengeId, ideaId }
    }),
  ),
)
builder.objectFields(Entry, (t) => ({
  buildsOn: t.field({
    type: [Idea],
    description: 'Entries of the challenge that it builds on, at most 10.',
    complexity: STATEMENT,
    resolve: async ({ challengeId, ideaId }, _, context) =>
      (await linksLoader(context).load(`${challengeId} ${ideaId}`)).buildsOn,
  }),
  builtOnBy: t.field({
    type: [Idea],
    description: 'Entries that build on it, at most 50.',
    complexity: STATEMENT,
    resolve: async ({ challengeId, ideaId }, _, context) =>
      (await linksLoader(context).load(`${challengeId} ${ideaId}`)).builtOnBy,
  }),
  viewerCanLink: t.boolean({
    description: 'May the viewer say that it builds on another one?',
    resolve: async ({ challengeId, closedAs, ideaId }, _, context) => {
      const idea = await Idea.getDataloader(context).load(ideaId)
      const challenge = (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow
      return closedAs === null && canLinkEntry(signedIn(context).viewer, challenge, idea as never)
    },
  }),
}))

builder.mutationFields((t) => {
  const args = {
    challengeId: t.arg.id({ required: true }),
    ideaId: t.arg.id({ required: true, description: 'The entry that builds on another one.' }),
    ontoId: t.arg.id({ required: true, description: 'The entry that it builds on.' }),
  }
  type Ids = Record<keyof typeof args, string | number>
  const idsOf = ({ challengeId, ideaId, ontoId }: Ids) => ({
    challengeId: challengeNumber(challengeId),
    ideaId: ideaNumber(ideaId),
    ontoId: ideaNumber(ontoId, 'ontoId'),
  })
  const linked = async (context: Context, at: { challengeId: number; ideaId: number }) =>
    (await entryOf(context.db, signedIn(context).viewer, at.challengeId, at.ideaId)) as never
  return {
    linkEntry: t.field({
      type: Entry,
      description: 'Says that an entry builds on another one of its challenge: both show it.',
      args,
      resolve: async (_, ids, context) =>
        linked(context, await linkEntry(signedIn(context), idsOf(ids))),
    }),
    unlinkEntry: t.field({
      type: Entry,
      description: 'Takes that back.',
      args,
      resolve: async (_, ids, context) =>
        linked(context, await unlinkEntry(signedIn(context), idsOf(ids))),
    }),
  }
})
