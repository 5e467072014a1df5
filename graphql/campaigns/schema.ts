// Campaigns as the API shows them: ideas with a tag, beside a challenge.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { mayImportEntries } from '#graphql/challenges/policy.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { CAMPAIGN_TAG_LENGTH, MAX_TAKEN } from './limits.ts'
import { taggedIdeas, tagIn } from './queries.ts'
import { enterTagged } from './service.ts'

builder.objectFields(Challenge, (t) => ({
  viewerCanTakeIdeas: t.boolean({
    description:
      'May the viewer take ideas of others in, by a tag? Those who run it, until its entries are evaluated.',
    resolve: (row, _, context) => mayImportEntries(signedIn(context).viewer, row),
  }),
  taggedIdeas: t.field({
    type: [Idea],
    description:
      'Ideas of its space with a tag that were never entered in it, the newest first, at most 50; empty for whoever may not take them in.',
    args: {
      tag: t.arg.string({ required: true }),
      before: t.arg.int({ description: 'Only those with a smaller number: the next ones.' }),
    },
    complexity: STATEMENT,
    resolve: async (row, { tag, before }, context) => {
      const { db } = context
      const { viewer } = signedIn(context)
      if (!mayImportEntries(viewer, row) || tag.length > CAMPAIGN_TAG_LENGTH) return []
      const ids = await taggedIdeas(db, viewer, row, tagIn(tag), MAX_TAKEN - 1, before ?? null)
      return ids
    },
  }),
}))

builder.mutationFields((t) => ({
  enterTaggedIdeas: t.field({
    type: Challenge,
    description:
      'Takes ideas with a tag into a challenge, each as its author’s entry. Their authors are told, and can take them out.',
    args: {
      challengeId: t.arg.id({ required: true }),
      tag: t.arg.string({ required: true }),
      ideaIds: t.arg.idList({ required: true, description: 'At most 50.' }),
    },
    resolve: async (_, { challengeId, tag, ideaIds }, context) =>
      (
        await enterTagged(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          tag,
          ideaIds: ideaIds.map((id) => ideaNumber(id)),
        })
      ).id,
  }),
}))
