// Stage gates as the API shows them: on a challenge, and on its entries.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { entryOf } from '#graphql/challenges/entry-queries.ts'
import { Entry } from '#graphql/challenges/entry-schema.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber, StageEnum } from '#graphql/challenges/schema.ts'
import type { Context } from '#graphql/context.ts'
import { ideaNumber } from '#graphql/ideas/schema.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { GATE_MEASURES, type GateMeasure, type GateStage } from './limits.ts'
import { canMoveEntries, canSetGates } from './policy.ts'
import {
  type EntryKey,
  type GateRow,
  gatesOf,
  type MoveRow,
  movesOf,
  type Numbers,
  nextGate,
  type Progress,
  progressOf,
} from './queries.ts'
import { moveEntry, setStageGate } from './service.ts'

const Measure = builder.enumType('GateMeasure', {
  description:
    'supporters; units of the company among them; quotes of customers in themes that it answers; comments.',
  values: GATE_MEASURES,
})
type Need = { measure: GateMeasure; needed: number; present: number }
const Need = builder.objectRef<Need>('GateNeed').implement({
  description: 'A number that a gate asks for, and what an entry has of it.',
  fields: (t) => ({
    measure: t.expose('measure', { type: Measure }),
    needed: t.exposeInt('needed'),
    present: t.exposeInt('present'),
    isMet: t.boolean({ resolve: ({ needed, present }) => present >= needed }),
  }),
})
/** The numbers that a gate asks for; what it does not ask for is left out. */
const needsOf = (gate: Numbers, numbers: Numbers): Need[] =>
  GATE_MEASURES.filter((measure) => gate[measure] > 0).map((measure) => ({
    measure,
    needed: gate[measure],
    present: numbers[measure],
  }))

const Gate = builder.objectRef<GateRow>('StageGate').implement({
  description: 'What an entry needs before it is taken into a stage. 0: nothing of that.',
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    supporters: t.exposeInt('supporters'),
    units: t.exposeInt('units', { description: 'Units of the company among the supporters.' }),
    quotes: t.exposeInt('quotes', { description: 'Quotes of customers.' }),
    comments: t.exposeInt('comments'),
  }),
})
const Move = builder.objectRef<MoveRow>('EntryMove').implement({
  description: 'An entry was let into a stage, with the numbers of that moment.',
  fields: (t) => ({
    from: t.expose('fromStage', { type: StageEnum }),
    to: t.expose('stage', { type: StageEnum }),
    at: t.expose('at', { type: 'DateTime' }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who moved it; null: it moved by itself.',
      resolve: ({ byId }) => byId,
    }),
    isAutomatic: t.boolean({ resolve: ({ byId }) => byId === null }),
    numbers: t.field({
      type: [Need],
      description: 'What the gate asked for then, and what the entry had.',
      resolve: (row) => needsOf(row.needed, row),
    }),
  }),
})

const gatesLoader = loaderOf<number, GateRow[]>((ids, context) => gatesOf(context.db, ids))
const keyOf = ({ challengeId, ideaId }: EntryKey) => `${challengeId} ${ideaId}`
const entryKey = (key: string): EntryKey => {
  const [challengeId = 0, ideaId = 0] = key.split(' ').map(Number)
  return { challengeId, ideaId }
}
const progressLoader = loaderOf<string, Progress | null>((keys, context) =>
  progressOf(context.db, signedIn(context).viewer, keys.map(entryKey)),
)
const movesLoader = loaderOf<string, MoveRow[]>((keys, context) =>
  movesOf(context.db, keys.map(entryKey)),
)
const gateBefore = async (context: Context, { challengeId, stage }: Progress) =>
  nextGate(await gatesLoader(context).load(challengeId), stage)

const EntryProgress = builder.objectRef<Progress>('EntryProgress').implement({
  description: 'Where an entry stands before the gates of its challenge.',
  fields: (t) => ({
    stage: t.expose('stage', {
      type: StageEnum,
      description: 'The stage into which it was let last.',
    }),
    next: t.field({
      type: StageEnum,
      nullable: true,
      description: 'The next stage that has a gate; null: it has passed them all.',
      complexity: STATEMENT,
      resolve: async (row, _, context) => (await gateBefore(context, row))?.stage ?? null,
    }),
    needs: t.field({
      type: [Need],
      description: 'What that gate asks for, and what the entry has.',
      complexity: STATEMENT,
      resolve: async (row, _, context) => {
        const gate = await gateBefore(context, row)
        return gate ? needsOf(gate, row) : []
      },
    }),
    moves: t.field({
      type: [Move],
      description: 'How it came where it is, first to last.',
      complexity: STATEMENT,
      resolve: (row, _, context) => movesLoader(context).load(keyOf(row)),
    }),
    viewerCanMove: t.boolean({
      description: 'May the viewer move it once its numbers have come together?',
      resolve: async ({ challengeId }, _, context) =>
        canMoveEntries(
          signedIn(context).viewer,
          (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow,
        ),
    }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  gates: t.field({
    type: [Gate],
    description: 'What its entries need to be taken into its stages, in their order.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => gatesLoader(context).load(id),
  }),
  viewerCanSetGates: t.boolean({
    description: 'May the viewer say what entries need?',
    resolve: (row, _, context) => canSetGates(signedIn(context).viewer, row),
  }),
}))
builder.objectFields(Entry, (t) => ({
  progress: t.field({
    type: EntryProgress,
    nullable: true,
    description: 'Where it stands before the gates; null where the challenge has none.',
    complexity: STATEMENT,
    resolve: (row, _, context) => progressLoader(context).load(keyOf(row)),
  }),
}))

builder.mutationFields((t) => ({
  setStageGate: t.field({
    type: Challenge,
    description:
      'Says what entries need to be taken into a stage; all 0: nothing. INVALID by field.',
    args: {
      challengeId: t.arg.id({ required: true }),
      stage: t.arg({ type: StageEnum, required: true }),
      supporters: t.arg.int({ description: '0 without, at most 10,000; the others alike.' }),
      units: t.arg.int(),
      quotes: t.arg.int(),
      comments: t.arg.int(),
    },
    resolve: async (_, { challengeId, stage, ...needed }, context) =>
      (
        await setStageGate(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          stage: stage as GateStage,
          supporters: needed.supporters ?? 0,
          units: needed.units ?? 0,
          quotes: needed.quotes ?? 0,
          comments: needed.comments ?? 0,
        })
      ).id,
  }),
  moveEntry: t.field({
    type: Entry,
    description:
      'Moves an entry to the next stage that has a gate. INVALID with each number that is missing, under its name.',
    args: { challengeId: t.arg.id({ required: true }), ideaId: t.arg.id({ required: true }) },
    resolve: async (_, args, context) => {
      const own = signedIn(context)
      const at = { challengeId: challengeNumber(args.challengeId), ideaId: ideaNumber(args.ideaId) }
      await moveEntry(own, at)
      return (await entryOf(own.db, own.viewer, at.challengeId, at.ideaId)) as never
    },
  }),
}))
