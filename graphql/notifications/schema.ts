import { builder, lateEnum, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { declarationOf, notificationKinds } from '#graphql/notification-kinds.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { PostKindEnum } from '#graphql/posts/schema.ts'
import { focusAt } from './focus.ts'
import {
  CATCH_UPS,
  catchUpOf,
  missedBy,
  type NotificationRow,
  notificationsOf,
  type PreferenceRow,
  preferencesOf,
  unreadCount,
} from './queries.ts'
import {
  aboutOf,
  factsForSentence,
  markedSentenceOfRow,
  pathOf,
  sentenceOfRow,
  shortOfRow,
} from './sentences.ts'
import { readNotifications, setNotificationPreference, unreadNotifications } from './service.ts'

export const NotificationKindEnum = lateEnum('NotificationKind', 'What somebody can be told.', () =>
  Object.fromEntries(
    notificationKinds().map((kind) => [
      kind,
      { value: kind, description: declarationOf(kind).label('en') },
    ]),
  ),
)

const NotificationAbout = builder.enumType('NotificationAbout', {
  description: 'COMPANY: what somebody may do in all of it.',
  values: ['POST', 'BOARD', 'SPACE', 'COMPANY'] as const,
})

const CatchUp = builder.enumType('CatchUp', {
  description: 'DECISION: a status, an official response, a merge. ANSWER: a comment or a reply.',
  values: CATCH_UPS,
})

export const Notification = builder.objectRef<NotificationRow>('Notification').implement({
  description:
    'Something that happened, told to the viewer. Unread events about the same thing are one.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its number.' }),
    kind: t.expose('kind', { type: NotificationKindEnum, description: 'What happened.' }),
    heading: t.string({
      description: 'What it is, to stand above its title: “Your post”.',
      resolve: (row, _, { language }) =>
        declarationOf(row.kind).heading(factsForSentence(row).noun)(language),
    }),
    catchUp: t.field({
      type: CatchUp,
      description: 'What it is to somebody who catches up.',
      resolve: ({ kind }) => catchUpOf(kind),
    }),
    events: t.exposeInt('events', { description: 'How many events it stands for.' }),
    actors: t.field({
      type: [Person],
      description: 'Who did it, newest first, at most five.',
      complexity: { multiplier: 5 },
      resolve: (row) => row.actorIds,
    }),
    sentence: t.string({
      description: 'What happened, in the language of the request, without a full stop.',
      resolve: (row, _, { language }) => sentenceOfRow(row, language),
    }),
    markedSentence: t.string({
      description: 'The same, with the names of people between U+E000 and U+E001.',
      resolve: (row, _, { language }) => markedSentenceOfRow(row, language),
    }),
    shortSentence: t.string({
      description: 'The same, for under the title of what it is about: without that title.',
      resolve: (row, _, { language }) => shortOfRow(row, language),
    }),
    postNumber: t.exposeInt('postId', {
      nullable: true,
      description: 'The post it is about.',
    }),
    postTitle: t.exposeString('postTitle', { nullable: true, description: 'Its title.' }),
    postLanguage: t.exposeString('postLanguage', {
      nullable: true,
      description: 'The language of that title, ISO 639-1; null when it is not known.',
    }),
    commentNumber: t.exposeInt('commentId', {
      nullable: true,
      description: 'The newest comment it is about.',
    }),
    boardName: t.exposeString('boardName', {
      nullable: true,
      description: 'The board it is about.',
    }),
    boardSlug: t.exposeString('boardSlug', {
      nullable: true,
      description: "That board's name in addresses.",
    }),
    spaceName: t.exposeString('spaceName', {
      nullable: true,
      description: 'The space it is about.',
    }),
    spaceSlug: t.exposeString('spaceSlug', {
      nullable: true,
      description: "That space's name in addresses.",
    }),
    about: t.field({
      type: NotificationAbout,
      description: 'What it is about.',
      resolve: aboutOf,
    }),
    postKind: t.field({
      type: PostKindEnum,
      nullable: true,
      description: 'What kind of post that is.',
      resolve: ({ postKind }) => postKind,
    }),
    isToDo: t.boolean({
      description: 'Does what it tells of wait for the viewer?',
      resolve: ({ kind }) => declarationOf(kind).isToDo ?? false,
    }),
    url: t.string({ description: 'Where it leads, as a path.', resolve: pathOf }),
    at: t.expose('updatedAt', { type: 'DateTime', description: 'When its latest event happened.' }),
    isRead: t.boolean({
      description: 'Has the viewer read it?',
      resolve: (row) => row.readAt !== null,
    }),
  }),
})

type Summary = { unread: number; held: number }
const NotificationSummary = builder.objectRef<Summary>('NotificationSummary').implement({
  description: 'What the sign of unread notifications shows.',
  fields: (t) => ({
    unread: t.exposeInt('unread', {
      description:
        'How many are unread, without those that wait for the end of focus hours; 100 stands for 100 or more.',
    }),
    held: t.exposeInt('held', {
      description: 'How many wait for the end of focus hours; 100 stands for 100 or more.',
    }),
    heldUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the focus hours end that are now; null: none are.',
      resolve: (_, __, context) => focusAt(signedIn(context).viewer, momentOf(context))?.to ?? null,
    }),
  }),
})
const summaryOf = (context: Context): Promise<Summary> =>
  unreadCount(context.db, signedIn(context).viewer, momentOf(context))

const NotificationPreference = builder
  .objectRef<PreferenceRow>('NotificationPreference')
  .implement({
    description: 'How the viewer hears of a kind of thing.',
    fields: (t) => ({
      kind: t.expose('kind', { type: NotificationKindEnum, description: 'The kind.' }),
      label: t.string({
        description: 'Its name, in the language of the request.',
        resolve: ({ kind }, _, { language }) => declarationOf(kind).label(language),
      }),
      about: t.string({
        description: 'A few words on what falls under it, in the language of the request.',
        resolve: ({ kind }, _, { language }) => declarationOf(kind).about(language),
      }),
      inApp: t.exposeBoolean('inApp', { description: 'Listed among the notifications.' }),
      mail: t.exposeBoolean('mail', {
        description: 'Told by mail, at the rhythm of the settings.',
      }),
    }),
  })

const ReadAnswer = builder.objectRef<{ count: number; readAt: string }>('ReadAnswer').implement({
  description: 'What was marked as read.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many.' }),
    readAt: t.field({
      type: 'DateTime',
      description: 'Give it to unreadNotifications to undo just this.',
      resolve: ({ readAt }) => new Date(readAt),
    }),
    notificationSummary: t.field({
      type: NotificationSummary,
      description: 'How many are unread afterwards.',
      resolve: (_, __, context) => summaryOf(context),
    }),
  }),
})

const MAX_MISSED_OF_EACH = 8

builder.queryFields((t) => ({
  notifications: t.connection({
    type: Notification,
    description:
      "The viewer's notifications, latest first. What the viewer may no longer see is left out.",
    args: {
      unreadOnly: t.arg.boolean({ description: 'True: only unread ones.' }),
      withHeld: t.arg.boolean({
        description: 'True: also those that wait for the end of focus hours.',
      }),
    },
    resolve: async (_, { first, after, unreadOnly, withHeld }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'moment', 'int')
      const rows = await notificationsOf(
        context.db,
        signedIn(context).viewer,
        wanted,
        key,
        unreadOnly ?? false,
        withHeld ? null : momentOf(context),
      )
      return connectionOf(rows, wanted, !key, (row) => [row.updatedAt.toISOString(), row.id])
    },
  }),
  missedNotifications: t.field({
    type: [Notification],
    description:
      'What the viewer has not read: decisions and official responses, then answers, then the rest; at most eight of each, latest first. What they may no longer see is left out.',
    complexity: { field: STATEMENT, multiplier: 3 * MAX_MISSED_OF_EACH },
    resolve: (_, __, context) =>
      missedBy(context.db, signedIn(context).viewer, MAX_MISSED_OF_EACH, momentOf(context)),
  }),
  notificationSummary: t.field({
    type: NotificationSummary,
    description: 'What the sign of unread notifications shows.',
    resolve: (_, __, context) => summaryOf(context),
  }),
  notificationPreferences: t.field({
    type: [NotificationPreference],
    description: 'How the viewer hears of each kind of thing.',
    resolve: (_, __, context) => preferencesOf(context.db, signedIn(context).viewer),
  }),
}))

const numbers = (ids: readonly (string | number)[] | null | undefined) =>
  ids?.map((id) => numberOf(id, 'Notification', 'ids')) ?? null

builder.mutationFields((t) => ({
  readNotifications: t.field({
    type: ReadAnswer,
    description: 'Marks these as read; without ids, all.',
    args: { ids: t.arg.idList({ description: 'At most 200.' }) },
    resolve: (_, { ids }, context) => readNotifications(signedIn(context), { ids: numbers(ids) }),
  }),
  unreadNotifications: t.field({
    type: NotificationSummary,
    description: 'Marks as unread again: these, or what was read at a moment.',
    args: {
      ids: t.arg.idList({ description: 'At most 200.' }),
      readAt: t.arg({ type: 'DateTime', description: 'From readNotifications.' }),
    },
    resolve: async (_, { ids, readAt }, context) => {
      await unreadNotifications(signedIn(context), { ids: numbers(ids), readAt: readAt ?? null })
      return summaryOf(context)
    },
  }),
  setNotificationPreference: t.field({
    type: [NotificationPreference],
    description: 'Chooses how the viewer hears of a kind of thing.',
    args: {
      kind: t.arg({ type: NotificationKindEnum, required: true }),
      inApp: t.arg.boolean({ required: true }),
      mail: t.arg.boolean({ required: true }),
    },
    resolve: async (_, args, context) => {
      await setNotificationPreference(signedIn(context), args)
      return preferencesOf(context.db, signedIn(context).viewer)
    },
  }),
}))
