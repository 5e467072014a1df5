// The value of entries as the API shows it.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { Evaluator } from '#graphql/challenges/score-schema.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { VALUE_STATES } from './limits.ts'
import { canMeasure, canSetOwner, canSign } from './policy.ts'
import {
  type Agreement,
  agreementsOf,
  entryValueOf,
  listValues,
  stateOf,
  type ValueRow,
  type ValueTotal,
  valueTotals,
} from './queries.ts'
import { measureValue, setValueOwner, signValue } from './service.ts'

const ValueStateEnum = builder.enumType('ValueState', {
  description:
    'PLANNED: its day is ahead. OVERDUE: the day has passed, and nobody has measured it. MEASURED: it waits for its owner’s sign-off. SIGNED.',
  values: VALUE_STATES,
})
const challengeOf = async (context: Context, { challengeId }: ValueRow): Promise<ChallengeRow> =>
  (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow
const agreementLoader = loaderOf<number, Agreement | null>((ids, context) =>
  agreementsOf(context.db, signedIn(context).viewer, ids),
)

const Value = builder.objectRef<ValueRow>('EntryValue').implement({
  description:
    'What an entry was expected to bring in a year, and what it has brought. Amounts are in whole units of the challenge’s currency.',
  fields: (t) => ({
    challenge: t.field({ type: Challenge, resolve: ({ challengeId }) => challengeId }),
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    state: t.field({
      type: ValueStateEnum,
      resolve: (row, _, context) => stateOf(row, momentOf(context)),
    }),
    estimate: t.exposeInt('estimate', { description: 'What was expected at the decision.' }),
    checkAt: t.expose('checkAt', { type: 'DateTime', description: 'From when it is measured.' }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who answers for it, and signs it off: whoever was chosen, or the sponsor.',
      resolve: ({ ownerId }) => ownerId,
    }),
    measured: t.exposeInt('measured', {
      nullable: true,
      description: 'What it has brought; null: nobody has measured it.',
    }),
    note: t.exposeString('note', { description: 'How it was measured, in Markdown.' }),
    noteHtml: t.string({ description: 'Safe HTML.', resolve: ({ note }) => toHtml(note, []) }),
    measuredBy: t.field({
      type: Person,
      nullable: true,
      resolve: ({ measuredById }) => measuredById,
    }),
    measuredAt: t.expose('measuredAt', { type: 'DateTime', nullable: true }),
    signedBy: t.field({ type: Person, nullable: true, resolve: ({ signedById }) => signedById }),
    signedAt: t.expose('signedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its owner signed it off; from then on it is fixed.',
    }),
    viewerCanMeasure: t.boolean({
      description: 'May the viewer measure it now?',
      resolve: async (row, _, context) =>
        canMeasure(
          signedIn(context).viewer,
          await challengeOf(context, row),
          row,
          momentOf(context),
        ),
    }),
    viewerCanSign: t.boolean({
      description: 'May the viewer sign it off?',
      resolve: async (row, _, context) =>
        canSign(signedIn(context).viewer, await challengeOf(context, row), row),
    }),
    viewerCanSetOwner: t.boolean({
      description: 'May the viewer say who owns it?',
      resolve: async (row, _, context) =>
        canSetOwner(signedIn(context).viewer, await challengeOf(context, row), row),
    }),
  }),
})
const Total = builder.objectRef<ValueTotal>('ValueTotal').implement({
  description: 'The sums of lines of the ledger in one currency, in whole units.',
  fields: (t) => ({
    currency: t.exposeString('currency', { description: 'ISO 4217.' }),
    lines: t.exposeInt('lines', { description: 'How many lines.' }),
    estimate: t.exposeFloat('estimate', { description: 'What is expected of all lines.' }),
    signed: t.exposeFloat('signed', {
      description: 'What lines that are signed off have brought.',
    }),
    signedEstimate: t.exposeFloat('signedEstimate', {
      description: 'What was expected of lines that are signed off.',
    }),
    planned: t.exposeInt('PLANNED', { description: 'Lines whose day is ahead.' }),
    overdue: t.exposeInt('OVERDUE', {
      description: 'Lines whose day has passed without a measure.',
    }),
    measured: t.exposeInt('MEASURED', { description: 'Lines that wait for their owner.' }),
    signedLines: t.exposeInt('SIGNED', { description: 'Lines that are signed off.' }),
  }),
})
const AgreementRef = builder.objectRef<Agreement>('EvaluatorAgreement').implement({
  description: 'How an evaluator’s scores agreed with what entries of told challenges brought.',
  fields: (t) => ({
    right: t.exposeInt('right', { description: 'Pairs that they scored in the right order.' }),
    pairs: t.exposeInt('pairs', {
      description: 'Pairs that they scored differently and that brought different value.',
    }),
  }),
})

builder.objectFields(Evaluator, (t) => ({
  agreement: t.field({
    type: AgreementRef,
    nullable: true,
    description:
      'How their scores agreed with measured values so far, in challenges that the viewer may see; null: fewer than five pairs.',
    complexity: STATEMENT,
    resolve: ({ personId }, _, context) => agreementLoader(context).load(personId),
  }),
}))
builder.objectFields(Challenge, (t) => ({
  value: t.field({
    type: Value,
    nullable: true,
    description: 'What is expected of the entry of an idea; null: nothing.',
    args: { ideaId: t.arg.id({ required: true }) },
    complexity: STATEMENT,
    resolve: async ({ id }, { ideaId }, context) =>
      (await entryValueOf(context.db, signedIn(context).viewer, id, ideaNumber(ideaId))) ?? null,
  }),
}))

const filterOf = (args: {
  challenge?: string | number | null
  state?: (typeof VALUE_STATES)[number] | null
}) => ({
  challengeId: args.challenge ? challengeNumber(args.challenge, 'challenge') : null,
  state: args.state ?? null,
})

builder.queryFields((t) => {
  const filter = {
    challenge: t.arg.id({ description: 'Only of this challenge.' }),
    state: t.arg({ type: ValueStateEnum, description: 'All without.' }),
  }
  return {
    valueLedger: t.connection({
      type: Value,
      description:
        'What entries were expected to bring and have brought, as far as the viewer may see them, the latest day first.',
      args: filter,
      resolve: async (_, args, context) => {
        const wanted = rowsWanted(args.first)
        const key = keyOf(args.after, 'moment', 'int')
        const { viewer } = signedIn(context)
        const now = momentOf(context)
        const rows = await listValues(context.db, viewer, filterOf(args), now, wanted, key)
        return connectionOf(rows, wanted, !key, (row) => [row.checkAt.toISOString(), row.ideaId])
      },
    }),
    valueTotals: t.field({
      type: [Total],
      description: 'The sums of the same lines, by currency.',
      args: filter,
      complexity: STATEMENT,
      resolve: (_, args, context) =>
        valueTotals(context.db, signedIn(context).viewer, filterOf(args), momentOf(context)),
    }),
  }
})

builder.mutationFields((t) => {
  const both = { challengeId: t.arg.id({ required: true }), ideaId: t.arg.id({ required: true }) }
  const ids = (args: { challengeId: string | number; ideaId: string | number }) => ({
    challengeId: challengeNumber(args.challengeId),
    ideaId: ideaNumber(args.ideaId),
  })
  const seen = async (context: Context, at: { challengeId: number; ideaId: number }) =>
    (await entryValueOf(context.db, signedIn(context).viewer, at.challengeId, at.ideaId)) as never
  return {
    measureValue: t.field({
      type: Value,
      description:
        'Says what an entry has brought; by its owner, it is signed off with that. NOT_ALLOWED before its day, CONFLICT once it is signed off.',
      args: {
        ...both,
        measured: t.arg.int({
          required: true,
          description: 'In a year, in whole units of the currency; below 0: it cost more.',
        }),
        note: t.arg.string({
          required: true,
          description: 'How it was measured: Markdown, at most 1,000 characters.',
        }),
      },
      resolve: async (_, { measured, note, ...args }, context) =>
        seen(context, await measureValue(signedIn(context), { ...ids(args), measured, note })),
    }),
    signValue: t.field({
      type: Value,
      description:
        'Its owner signs off what was measured. CONFLICT when it is no longer what was read.',
      args: {
        ...both,
        measured: t.arg.int({ required: true, description: 'What the owner has read.' }),
      },
      resolve: async (_, { measured, ...args }, context) =>
        seen(context, await signValue(signedIn(context), { ...ids(args), measured })),
    }),
    setValueOwner: t.field({
      type: Value,
      description: 'Says who answers for the value of an entry, until it is signed off.',
      args: { ...both, ownerId: t.arg.id({ required: true }) },
      resolve: async (_, { ownerId, ...args }, context) =>
        seen(
          context,
          await setValueOwner(signedIn(context), {
            ...ids(args),
            ownerId: numberOf(ownerId, 'Person', 'ownerId'),
          }),
        ),
    }),
  }
})
