// Queries and mutations of threads.
import { builder, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import {
  approveDraft,
  askReview,
  discardDraft,
  noteOnDraft,
  saveAnswer,
  settleNote,
} from './drafts.ts'
import { INBOX_VIEWS } from './limits.ts'
import { type Counts, inboxCounts, inboxPage, isByUrgency, threadsByIds } from './queries.ts'
import { mergeCustomers, unmergeCustomer } from './recognise.ts'
import { CustomerThread, LostCauseEnum, StateEnum, threadNumber } from './schema.ts'
import { sendDraft, undoSend } from './send.ts'
import { noteHeard } from './service.ts'
import {
  assignThreads,
  inviteToThread,
  markSpam,
  moveThread,
  rateThread,
  snoozeThreads,
} from './work.ts'

const ViewEnum = builder.enumType('CustomerInboxView', {
  description:
    'OPEN: customers who wait, the most urgent first. YOURS: those of them that the viewer took. LATE. ANSWERED: the others, latest first. SPAM.',
  values: INBOX_VIEWS,
})
const CountsType = builder.objectRef<Counts>('CustomerInboxCounts').implement({
  description: 'How many threads need somebody; each is counted to 1,000 at most.',
  fields: (t) => ({
    open: t.exposeInt('open', { description: 'Customers who wait.' }),
    yours: t.exposeInt('yours', { description: 'Those of them that the viewer took.' }),
    late: t.exposeInt('late', { description: 'Those of them whose answer is late.' }),
  }),
})

builder.queryFields((t) => ({
  customerThread: t.field({
    type: CustomerThread,
    nullable: true,
    description:
      'A thread by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (await threadsByIds(context.db, signedIn(context).viewer, [threadNumber(id, 'id')]))[0] ??
      null,
  }),
  customerInbox: t.connection({
    type: CustomerThread,
    description:
      'Threads that the viewer may see. What is read on keeps the order of the first page’s moment.',
    args: {
      view: t.arg({ type: ViewEnum, description: 'OPEN without.' }),
      channelId: t.arg.int({ description: 'Only those of this channel.' }),
    },
    resolve: async (_, args, context) => {
      const { viewer } = signedIn(context)
      const view = args.view ?? 'OPEN'
      const wanted = rowsWanted(args.first)
      const key = isByUrgency(view)
        ? keyOf(args.after, 'number', 'int', 'moment')
        : keyOf(args.after, 'moment', 'int', 'moment')
      const now = key ? new Date(key[2]) : momentOf(context)
      const filter = { view, channelId: args.channelId ?? null }
      const rows = await inboxPage(context.db, viewer, filter, now, wanted, key)
      const page = connectionOf(rows, wanted, !key, (row) => [
        row.key instanceof Date ? row.key.toISOString() : row.key,
        row.id,
        now.toISOString(),
      ])
      const threads = await threadsByIds(
        context.db,
        viewer,
        page.edges.map(({ node }) => node.id),
      )
      return {
        pageInfo: page.pageInfo,
        edges: page.edges.flatMap(({ cursor }, nth) => {
          const node = threads[nth]
          return node ? [{ cursor, node }] : []
        }),
      }
    },
  }),
  customerInboxCounts: t.field({
    type: CountsType,
    description: 'How many threads need somebody now.',
    resolve: (_, __, context) =>
      inboxCounts(context.db, signedIn(context).viewer, momentOf(context)),
  }),
}))

const person = (id: string | number, argument = 'personId') => numberOf(id, 'Person', argument)
const many = (ids: readonly (string | number)[]) => ids.map((id) => threadNumber(id, 'threadIds'))
const loaded = async (context: Context, id: number) => {
  const [row] = await threadsByIds(context.db, signedIn(context).viewer, [id])
  return row ?? null
}

builder.mutationFields((t) => {
  const threadId = t.arg.id({ required: true })
  const threadIds = t.arg.idList({ required: true, description: 'At most 50.' })
  return {
    noteHeard: t.int({
      nullable: true,
      description:
        'Notes what the viewer heard outside. Gives the thread’s number; null where the same words are there already.',
      args: {
        channelId: t.arg.int({ required: true }),
        name: t.arg.string({ description: 'Who said it.' }),
        email: t.arg.string(),
        text: t.arg.string({ required: true }),
        severity: t.arg.int({ description: '1 without.' }),
      },
      resolve: async (_, args, context) => {
        const { id } = await noteHeard(signedIn(context), {
          channelId: args.channelId,
          name: args.name ?? '',
          email: args.email?.trim() ?? '',
          text: args.text,
          severity: args.severity ?? 1,
        })
        return id || null
      },
    }),
    assignCustomerThreads: t.int({
      description:
        'Gives threads to somebody, who sees them from then on, or to nobody. Gives how many.',
      args: { threadIds, personId: t.arg.id({ description: 'Nobody without.' }) },
      resolve: async (_, args, context) =>
        (
          await assignThreads(signedIn(context), {
            threadIds: many(args.threadIds),
            personId: args.personId ? person(args.personId) : null,
          })
        ).count,
    }),
    snoozeCustomerThreads: t.int({
      description: 'Lets threads rest until a moment, or wakes them. Gives how many.',
      args: { threadIds, until: t.arg({ type: 'DateTime', description: 'Wakes them without.' }) },
      resolve: async (_, args, context) =>
        (
          await snoozeThreads(signedIn(context), {
            threadIds: many(args.threadIds),
            until: args.until ?? null,
          })
        ).count,
    }),
    markCustomerSpam: t.int({
      description: 'Marks threads as spam, or takes it back. Gives how many.',
      args: {
        threadIds,
        isSpam: t.arg.boolean({ required: true }),
        blocks: t.arg.boolean({ description: 'Is what else these senders write spam, too?' }),
      },
      resolve: async (_, args, context) =>
        (
          await markSpam(signedIn(context), {
            threadIds: many(args.threadIds),
            isSpam: args.isSpam,
            blocks: args.blocks ?? false,
          })
        ).count,
    }),
    rateCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Says how grave a thread is, and how many people it reaches.',
      args: { threadId, severity: t.arg.int({ required: true }), reach: t.arg.int() },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await rateThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              severity: args.severity,
              reach: args.reach ?? null,
            })
          ).id,
        ),
    }),
    moveCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Says where a thread stands.',
      args: {
        threadId,
        to: t.arg({ type: StateEnum, required: true }),
        lostCause: t.arg({ type: LostCauseEnum }),
        note: t.arg.string(),
      },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await moveThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              to: args.to,
              lostCause: args.lostCause ?? null,
              note: args.note ?? '',
            })
          ).id,
        ),
    }),
    inviteToCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Invites somebody to a thread: they see this one, write inside and draft.',
      args: { threadId, personId: t.arg.id({ required: true }) },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await inviteToThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              personId: person(args.personId),
            })
          ).id,
        ),
    }),
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
            reviewerId: person(reviewerId, 'reviewerId'),
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
      args: { draftId: t.arg.int({ required: true }), version: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await sendDraft(signedIn(context), args)).id,
    }),
    undoCustomerSend: t.boolean({
      description: 'Takes an answer back that has not left; its draft is open again.',
      args: { messageId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => Boolean(await undoSend(signedIn(context), args)),
    }),
    mergeCustomers: t.int({
      description: 'Says that two customers are one. Gives the one that stays.',
      args: { customerId: t.arg.int({ required: true }), intoId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await mergeCustomers(signedIn(context), args)).id,
    }),
    unmergeCustomer: t.int({
      description: 'Undoes that: both stand by themselves again.',
      args: { customerId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await unmergeCustomer(signedIn(context), args)).id,
    }),
  }
})
