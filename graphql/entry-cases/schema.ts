// The case of an entry as the API shows it, and what it would come to.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { entryOf } from '#graphql/challenges/entry-queries.ts'
import { Entry } from '#graphql/challenges/entry-schema.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { Invalid } from '#graphql/errors.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { CASE_YEARS, type Computed, computeCase, MAX_CASE } from './limits.ts'
import { canSetCase } from './policy.ts'
import { type CaseRow, casesOf } from './queries.ts'
import { setEntryCase } from './service.ts'

const say = refusalMessages.message
const Outcome = builder.objectRef<Computed>('CaseOutcome').implement({
  description: 'What a case comes to, in whole units of the currency.',
  fields: (t) => ({
    firstYear: t.exposeFloat('firstYear', { description: 'After the first year.' }),
    total: t.exposeFloat('total', { description: `After ${CASE_YEARS} years.` }),
    months: t.exposeFloat('months', {
      nullable: true,
      description: 'Until the cost has come back; null: never.',
    }),
  }),
})
const Case = builder.objectRef<CaseRow>('EntryCase').implement({
  description: 'What an entry would cost and bring, in whole units of the challenge’s currency.',
  fields: (t) => ({
    cost: t.exposeInt('cost', { description: 'Once.' }),
    benefit: t.exposeInt('benefit', { description: 'Per year.' }),
    basis: t.exposeString('basis', { description: 'Where the numbers come from.' }),
    at: t.expose('at', { type: 'DateTime' }),
    outcome: t.field({
      type: Outcome,
      description: 'If all of the benefit comes true.',
      resolve: (row) => computeCase(row, 100),
    }),
  }),
})
const casesLoader = loaderOf<string, CaseRow | null>((keys, context) =>
  casesOf(
    context.db,
    signedIn(context).viewer,
    keys.map((key) => {
      const [challengeId = 0, ideaId = 0] = key.split(' ').map(Number)
      return { challengeId, ideaId }
    }),
  ),
)
builder.objectFields(Entry, (t) => ({
  case: t.field({
    type: Case,
    nullable: true,
    description: 'What it would cost and bring; null: nobody has said it.',
    complexity: STATEMENT,
    resolve: ({ challengeId, ideaId }, _, context) =>
      casesLoader(context).load(`${challengeId} ${ideaId}`),
  }),
  viewerCanSetCase: t.boolean({
    description: 'May the viewer say what it would cost and bring?',
    resolve: async ({ challengeId, closedAs, ideaId }, _, context) => {
      const idea = await Idea.getDataloader(context).load(ideaId)
      const challenge = (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow
      return closedAs === null && canSetCase(signedIn(context).viewer, challenge, idea as never)
    },
  }),
}))

const mustBeAmount = (field: string, value: number, most = MAX_CASE): void => {
  if (value < 0 || value > most) throw new Invalid({ [field]: [say('caseAmount', { max: most })] })
}
builder.queryFields((t) => ({
  whatIf: t.field({
    type: Outcome,
    description: 'What a case would come to with other numbers. Nothing is written.',
    args: {
      cost: t.arg.int({ required: true, description: 'Once, 0 or more.' }),
      benefit: t.arg.int({ required: true, description: 'Per year, 0 or more.' }),
      percent: t.arg.int({
        required: true,
        description: 'How much of the benefit comes true, 0 to 200.',
      }),
    },
    resolve: (_, { cost, benefit, percent }) => {
      mustBeAmount('cost', cost)
      mustBeAmount('benefit', benefit)
      mustBeAmount('percent', percent, 200)
      return computeCase({ cost, benefit }, percent)
    },
  }),
}))
builder.mutationFields((t) => ({
  setEntryCase: t.field({
    type: Entry,
    description: 'Says what an entry would cost and bring. INVALID by field.',
    args: {
      challengeId: t.arg.id({ required: true }),
      ideaId: t.arg.id({ required: true }),
      cost: t.arg.int({ required: true, description: 'Once, 0 or more.' }),
      benefit: t.arg.int({ required: true, description: 'Per year, 0 or more.' }),
      basis: t.arg.string({
        description: 'Where the numbers come from, at most 1,000 characters.',
      }),
    },
    resolve: async (_, { challengeId, ideaId, cost, benefit, basis }, context) => {
      const own = signedIn(context)
      const at = await setEntryCase(own, {
        challengeId: challengeNumber(challengeId),
        ideaId: ideaNumber(ideaId),
        cost,
        benefit,
        basis: basis ?? '',
      })
      return (await entryOf(own.db, own.viewer, at.challengeId, at.ideaId)) as never
    },
  }),
}))
