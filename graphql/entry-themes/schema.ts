// Themes of entries and pairs as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { MAX_THEMED_ENTRIES } from './limits.ts'
import { canShapeEntryThemes } from './policy.ts'
import {
  foundAtOf,
  listPairs,
  type PairRow,
  type ThemedEntry,
  type ThemeRow,
  themedEntries,
  themesIn,
} from './queries.ts'
import { dismissPair, nameTheme, placeEntries } from './service.ts'

const themesLoader = loaderOf<number, ThemeRow[]>((ids, context) =>
  themesIn(context.db, signedIn(context).viewer, ids),
)
const foundAtLoader = loaderOf<number, Date | null>((ids, context) => foundAtOf(context.db, ids))

const Theme = builder.objectRef<ThemeRow>('EntryTheme').implement({
  description: 'What several entries of a challenge are about.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    name: t.exposeString('name', { description: 'At most 80 characters.' }),
    isKept: t.exposeBoolean('isKept', {
      description: 'Was it named or made by a person? Then it stays when themes are found anew.',
    }),
    words: t.exposeStringList('words', {
      description: 'The words by which it was found; none where a person made it.',
    }),
    entryCount: t.exposeInt('entryCount', { description: 'Entries that the viewer sees in it.' }),
  }),
})
const Themed = builder.objectRef<ThemedEntry>('ThemedEntry').implement({
  description: 'An entry with its themes.',
  fields: (t) => ({
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    themes: t.field({
      type: [Theme],
      description: 'All of its themes in this challenge.',
      resolve: async ({ challengeId, themeIds }, _, context) =>
        (await themesLoader(context).load(challengeId)).filter(({ id }) => themeIds.includes(id)),
    }),
  }),
})
const Pair = builder.objectRef<PairRow>('EntryPair').implement({
  description: 'Two entries that may be the same.',
  fields: (t) => ({
    first: t.field({ type: Idea, resolve: ({ firstId }) => firstId }),
    second: t.field({ type: Idea, resolve: ({ secondId }) => secondId }),
    score: t.exposeFloat('score', {
      description: 'From 0 to 1: the weight of the shared words among all of both.',
    }),
    shared: t.exposeStringList('shared', {
      description: 'Words of both, the rarest first, at most 8.',
    }),
    onlyFirst: t.exposeStringList('onlyFirst', { description: 'Words of the first alone.' }),
    onlySecond: t.exposeStringList('onlySecond', { description: 'Words of the second alone.' }),
    isDismissed: t.boolean({
      description: 'Did somebody say that they are not the same?',
      resolve: ({ dismissedAt }) => dismissedAt !== null,
    }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  entryThemes: t.field({
    type: [Theme],
    description: 'What its entries are about, those with most first, at most 40.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => themesLoader(context).load(id),
  }),
  themesFoundAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When themes and pairs were found last; null: not yet.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => foundAtLoader(context).load(id),
  }),
  themesLeaveOut: t.int({
    description: 'Entries that are not read, for there are more than 3,000.',
    resolve: ({ entryCount }) => Math.max(0, entryCount - MAX_THEMED_ENTRIES),
  }),
  themedEntries: t.connection({
    type: Themed,
    description: 'Entries of a theme, or those without one, oldest first.',
    args: { theme: t.arg.id({ description: 'Its number; without: entries without a theme.' }) },
    resolve: async ({ id }, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int')
      const theme = args.theme ? numberOf(args.theme, 'EntryTheme', 'theme') : null
      const { viewer } = signedIn(context)
      const rows = await themedEntries(context.db, viewer, id, theme, wanted, key?.[0] ?? 0)
      return connectionOf(rows, wanted, !key, ({ ideaId }) => [ideaId])
    },
  }),
  similarEntries: t.connection({
    type: Pair,
    description:
      'Pairs of entries that may be the same, most alike first. For those who run it; NOT_ALLOWED for others.',
    args: {
      isDismissed: t.arg.boolean({ description: 'Those that were said not to be the same.' }),
    },
    resolve: async (row, args, context) => {
      const { viewer } = signedIn(context)
      if (!canShapeEntryThemes(viewer, row)) throw new NotAllowed()
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'number', 'int', 'int')
      const isDismissed = args.isDismissed ?? false
      const rows = await listPairs(context.db, viewer, row.id, isDismissed, wanted, key)
      return connectionOf(rows, wanted, !key, (pair) => [pair.score, pair.firstId, pair.secondId])
    },
  }),
  viewerCanShapeThemes: t.boolean({
    description: 'May the viewer name themes, move entries and look through pairs?',
    resolve: (row, _, context) => canShapeEntryThemes(signedIn(context).viewer, row),
  }),
}))

builder.mutationFields((t) => ({
  nameEntryTheme: t.field({
    type: Challenge,
    description: 'Names a theme: from then on it stays when themes are found anew.',
    args: {
      themeId: t.arg.id({ required: true, description: 'Its number.' }),
      name: t.arg.string({ required: true }),
    },
    resolve: async (_, { themeId, name }, context) =>
      (
        await nameTheme(signedIn(context), {
          themeId: numberOf(themeId, 'EntryTheme', 'themeId'),
          name,
        })
      ).challengeId,
  }),
  placeEntries: t.field({
    type: Challenge,
    description:
      'Puts entries into a theme, or into a new one; out of the others unless they stay there, too.',
    args: {
      challengeId: t.arg.id({ required: true }),
      ideaIds: t.arg.idList({ required: true, description: '1 to 100.' }),
      toId: t.arg.id({ description: 'The number of a theme; or newName.' }),
      newName: t.arg.string(),
      keeps: t.arg.boolean({ description: 'They stay in their other themes, too.' }),
    },
    resolve: async (_, { challengeId, ideaIds, toId, newName, keeps }, context) =>
      (
        await placeEntries(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          ideaIds: ideaIds.map((id) => ideaNumber(id, 'ideaIds')),
          toId: toId ? numberOf(toId, 'EntryTheme', 'toId') : null,
          newName: newName ?? null,
          keeps: keeps ?? false,
        })
      ).challengeId,
  }),
  dismissEntryPair: t.field({
    type: Challenge,
    description: 'Two entries are not the same: they are proposed no more.',
    args: {
      challengeId: t.arg.id({ required: true }),
      firstId: t.arg.id({ required: true }),
      secondId: t.arg.id({ required: true }),
    },
    resolve: async (_, { challengeId, firstId, secondId }, context) =>
      (
        await dismissPair(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          firstId: ideaNumber(firstId, 'firstId'),
          secondId: ideaNumber(secondId, 'secondId'),
        })
      ).challengeId,
  }),
}))
