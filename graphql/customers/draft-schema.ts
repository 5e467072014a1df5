// Answers that are being written, as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { type DraftRow, type NoteRow, notesOf, openDraftsOf } from './drafts.ts'
import { canApprove, canSend } from './policy.ts'
import { threadsByIds } from './queries.ts'
import { spokenOn, voiceOn } from './voices.ts'

export const draftsLoader = loaderOf<number, DraftRow[]>(async (ids, { db }) => {
  const rows = await openDraftsOf(db, ids)
  return ids.map((id) => rows.filter(({ threadId }) => threadId === id))
})
const noteLoader = loaderOf<number, NoteRow[]>(async (ids, { db }) => {
  const rows = await notesOf(db, ids)
  return ids.map((id) => rows.filter(({ draftId }) => draftId === id))
})
/** May the viewer speak on the thread now? */
const voiceLoader = loaderOf<number, boolean>(async (ids, context) => {
  const spoken = await spokenOn(context.db, signedIn(context).viewer.id, ids, momentOf(context))
  return ids.map((id) => spoken.has(id))
})
export const speaksOn = (context: Context, threadId: number): Promise<boolean> =>
  voiceLoader(context).load(threadId)
const threadLoader = loaderOf(async (ids: readonly number[], context) =>
  threadsByIds(context.db, signedIn(context).viewer, ids),
)

const DraftStateEnum = builder.enumType('CustomerDraftState', {
  description: 'DRAFT. REVIEW: somebody reads it. APPROVED: it may be sent. SENT. DISCARDED.',
  values: ['DRAFT', 'REVIEW', 'APPROVED', 'SENT', 'DISCARDED'] as const,
})
const Note = builder.objectRef<NoteRow>('CustomerDraftNote').implement({
  description: 'What somebody said of a draft.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    author: t.field({
      type: Person,
      description: 'Who said it.',
      resolve: ({ authorId }) => authorId,
    }),
    quote: t.exposeString('quote', { description: 'The passage it is about; may be empty.' }),
    text: t.exposeString('text', { description: 'Plain text.' }),
    isSettled: t.boolean({
      description: 'Is it done?',
      resolve: ({ settledAt }) => settledAt !== null,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
  }),
})
export const Draft = builder.objectRef<DraftRow>('CustomerDraft').implement({
  description: 'An answer that is being written inside; the customer sees nothing of it.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    version: t.exposeInt('version', { description: 'Goes up with each change.' }),
    text: t.exposeString('body', { description: 'Plain text.' }),
    state: t.expose('state', { type: DraftStateEnum, description: 'Where it stands.' }),
    author: t.field({
      type: Person,
      description: 'Who wrote its words last.',
      resolve: ({ authorId }) => authorId,
    }),
    reviewer: t.field({
      type: Person,
      nullable: true,
      description: 'Who was asked to read it.',
      resolve: ({ reviewerId }) => reviewerId,
    }),
    approvedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who approved it.',
      resolve: ({ approvedById }) => approvedById,
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it changed last.' }),
    notes: t.field({
      type: [Note],
      description: 'What was said of it, oldest first.',
      resolve: ({ id }, _, context) => noteLoader(context).load(id),
    }),
    viewerCanApprove: t.boolean({
      description: 'May the viewer approve it? Nobody approves their own words.',
      resolve: async (draft, _, context) => {
        const thread = await threadLoader(context).load(draft.threadId)
        return thread !== null && canApprove(signedIn(context).viewer, thread, draft)
      },
    }),
    viewerCanSend: t.boolean({
      description: 'May the viewer send it now, in their own voice?',
      resolve: async (draft, _, context) => {
        const thread = await threadLoader(context).load(draft.threadId)
        return (
          thread !== null &&
          canSend(signedIn(context).viewer, thread, draft, await speaksOn(context, draft.threadId))
        )
      },
    }),
    mustHandOver: t.boolean({
      description:
        'Has the viewer’s first answer to name who looks after the thread from then on? So it is with executives.',
      complexity: STATEMENT,
      resolve: async ({ threadId }, _, context) => {
        const { db } = context
        const { viewer } = signedIn(context)
        const thread = await threadLoader(context).load(threadId)
        if (!thread || thread.firstAnsweredAt !== null) return false
        return (await voiceOn(db, viewer.id, threadId, momentOf(context)))?.isExecutive ?? false
      },
    }),
    viewerSpeaks: t.boolean({
      description: 'Has the viewer a voice on this thread now?',
      resolve: (draft, _, context) => speaksOn(context, draft.threadId),
    }),
  }),
})
