// Scorecards as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { helperTag, isSealedAuthor } from '#graphql/seal.ts'
import { addEvaluators, recuse, removeEvaluator, saveScorecard, setCriteria } from './evaluation.ts'
import { canScore, canSeeScores, canSetEvaluation } from './policy.ts'
import type { ChallengeRow } from './queries.ts'
import { Challenge, challengeNumber } from './schema.ts'
import {
  type CardRow,
  type CriterionRow,
  criteriaOf,
  type EvaluatorRow,
  evaluatorsIn,
  listScored,
  ownCard,
  ownCards,
  SCORE_SORTS,
  type ScoredRow,
} from './score-queries.ts'

const criteriaLoader = loaderOf<number, CriterionRow[]>((ids, context) =>
  criteriaOf(context.db, ids),
)
/** The viewer as an evaluator of a challenge; null: they are none. */
const ownLoader = loaderOf<number, EvaluatorRow | null>(async (ids, context) => {
  const rows = await evaluatorsIn(context.db, ids, signedIn(context).viewer.id)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return ids.map((id) => byId.get(id) ?? null)
})
async function seesScores(context: Context, challenge: ChallengeRow): Promise<boolean> {
  const own = await ownLoader(context).load(challenge.id)
  return canSeeScores(signedIn(context).viewer, challenge, own?.left ?? null)
}

const Criterion = builder.objectRef<CriterionRow>('Criterion').implement({
  description: 'What entries of a challenge are scored by, from 1 to 5.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name'),
    weight: t.exposeInt('weight', { description: 'Against the others; 0 counts for nothing.' }),
  }),
})
export const Evaluator = builder.objectRef<EvaluatorRow>('Evaluator').implement({
  description: 'Somebody who was asked to score the entries of a challenge.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    dueAt: t.expose('dueAt', { type: 'DateTime' }),
    submitted: t.exposeInt('submitted', { description: 'Scorecards that they have submitted.' }),
    recused: t.exposeInt('recused', { description: 'Entries that they do not judge.' }),
    left: t.exposeInt('left', { description: 'Entries that wait for them.' }),
  }),
})
type Score = { criterionId: number; score: number }
const CriterionScore = builder.objectRef<Score>('CriterionScore').implement({
  description: 'A score by one criterion.',
  fields: (t) => ({
    criterion: t.exposeInt('criterionId', { description: 'The criterion’s number.' }),
    score: t.exposeInt('score', { description: 'From 1 to 5.' }),
  }),
})
const isOwnCard = (personId: number, { authorTag, helperTag: tag, ideaId }: CardRow): boolean =>
  isSealedAuthor(personId, ideaId, authorTag) ||
  (tag !== null && tag === helperTag(personId, ideaId))
const Scorecard = builder.objectRef<CardRow>('Scorecard').implement({
  description: 'What the viewer, an evaluator, thinks of an entry.',
  fields: (t) => ({
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    scores: t.field({
      type: [CriterionScore],
      resolve: ({ scores }) =>
        Object.entries(scores).map(([id, score]) => ({ criterionId: Number(id), score })),
    }),
    comment: t.exposeString('comment', { description: 'Plain text.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true }),
    recusedAt: t.expose('recusedAt', { type: 'DateTime', nullable: true }),
    isOwn: t.boolean({
      description:
        'Did the viewer write it without their name, or help with its draft? Then they do not score it. Nobody else learns of it.',
      resolve: (card, _, context) => isOwnCard(signedIn(context).viewer.id, card),
    }),
  }),
})
const thousandths = (value: number): number => value / 1_000
const Scored = builder.objectRef<ScoredRow>('ScoredEntry').implement({
  description: 'An entry with what its evaluators scored, from 1 to 5, without names.',
  fields: (t) => ({
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    mean: t.float({ description: 'Of all scorecards.', resolve: ({ mean }) => thousandths(mean) }),
    spread: t.float({
      description: 'How far the highest and the lowest lie apart.',
      resolve: ({ spread }) => thousandths(spread),
    }),
    deviation: t.float({
      description: 'Standard deviation; 0 for one scorecard.',
      resolve: ({ deviation }) => thousandths(deviation),
    }),
    scores: t.floatList({
      description: 'Each scorecard’s weighted mean, lowest first.',
      resolve: ({ scores }) => scores.map(thousandths),
    }),
  }),
})
const ScoreSort = builder.enumType('ScoreSort', {
  description: 'SCORE: best first. SPREAD: those on which evaluators differ most first.',
  values: SCORE_SORTS,
})

builder.objectFields(Challenge, (t) => ({
  criteria: t.field({
    type: [Criterion],
    description: 'By what its entries are scored, at most 10.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => criteriaLoader(context).load(id),
  }),
  evaluators: t.field({
    type: [Evaluator],
    description: 'Who scores its entries, at most 500; for those who run it, empty for others.',
    complexity: STATEMENT,
    resolve: (challenge, _, context) =>
      canSetEvaluation(signedIn(context).viewer, challenge)
        ? evaluatorsIn(context.db, [challenge.id])
        : [],
  }),
  viewerEvaluates: t.field({
    type: Evaluator,
    nullable: true,
    description: 'The viewer as its evaluator; null when they are none.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => ownLoader(context).load(id),
  }),
  viewerCanScore: t.boolean({
    description: 'May the viewer score entries now?',
    complexity: STATEMENT,
    resolve: async (challenge, _, context) =>
      canScore(
        signedIn(context).viewer,
        challenge,
        (await ownLoader(context).load(challenge.id)) !== null,
      ),
  }),
  viewerSeesScores: t.boolean({
    description:
      'May the viewer see what others have scored? Evaluators once they have nothing left, whoever runs it, all once it is told.',
    complexity: STATEMENT,
    resolve: (challenge, _, context) => seesScores(context, challenge),
  }),
  scorecards: t.connection({
    type: Scorecard,
    description:
      'Its entries with the viewer’s own scorecards, those that are left first. Empty for others than evaluators.',
    resolve: async ({ id }, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int', 'int')
      const isEvaluator = (await ownLoader(context).load(id)) !== null
      const rows = isEvaluator
        ? await ownCards(context.db, signedIn(context).viewer, id, wanted, key)
        : []
      return connectionOf(rows, wanted, !key, ({ isOver, ideaId }) => [isOver, ideaId])
    },
  }),
  scorecard: t.field({
    type: Scorecard,
    nullable: true,
    description: 'The viewer’s own scorecard of an entry; null for others than evaluators.',
    args: { ideaId: t.arg.id({ required: true }) },
    complexity: STATEMENT,
    resolve: async ({ id }, { ideaId }, context) =>
      (await ownLoader(context).load(id))
        ? ((await ownCard(context.db, signedIn(context).viewer, id, ideaNumber(ideaId))) ?? null)
        : null,
  }),
  scored: t.connection({
    type: Scored,
    description:
      'Entries with a submitted scorecard. Empty while scores are hidden from the viewer.',
    args: { sort: t.arg({ type: ScoreSort }) },
    resolve: async (challenge, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int', 'int')
      const sort = args.sort ?? 'SCORE'
      const rows = (await seesScores(context, challenge))
        ? await listScored(context.db, signedIn(context).viewer, challenge.id, sort, wanted, key)
        : []
      return connectionOf(rows, wanted, !key, ({ mean, spread, ideaId }) => [
        sort === 'SCORE' ? mean : spread,
        ideaId,
      ])
    },
  }),
}))

const CriterionInput = builder.inputType('CriterionInput', {
  description: 'What entries are scored by.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 80 characters.' }),
    weight: t.int({ required: true, description: 'From 0 to 100, against the others.' }),
  }),
})
const ScoreInput = builder.inputType('ScoreInput', {
  description: 'A score by one criterion.',
  fields: (t) => ({
    criterion: t.int({ required: true, description: 'The criterion’s number.' }),
    score: t.int({ required: true, description: 'From 1 to 5.' }),
  }),
})

builder.mutationFields((t) => {
  const challengeId = t.arg.id({ required: true })
  return {
    setCriteria: t.field({
      type: Challenge,
      description:
        'Says by what entries are scored, at most 10. CONFLICT once a scorecard was submitted.',
      args: { challengeId, criteria: t.arg({ type: [CriterionInput], required: true }) },
      resolve: async (_, args, context) =>
        (
          await setCriteria(signedIn(context), {
            challengeId: challengeNumber(args.challengeId),
            criteria: args.criteria.map(({ name, weight }) => ({ name, weight })),
          })
        ).id,
    }),
    addEvaluators: t.field({
      type: Challenge,
      description: 'Asks people to evaluate until a date, or gives them another date.',
      args: {
        challengeId,
        evaluatorIds: t.arg.idList({ required: true, description: 'At most 500.' }),
        dueOn: t.arg.string({
          required: true,
          description: 'By the wall clock of the challenge’s time zone: 2026-03-14T17:00.',
        }),
      },
      resolve: async (_, { dueOn, evaluatorIds, ...args }, context) =>
        (
          await addEvaluators(signedIn(context), {
            challengeId: challengeNumber(args.challengeId),
            evaluatorIds: evaluatorIds.map((id) => numberOf(id, 'Person', 'evaluatorIds')),
            dueOn,
          })
        ).id,
    }),
    removeEvaluator: t.field({
      type: Challenge,
      description: 'Asks somebody no longer; what they have submitted stays.',
      args: { challengeId, personId: t.arg.id({ required: true }) },
      resolve: async (_, { personId, ...args }, context) =>
        (
          await removeEvaluator(signedIn(context), {
            challengeId: challengeNumber(args.challengeId),
            personId: numberOf(personId, 'Person', 'personId'),
          })
        ).id,
    }),
    saveScorecard: t.field({
      type: Challenge,
      description:
        'Keeps the viewer’s scorecard of an entry as a draft, or submits it, which cannot be taken back.',
      args: {
        challengeId,
        ideaId: t.arg.id({ required: true }),
        scores: t.arg({ type: [ScoreInput], required: true }),
        comment: t.arg.string({ description: 'Plain text, at most 2,000 characters.' }),
        submits: t.arg.boolean({ description: 'Submit it; a draft without.' }),
      },
      resolve: async (_, args, context) => {
        const id = challengeNumber(args.challengeId)
        await saveScorecard(signedIn(context), {
          challengeId: id,
          ideaId: ideaNumber(args.ideaId),
          scores: args.scores.map(({ criterion, score }) => ({ criterionId: criterion, score })),
          comment: args.comment ?? '',
          submits: args.submits ?? false,
        })
        return id
      },
    }),
    recuse: t.field({
      type: Challenge,
      description: 'The viewer does not judge an entry.',
      args: { challengeId, ideaId: t.arg.id({ required: true }) },
      resolve: async (_, args, context) => {
        const id = challengeNumber(args.challengeId)
        await recuse(signedIn(context), { challengeId: id, ideaId: ideaNumber(args.ideaId) })
        return id
      },
    }),
  }
})
