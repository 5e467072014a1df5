import { builder, signedIn } from '#graphql/builder.ts'
import { parse } from '#graphql/parse.ts'
import { DraftPlace } from './input.ts'
import { type DraftRow, draftOf, draftsOf } from './queries.ts'
import { dropDraft, saveDraft } from './service.ts'

const Draft = builder.objectRef<DraftRow>('Draft').implement({
  description: 'What the viewer is still writing. Nobody else ever sees it.',
  fields: (t) => ({
    place: t.exposeString('place', {
      description:
        'Where it belongs: KIND or KIND:SLUG for a new post, comment:NUMBER or edit:NUMBER.',
    }),
    content: t.string({
      description: 'A JSON object as text.',
      resolve: (draft) => JSON.stringify(draft.content),
    }),
    version: t.exposeInt('version', { description: 'Give it back as baseVersion when saving.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was saved last.' }),
  }),
})

builder.queryFields((t) => ({
  draft: t.field({
    type: Draft,
    nullable: true,
    description: "The viewer's draft of a place.",
    args: { place: t.arg.string({ required: true }) },
    resolve: async (_, args, context) =>
      (await draftOf(context.db, signedIn(context).viewer, parse(DraftPlace, args).place)) ?? null,
  }),
  drafts: t.field({
    type: [Draft],
    description: "The viewer's drafts, latest first, at most 100.",
    complexity: { multiplier: 20 },
    resolve: (_, __, context) => draftsOf(context.db, signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => ({
  saveDraft: t.int({
    description:
      'Keeps a draft and gives its new version. A CONFLICT carries the version and content that another tab saved meanwhile.',
    args: {
      place: t.arg.string({ required: true }),
      content: t.arg.string({
        required: true,
        description: 'A JSON object as text, at most 64 kB.',
      }),
      baseVersion: t.arg.int({
        required: true,
        description: 'The version it was written over; 0 for a first one.',
      }),
    },
    resolve: async (_, args, context) => (await saveDraft(signedIn(context), args)).version,
  }),
  dropDraft: t.boolean({
    description: 'Forgets a draft: it was sent, or is not wanted. True if there was one.',
    args: { place: t.arg.string({ required: true }) },
    resolve: async (_, args, context) => (await dropDraft(signedIn(context), args)).dropped,
  }),
}))
