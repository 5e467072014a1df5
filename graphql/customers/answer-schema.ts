// Mutations of answers: drafted, reviewed, approved, sent, undone.
import { builder, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import {
  approveDraft,
  askReview,
  discardDraft,
  noteOnDraft,
  saveAnswer,
  settleNote,
} from './drafts.ts'
import { threadNumber } from './schema.ts'
import { sendDraft, undoSend } from './send.ts'

builder.mutationFields((t) => {
  const threadId = t.arg.id({ required: true })
  return {
    saveCustomerAnswer: t.int({
      description: 'Begins a draft of an answer, or changes one. Gives its number.',
      args: {
        threadId,
        draftId: t.arg.int(),
        version: t.arg.int(),
        text: t.arg.string({ required: true }),
      },
      resolve: async (_, args, context) =>
        (
          await saveAnswer(signedIn(context), {
            threadId: threadNumber(args.threadId),
            text: args.text,
            ...(args.draftId == null ? {} : { draftId: args.draftId }),
            ...(args.version == null ? {} : { version: args.version }),
          })
        ).id,
    }),
    discardCustomerDraft: t.int({
      description: 'Throws a draft away. Gives its number.',
      args: { draftId: t.arg.int({ required: true }), version: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await discardDraft(signedIn(context), args)).id,
    }),
    askForReview: t.int({
      description: 'Asks somebody else who sees the thread to review a draft. Gives its number.',
      args: {
        draftId: t.arg.int({ required: true }),
        version: t.arg.int({ required: true }),
        reviewerId: t.arg.id({ required: true }),
      },
      resolve: async (_, { reviewerId, ...args }, context) =>
        (
          await askReview(signedIn(context), {
            ...args,
            reviewerId: numberOf(reviewerId, 'Person', 'reviewerId'),
          })
        ).id,
    }),
    noteOnDraft: t.int({
      description: 'Says something of a draft, perhaps of a passage of it. Gives its number.',
      args: {
        draftId: t.arg.int({ required: true }),
        quote: t.arg.string(),
        text: t.arg.string({ required: true }),
      },
      resolve: async (_, { quote, ...args }, context) =>
        (await noteOnDraft(signedIn(context), { ...args, quote: quote ?? '' })).id,
    }),
    settleDraftNote: t.int({
      description: 'Says that what a note asks for is done. Gives the draft’s number.',
      args: { noteId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await settleNote(signedIn(context), args)).id,
    }),
    approveCustomerDraft: t.int({
      description:
        'Approves the words of a draft as they are; nobody approves their own. Gives its number.',
      args: { draftId: t.arg.int({ required: true }), version: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await approveDraft(signedIn(context), args)).id,
    }),
    sendCustomerDraft: t.int({
      description:
        'Sends a draft in the viewer’s own voice; it leaves after 30 seconds. Gives the message’s number.',
      args: {
        draftId: t.arg.int({ required: true }),
        version: t.arg.int({ required: true }),
        handOverToId: t.arg.id({
          description:
            'Who looks after the thread from then on; the answer names them. An executive’s first answer needs one.',
        }),
      },
      resolve: async (_, { handOverToId, ...args }, context) =>
        (
          await sendDraft(signedIn(context), {
            ...args,
            handOverToId: handOverToId ? numberOf(handOverToId, 'Person', 'handOverToId') : null,
          })
        ).id,
    }),
    undoCustomerSend: t.boolean({
      description: 'Takes an answer back that has not left; its draft is open again.',
      args: { messageId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => Boolean(await undoSend(signedIn(context), args)),
    }),
  }
})
