// Connectors and introductions in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import {
  askIntroduction,
  connectorsAmong,
  INTRODUCTION_STATES,
  type IntroductionRow,
  introductionsOf,
  respondToIntroduction,
  setConnector,
} from './introductions.ts'
import { NOTE_LENGTH } from './limits.ts'

const connectorLoader = loaderOf<number, boolean>(async (ids, context) => {
  const found = new Set((await connectorsAmong(context.db, ids)).map(({ personId }) => personId))
  return ids.map((id) => found.has(id))
})

builder.objectFields(Person, (t) => ({
  isConnector: t.boolean({
    description: 'Have they said that they introduce people to each other?',
    resolve: ({ id }, _, context) => connectorLoader(context).load(id),
  }),
}))

const StateEnum = builder.enumType('IntroductionState', {
  description:
    'ASKED: the connector has said nothing yet. MADE: they introduced the two. DECLINED.',
  values: INTRODUCTION_STATES,
})
const IntroductionRef = builder.objectRef<IntroductionRow>('Introduction').implement({
  description: 'An introduction that somebody asked a connector for.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    asker: t.field({ type: Person, resolve: ({ askerId }) => askerId }),
    connector: t.field({ type: Person, resolve: ({ connectorId }) => connectorId }),
    person: t.field({
      type: Person,
      description: 'To whom they want to be introduced.',
      resolve: ({ personId }) => personId,
    }),
    state: t.expose('state', { type: StateEnum }),
    note: t.exposeString('note', { description: 'Why, in their words; may be empty.' }),
    askedAt: t.expose('askedAt', { type: 'DateTime', description: 'When they asked.' }),
    isMineToMake: t.boolean({
      description: 'Is the viewer the connector who has not answered yet?',
      resolve: ({ connectorId, state }, _, context) =>
        state === 'ASKED' && connectorId === signedIn(context).viewer.id,
    }),
  }),
})

builder.queryFields((t) => ({
  introductions: t.field({
    type: [IntroductionRef],
    description:
      'Introductions that the viewer asked for, and those that they are asked for and have not answered; the newest, at most 50 of each.',
    complexity: { field: STATEMENT, multiplier: 20 },
    resolve: (_, __, context) => {
      const { db, viewer } = signedIn(context)
      return introductionsOf(db, viewer)
    },
  }),
}))

builder.mutationFields((t) => ({
  setConnector: t.field({
    type: Person,
    description: 'The viewer introduces people to each other from now on (isOn), or no longer.',
    args: { isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, input, context) => (await setConnector(signedIn(context), input)).id,
  }),
  askIntroduction: t.field({
    type: Person,
    description:
      'Asks a connector for an introduction to somebody; asked again, it is the same. INVALID: `connectorId` who is none, `personId` who cannot be introduced, `note`. CONFLICT: too many are open.',
    args: {
      connectorId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      note: t.arg.string({ description: `Why, at most ${NOTE_LENGTH} characters.` }),
    },
    resolve: async (_, { connectorId, personId, note }, context) =>
      (
        await askIntroduction(signedIn(context), {
          connectorId: numberOf(connectorId, 'Person', 'connectorId'),
          personId: numberOf(personId, 'Person', 'personId'),
          note: note ?? '',
        })
      ).id,
  }),
  respondToIntroduction: t.field({
    type: Person,
    description:
      'Says that the viewer has introduced the two (isMade), or will not. CONFLICT: they said otherwise before.',
    args: {
      introductionId: t.arg.int({ required: true }),
      isMade: t.arg.boolean({ required: true }),
    },
    resolve: async (_, input, context) =>
      (await respondToIntroduction(signedIn(context), input)).id,
  }),
}))
