// What insights add to a customer: how they sounded first and now, and the account they belong to.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Customer } from '#graphql/customers/schema.ts'
import {
  accountOf,
  type CustomerAccount,
  type MomentTone,
  tonesOfCustomer,
} from './customer-queries.ts'
import { canSeeInsights } from './policy.ts'
import { ToneEnum } from './schema.ts'

const Tone = builder.objectRef<MomentTone>('CustomerMomentTone').implement({
  description: 'How a customer sounded at a moment.',
  fields: (t) => ({
    tone: t.expose('tone', {
      type: ToneEnum,
      description: 'As a person said, else as it was read.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When they wrote it.' }),
  }),
})
const Account = builder.objectRef<CustomerAccount>('CustomerAccount').implement({
  description: 'A company or household that several customers belong to.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    yearlyValue: t.exposeInt('yearlyValue', {
      description: 'What it brings in a year, in whole units of the company’s currency.',
    }),
  }),
})

builder.objectFields(Customer, (t) => ({
  firstTone: t.field({
    type: Tone,
    nullable: true,
    complexity: STATEMENT,
    description: 'Of the first of two or more messages that the viewer sees; null of one alone.',
    resolve: async ({ id }, _, context) => {
      const { viewer } = signedIn(context)
      return canSeeInsights(viewer)
        ? ((await tonesOfCustomer(context.db, viewer, id))?.first ?? null)
        : null
    },
  }),
  latestTone: t.field({
    type: Tone,
    nullable: true,
    complexity: STATEMENT,
    description: 'Of the latest of two or more messages that the viewer sees; null of one alone.',
    resolve: async ({ id }, _, context) => {
      const { viewer } = signedIn(context)
      return canSeeInsights(viewer)
        ? ((await tonesOfCustomer(context.db, viewer, id))?.latest ?? null)
        : null
    },
  }),
  account: t.field({
    type: Account,
    nullable: true,
    complexity: STATEMENT,
    description:
      'The account they belong to; null for people whose role reads no threads, and where names are masked.',
    resolve: ({ id, isMasked }, _, context) =>
      canSeeInsights(signedIn(context).viewer) && !isMasked ? accountOf(context.db, id) : null,
  }),
}))
