// Mutations of insights and themes.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { CustomerThread } from '#graphql/customers/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { postNumber } from '#graphql/posts/schema.ts'
import { draftTold } from './follow-up.ts'
import { setThemeOwner } from './owners.ts'
import { insightsByIds } from './queries.ts'
import { Insight, InsightStateEnum, seenTheme, Theme, ToneEnum } from './schema.ts'
import {
  captureInsight,
  correctTone,
  deleteInsight,
  editInsight,
  hideAspect,
  setAccount,
} from './service.ts'
import {
  linkTheme,
  mergeThemes,
  putIntoTheme,
  renameTheme,
  splitTheme,
  unlinkTheme,
  unmergeTheme,
} from './themes.ts'

const insightOf = async (context: Context, id: number) =>
  (await insightsByIds(context.db, signedIn(context).viewer, [id]))[0] ?? null

builder.mutationFields((t) => {
  const theme = t.arg.int({ required: true, description: 'The number of a theme.' })
  const insights = t.arg.intList({ required: true, description: 'Numbers of quotes, at most 100.' })
  return {
    captureInsight: t.field({
      type: Insight,
      nullable: true,
      description:
        'Keeps a passage of a customer’s message as it stands there. Invalid: it does not stand there.',
      args: {
        message: t.arg.int({ required: true, description: 'The number of the message.' }),
        passage: t.arg.string({ required: true }),
        note: t.arg.string({ description: 'What it means.' }),
        theme: t.arg.string({ description: 'The name of a theme, which begins if there is none.' }),
      },
      resolve: async (_, { message, passage, note, theme: name }, context) => {
        const { id } = await captureInsight(signedIn(context), {
          messageId: message,
          passage,
          note: note ?? '',
          theme: name ?? '',
        })
        return insightOf(context, id)
      },
    }),
    editInsight: t.field({
      type: Insight,
      nullable: true,
      description: 'Says what a quote means, who takes care of it, and where it stands.',
      args: {
        insight: t.arg.int({ required: true }),
        version: t.arg.int({ description: 'The version that was opened.' }),
        note: t.arg.string({ required: true }),
        ownerId: t.arg.id({ description: 'Nobody without.' }),
        state: t.arg({ type: InsightStateEnum, required: true }),
      },
      resolve: async (_, { insight, version, note, ownerId, state }, context) => {
        const { id } = await editInsight(signedIn(context), {
          insightId: insight,
          ...(version == null ? {} : { version }),
          note,
          ownerId: ownerId ? numberOf(ownerId, 'Person', 'ownerId') : null,
          state,
        })
        return insightOf(context, id)
      },
    }),
    deleteInsight: t.boolean({
      description: 'Deletes a quote: it counts nowhere from then on. The message stays as it is.',
      args: { insight: t.arg.int({ required: true }) },
      resolve: async (_, { insight }, context) =>
        (await deleteInsight(signedIn(context), { insightId: insight })).id > 0,
    }),
    setThemeOwner: t.field({
      type: Theme,
      nullable: true,
      description:
        'Gives a theme to somebody, who is told when more people than usual say it. Invalid: they see no quote of it.',
      args: { theme, ownerId: t.arg.id({ description: 'Nobody without.' }) },
      resolve: async (_, { theme: themeId, ownerId }, context) => {
        const { id } = await setThemeOwner(signedIn(context), {
          themeId,
          ownerId: ownerId ? numberOf(ownerId, 'Person', 'ownerId') : null,
        })
        return seenTheme(context, id)
      },
    }),
    putIntoTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Puts quotes into the theme of a name, which begins if there is none.',
      args: { insights, theme: t.arg.string({ required: true }) },
      resolve: async (_, args, context) => {
        const { id } = await putIntoTheme(signedIn(context), {
          insightIds: args.insights,
          theme: args.theme,
        })
        return seenTheme(context, id)
      },
    }),
    renameTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Renames a theme. Invalid: another one has that name.',
      args: {
        theme,
        version: t.arg.int({ description: 'The version that was opened.' }),
        name: t.arg.string({ required: true }),
      },
      resolve: async (_, { theme: themeId, version, name }, context) => {
        const { id } = await renameTheme(signedIn(context), {
          themeId,
          ...(version == null ? {} : { version }),
          name,
        })
        return seenTheme(context, id)
      },
    }),
    mergeThemes: t.field({
      type: Theme,
      nullable: true,
      description: 'Two themes are one from then on, until they are unmerged. Gives the other one.',
      args: { theme, into: t.arg.int({ required: true }) },
      resolve: async (_, { theme: themeId, into }, context) =>
        seenTheme(context, (await mergeThemes(signedIn(context), { themeId, intoId: into })).id),
    }),
    unmergeTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Undoes a merge: its quotes count for it again. Invalid: its name was taken.',
      args: { theme },
      resolve: async (_, { theme: themeId }, context) =>
        seenTheme(context, (await unmergeTheme(signedIn(context), { themeId })).id),
    }),
    splitTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Puts some quotes of a theme into a new one. Merging it back undoes it.',
      args: { theme, insights, name: t.arg.string({ required: true }) },
      resolve: async (_, { theme: themeId, insights: insightIds, name }, context) =>
        seenTheme(context, (await splitTheme(signedIn(context), { themeId, insightIds, name })).id),
    }),
    linkTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Says that an idea or a challenge answers a theme.',
      args: { theme, postId: t.arg.id({ required: true }) },
      resolve: async (_, { theme: themeId, postId }, context) =>
        seenTheme(
          context,
          (await linkTheme(signedIn(context), { themeId, postId: postNumber(postId) })).id,
        ),
    }),
    unlinkTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Says that it does not.',
      args: { theme, postId: t.arg.id({ required: true }) },
      resolve: async (_, { theme: themeId, postId }, context) =>
        seenTheme(
          context,
          (await unlinkTheme(signedIn(context), { themeId, postId: postNumber(postId) })).id,
        ),
    }),
    draftTold: t.field({
      type: CustomerThread,
      description:
        'Drafts for a customer what came of their words; who answered them first is asked to review it. Invalid: nothing is in use yet.',
      args: { theme, threadId: t.arg.id({ required: true }) },
      resolve: async (_, { theme: themeId, threadId }, context) =>
        (
          await draftTold(signedIn(context), {
            themeId,
            threadId: numberOf(threadId, 'CustomerThread', 'threadId'),
          })
        ).id,
    }),
    correctTone: t.field({
      type: CustomerThread,
      description: 'Says how a message sounds, in place of what was read by machine.',
      args: {
        message: t.arg.int({ required: true }),
        tone: t.arg({ type: ToneEnum, required: true }),
      },
      resolve: async (_, { message, tone }, context) =>
        (await correctTone(signedIn(context), { messageId: message, tone })).id,
    }),
    hideCustomerAspect: t.boolean({
      description: 'Leaves an aspect out of the charts, or shows it again.',
      args: { aspect: t.arg.int({ required: true }), isHidden: t.arg.boolean({ required: true }) },
      resolve: async (_, { aspect, isHidden }, context) =>
        (await hideAspect(signedIn(context), { aspectId: aspect, isHidden })).id > 0,
    }),
    setCustomerAccount: t.field({
      type: CustomerThread,
      description:
        'The account of the customer of a thread, and what it brings in a year. No name: none.',
      args: {
        threadId: t.arg.id({ required: true }),
        name: t.arg.string({ required: true }),
        yearlyValue: t.arg.int({
          description:
            'In whole units of the company’s currency; left out, it stays as it was, and a new account has 0.',
        }),
      },
      resolve: async (_, { threadId, name, yearlyValue }, context) =>
        (
          await setAccount(signedIn(context), {
            threadId: numberOf(threadId, 'CustomerThread', 'threadId'),
            name,
            yearlyValue: yearlyValue ?? null,
          })
        ).id,
    }),
  }
})
