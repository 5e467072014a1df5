// Entries as the API shows them: on a challenge, and on the idea that was entered.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import {
  ENTRY_SORTS,
  type EntryRow,
  entriesOfIdeas,
  entryOf,
  keyOfEntry,
  keyShapeOf,
  listEntries,
  ownIdeasFor,
} from './entry-queries.ts'
import { ENTRY_OUTCOMES } from './limits.ts'
import { canDecide, canVote, canWithdrawEntry, hidesNames } from './policy.ts'
import type { ChallengeRow } from './queries.ts'
import { Challenge, spentOf } from './schema.ts'

export const OutcomeEnum = builder.enumType('EntryOutcome', {
  description: 'WINNER; GOES_ON: taken up without having won; NOT_NOW.',
  values: ENTRY_OUTCOMES,
})
const EntrySort = builder.enumType('EntrySort', {
  description: 'SUPPORT: most supported. VOTES: most votes. NEWEST. OUTCOME: winners first.',
  values: ENTRY_SORTS,
})
const entriesLoader = loaderOf<number, EntryRow[]>((ids, context) =>
  entriesOfIdeas(context.db, signedIn(context).viewer, ids),
)
const challengeOf = async (context: Context, { challengeId }: EntryRow): Promise<ChallengeRow> =>
  (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow

/** Are totals of votes shown to the viewer? Those who have voted see them, and everybody when nobody votes any longer. */
export async function showsTotals(context: Context, row: ChallengeRow): Promise<boolean> {
  if (!row.hidesTotals) return true
  const isOver = row.stage === 'DECIDE' || row.stage === 'TOLD'
  return isOver || (await spentOf(context, row.id)) > 0
}

export const Entry = builder.objectRef<EntryRow>('ChallengeEntry').implement({
  description: 'An idea that was entered in a challenge.',
  fields: (t) => ({
    challenge: t.field({ type: Challenge, resolve: ({ challengeId }) => challengeId }),
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    enteredAt: t.expose('at', { type: 'DateTime' }),
    isWithdrawn: t.boolean({ resolve: ({ closedAs }) => closedAs === 'WITHDRAWN' }),
    isMerged: t.boolean({
      description: 'Was the idea merged into another one?',
      resolve: ({ closedAs }) => closedAs === 'MERGED',
    }),
    voteCount: t.int({
      nullable: true,
      description:
        'Votes from everybody; null while they are hidden from the viewer, and where nobody votes.',
      resolve: async (entry, _, context) => {
        const challenge = await challengeOf(context, entry)
        if (challenge.voteBudget === null) return null
        return (await showsTotals(context, challenge)) ? entry.voteCount : null
      },
    }),
    myVotes: t.exposeInt('myVotes', { description: 'Votes from the viewer.' }),
    outcome: t.expose('outcome', {
      type: OutcomeEnum,
      nullable: true,
      description: 'What was decided; null: nothing yet.',
    }),
    reason: t.string({
      nullable: true,
      description: 'Why, as safe HTML.',
      resolve: ({ reason }) => (reason ? toHtml(reason, []) : null),
    }),
    reasonText: t.exposeString('reason', {
      description: 'Why, in Markdown; empty: nothing is decided.',
    }),
    decidedBy: t.field({
      type: Person,
      nullable: true,
      resolve: ({ decidedById }) => decidedById,
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    valueEstimate: t.exposeInt('valueEstimate', {
      nullable: true,
      description:
        'What it is expected to bring in a year, in whole units of the challenge’s currency.',
    }),
    valueCheckAt: t.expose('valueCheckAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the estimate is checked.',
    }),
    viewerCanDecide: t.boolean({
      description: 'May the viewer decide it?',
      resolve: async (entry, _, context) =>
        entry.closedAs === null &&
        canDecide(signedIn(context).viewer, await challengeOf(context, entry)),
    }),
    viewerCanVote: t.boolean({
      description: 'May the viewer give it votes?',
      resolve: async (entry, _, context) =>
        entry.closedAs === null &&
        canVote(signedIn(context).viewer, await challengeOf(context, entry)),
    }),
    viewerCanWithdraw: t.boolean({
      description: 'May the viewer take it out of the challenge?',
      resolve: async (entry, _, context) => {
        const { viewer } = signedIn(context)
        const idea = await Idea.getDataloader(context).load(entry.ideaId)
        const challenge = await challengeOf(context, entry)
        return entry.closedAs === null && canWithdrawEntry(viewer, challenge, idea as never)
      },
    }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  entries: t.connection({
    type: Entry,
    description: 'Its entries, without withdrawn and merged ones. SUPPORT without a sort.',
    args: { sort: t.arg({ type: EntrySort }) },
    resolve: async ({ id, ...row }, args, context) => {
      const { viewer } = signedIn(context)
      const wanted = rowsWanted(args.first)
      // The order would tell what the totals hide.
      const isHidden = args.sort === 'VOTES' && !(await showsTotals(context, { id, ...row }))
      const sort = isHidden ? 'NEWEST' : (args.sort ?? 'SUPPORT')
      const key = keyOf(args.after, ...keyShapeOf(sort))
      const rows = await listEntries(context.db, viewer, id, sort, wanted, key)
      return connectionOf(rows, wanted, !key, keyOfEntry(sort))
    },
  }),
  entry: t.field({
    type: Entry,
    nullable: true,
    description: 'The entry of an idea; null where there is none.',
    args: { ideaId: t.arg.id({ required: true }) },
    complexity: STATEMENT,
    resolve: async ({ id }, { ideaId }, context) =>
      (await entryOf(context.db, signedIn(context).viewer, id, ideaNumber(ideaId))) ?? null,
  }),
  ownIdeas: t.field({
    type: [Idea],
    description: 'Ideas of the viewer that could be entered, latest first, at most 50.',
    complexity: STATEMENT,
    resolve: ({ id, spaceId, ...row }, _, context) =>
      hidesNames(row)
        ? []
        : ownIdeasFor(context.db, signedIn(context).viewer, { challengeId: id, spaceId }),
  }),
}))
builder.objectFields(Idea, (t) => ({
  entries: t.field({
    type: [Entry],
    description:
      'The challenges it was entered in, as far as the viewer may see them, latest first.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => entriesLoader(context).load(id),
  }),
}))
