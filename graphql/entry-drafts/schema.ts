// Drafts with a helper as the API shows them: to the writer who helps, to the helper the draft.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { type HelpedRow, helpedBy, helpersOf } from './queries.ts'
import { endDraftHelp, saveHelpedDraft, shareDraft, textsOf } from './service.ts'

const HelpedDraft = builder.objectRef<HelpedRow>('HelpedDraft').implement({
  description: 'The draft of an entry that somebody shares with the viewer.',
  fields: (t) => ({
    challenge: t.field({ type: Challenge, resolve: ({ challengeId }) => challengeId }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Whose draft it is.',
      resolve: ({ personId }) => personId,
    }),
    title: t.string({ resolve: ({ content }) => textsOf(content).title }),
    body: t.string({ description: 'Markdown.', resolve: ({ content }) => textsOf(content).body }),
    version: t.exposeInt('version', { description: 'Give it back as baseVersion when saving.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
})
const helperLoader = loaderOf<number, number | null>((ids, context) =>
  helpersOf(context.db, signedIn(context).viewer, ids),
)
builder.objectFields(Challenge, (t) => ({
  draftHelper: t.field({
    type: Person,
    nullable: true,
    description: 'Who helps with the viewer’s own draft of an entry; null: nobody.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => helperLoader(context).load(id),
  }),
}))
builder.queryFields((t) => ({
  helpedDrafts: t.field({
    type: [HelpedDraft],
    description: 'Drafts of entries that others share with the viewer, latest first, at most 50.',
    complexity: { field: STATEMENT, multiplier: 10 },
    resolve: (_, __, context) => helpedBy(context.db, signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => {
  const challengeId = t.arg.id({ required: true })
  const authorId = t.arg.id({ required: true, description: 'Whose draft it is.' })
  return {
    shareEntryDraft: t.field({
      type: Challenge,
      description: 'Shares the viewer’s draft of an entry with one other person, who can edit it.',
      args: { challengeId, helperId: t.arg.id({ required: true }) },
      resolve: async (_, args, context) =>
        (
          await shareDraft(signedIn(context), {
            challengeId: challengeNumber(args.challengeId),
            helperId: numberOf(args.helperId, 'Person', 'helperId'),
          })
        ).challengeId,
    }),
    endDraftHelp: t.field({
      type: Challenge,
      description: 'The writer takes the draft back, or the helper stops.',
      args: { challengeId, authorId },
      resolve: async (_, args, context) =>
        (
          await endDraftHelp(signedIn(context), {
            challengeId: challengeNumber(args.challengeId),
            authorId: numberOf(args.authorId, 'Person', 'authorId'),
          })
        ).challengeId,
    }),
    saveHelpedDraft: t.int({
      description:
        'The helper saves the draft; gives its new version. CONFLICT with the newer words when it changed.',
      args: {
        challengeId,
        authorId,
        title: t.arg.string({ required: true }),
        body: t.arg.string({ required: true }),
        baseVersion: t.arg.int({ required: true }),
      },
      resolve: async (_, args, context) =>
        (
          await saveHelpedDraft(signedIn(context), {
            ...args,
            challengeId: challengeNumber(args.challengeId),
            authorId: numberOf(args.authorId, 'Person', 'authorId'),
          })
        ).version,
    }),
  }
})
