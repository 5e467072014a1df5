// The page of one customer and the list of those who have gone quiet, as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { eraseCustomer } from './erase.ts'
import { MAX_QUIET_DAYS, QUIET_DAYS } from './limits.ts'
import { canEditCustomer } from './policy.ts'
import {
  type ChangeRow,
  changesOf,
  contactOf,
  editCustomer,
  type MergedRow,
  mergedInto,
  quietCustomers,
  spaceOfCustomer,
  spacesOfCustomers,
  threadIdsOf,
} from './profiles.ts'
import { threadsByIds } from './queries.ts'
import { customerWithAddress } from './recognise.ts'
import { Customer, CustomerThread, customerOn } from './schema.ts'
import { ConsentEnum } from './thread-parts.ts'

const Change = builder.objectRef<ChangeRow>('CustomerChange').implement({
  description: 'What somebody changed about a customer.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    field: t.exposeString('field', { description: 'segment, language, consent or kept.' }),
    before: t.exposeString('before', { description: 'What it was; may be empty.' }),
    after: t.exposeString('after', { description: 'What it is since; may be empty.' }),
    by: t.field({ type: Person, description: 'Who changed it.', resolve: ({ byId }) => byId }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})
const Merged = builder.objectRef<MergedRow>('MergedCustomer').implement({
  description: 'A customer who was found to be another one.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Their number.' }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who merged them.',
      resolve: ({ mergedById }) => mergedById,
    }),
    at: t.expose('mergedAt', { type: 'DateTime', nullable: true, description: 'When.' }),
  }),
})

builder.objectFields(Customer, (t) => ({
  version: t.exposeInt('version', { description: 'Goes up with each change.' }),
  contactedAt: t.expose('contactedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When a person of the company answered them last; automatic mail does not count.',
  }),
  keptAt: t.expose('keptAt', {
    type: 'DateTime',
    nullable: true,
    description: 'Since when they are known to have stayed with the company.',
  }),
  erasedAt: t.expose('erasedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When who they are was erased.',
  }),
  nextDueAt: t.field({
    type: 'DateTime',
    nullable: true,
    complexity: STATEMENT,
    description: 'By when the next answer is owed to them, in threads that the viewer sees.',
    resolve: async ({ id }, _, context) =>
      (await contactOf(context.db, signedIn(context).viewer, id)).dueAt,
  }),
  repeatContacts: t.int({
    complexity: STATEMENT,
    description: 'How often they came back within 90 days of the time before.',
    resolve: async ({ id }, _, context) =>
      (await contactOf(context.db, signedIn(context).viewer, id)).repeats,
  }),
  threads: t.field({
    type: [CustomerThread],
    complexity: STATEMENT,
    description: 'Their threads that the viewer sees, latest first; at most 50.',
    resolve: async ({ id }, _, context) => {
      const { viewer } = signedIn(context)
      const ids = await threadIdsOf(context.db, viewer, id)
      return (await threadsByIds(context.db, viewer, ids)).filter((row) => row !== null)
    },
  }),
  merged: t.field({
    type: [Merged],
    complexity: STATEMENT,
    description: 'Customers who were found to be this one; at most 50.',
    resolve: ({ id }, _, { db }) => mergedInto(db, id),
  }),
  changes: t.field({
    type: [Change],
    complexity: STATEMENT,
    description: 'What was changed about them, latest first; at most 50.',
    resolve: ({ id }, _, { db }) => changesOf(db, id),
  }),
  viewerCanEdit: t.boolean({
    complexity: STATEMENT,
    description: 'May the viewer change it, and merge it with others?',
    resolve: async ({ id }, _, context) => {
      const { viewer } = signedIn(context)
      const spaceId = await spaceOfCustomer(context.db, viewer, id)
      return spaceId !== undefined && canEditCustomer(viewer, spaceId)
    },
  }),
}))

builder.queryFields((t) => ({
  customer: t.field({
    type: Customer,
    nullable: true,
    description:
      'A customer by number; null where the viewer sees no thread of theirs. Masked unless their role sees names.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) => {
      const spaceId = await spaceOfCustomer(context.db, signedIn(context).viewer, number)
      return spaceId === undefined ? null : customerOn(context, number, spaceId)
    },
  }),
  customerWithAddress: t.int({
    nullable: true,
    complexity: STATEMENT,
    description:
      'The number of the customer with a mail address or handle; null where there is none that the viewer sees with names.',
    args: { address: t.arg.string({ required: true }) },
    resolve: (_, { address }, context) =>
      customerWithAddress(context.db, signedIn(context), address),
  }),
  quietCustomers: t.connection({
    type: Customer,
    description:
      'Customers whom nobody has answered for some days, those who have waited longest first.',
    args: { days: t.arg.int({ description: '90 without; at most 3,650.' }) },
    resolve: async (_, args, context) => {
      const { viewer } = signedIn(context)
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'moment', 'int')
      const days = Math.min(Math.max(args.days ?? QUIET_DAYS, 1), MAX_QUIET_DAYS)
      const rows = await quietCustomers(context.db, viewer, days, momentOf(context), wanted, key)
      const page = connectionOf(rows, wanted, !key, (row) => [row.key.toISOString(), row.id])
      const spaces = await spacesOfCustomers(
        context.db,
        viewer,
        rows.map(({ id }) => id),
      )
      return {
        pageInfo: page.pageInfo,
        edges: await Promise.all(
          page.edges.map(async ({ cursor, node }) => ({
            cursor,
            node: await customerOn(context, node.id, spaces.get(node.id) ?? 0),
          })),
        ),
      }
    },
  }),
}))

builder.mutationFields((t) => ({
  eraseCustomer: t.boolean({
    description:
      'Erases a customer and every thread in which they wrote, for good; what stays is when there was something, and its hash.',
    args: { customerId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) =>
      Boolean(await eraseCustomer(signedIn(context), { customerId: args.customerId })),
  }),
  editCustomer: t.field({
    type: Customer,
    nullable: true,
    description: 'Changes what is kept of a customer; what it was stays in their history.',
    args: {
      customerId: t.arg.int({ required: true }),
      version: t.arg.int({ required: true }),
      segment: t.arg.string(),
      language: t.arg.string({ description: 'ISO 639-1.' }),
      consent: t.arg({ type: ConsentEnum, required: true }),
      isKept: t.arg.boolean({ description: 'Have they stayed with the company?' }),
    },
    resolve: async (_, args, context) => {
      const { id } = await editCustomer(signedIn(context), {
        customerId: args.customerId,
        version: args.version,
        segment: args.segment ?? '',
        language: (args.language || null) as never,
        consent: args.consent,
        isKept: args.isKept ?? false,
      })
      const spaceId = await spaceOfCustomer(context.db, signedIn(context).viewer, id)
      return customerOn(context, id, spaceId ?? 0)
    },
  }),
}))
