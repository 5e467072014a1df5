// Queries of threads: one, the inbox, and how many wait.
import { builder, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { parse } from '#graphql/parse.ts'
import { keepOpening } from './hearing.ts'
import { type Counts, inboxCounts, inboxPage, isByUrgency } from './inbox.ts'
import { InboxAsked } from './input.ts'
import { INBOX_VIEWS } from './limits.ts'
import { threadsByIds } from './queries.ts'
import { CustomerThread, threadNumber } from './schema.ts'

export const ViewEnum = builder.enumType('CustomerInboxView', {
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
    resolve: async (_, { id }, context) => {
      const { db } = context
      const { viewer } = signedIn(context)
      const [thread] = await threadsByIds(db, viewer, [threadNumber(id, 'id')])
      if (thread) await keepOpening(db, thread.id, viewer.id, momentOf(context))
      return thread ?? null
    },
  }),
  customerInbox: t.connection({
    type: CustomerThread,
    description:
      'Threads that the viewer may see. What is read on keeps the order of the first page’s moment.',
    args: {
      view: t.arg({ type: ViewEnum, description: 'OPEN without.' }),
      channelId: t.arg.int({ description: 'Only those of this channel.' }),
      language: t.arg.string({ description: 'Only those in this language, ISO 639-1.' }),
      severity: t.arg.int({ description: 'Only those as grave as this or graver; 1 without.' }),
      tag: t.arg.string({ description: 'Only those with this tag.' }),
      isUnassigned: t.arg.boolean({ description: 'Only those that nobody has taken.' }),
    },
    resolve: async (_, args, context) => {
      const { viewer } = signedIn(context)
      const view = args.view ?? 'OPEN'
      const wanted = rowsWanted(args.first)
      const key = isByUrgency(view)
        ? keyOf(args.after, 'number', 'int', 'moment')
        : keyOf(args.after, 'moment', 'int', 'moment')
      const now = key ? new Date(key[2]) : momentOf(context)
      const asked = parse(InboxAsked, {
        channelId: args.channelId ?? null,
        language: (args.language || null) as never,
        severity: args.severity ?? 1,
        tag: args.tag ?? '',
        isUnassigned: args.isUnassigned ?? false,
      })
      const filter = { view, ...asked }
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
    description: 'How many threads need somebody now; each count ends at 100.',
    resolve: (_, __, context) =>
      inboxCounts(context.db, signedIn(context).viewer, momentOf(context)),
  }),
}))
