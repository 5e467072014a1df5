// Saved views of the inbox.
import { restrictedSpacesOf } from '#graphql/audience.ts'
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { spacesWithChannels } from './channel-queries.ts'
import { canRemoveView, canShareWithTeam } from './policy.ts'
import { ViewEnum } from './root-schema.ts'
import { removeView, saveView, type ViewRow, viewsOf } from './views.ts'

const View = builder.objectRef<ViewRow>('CustomerView').implement({
  description: 'A view of the inbox that somebody saved.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    view: t.expose('view', { type: ViewEnum, description: 'The view that it narrows.' }),
    channelId: t.exposeInt('channelId', {
      nullable: true,
      description: 'Only threads of this channel.',
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'Only threads in this language, ISO 639-1.',
    }),
    severity: t.exposeInt('severity', { description: 'Only threads as grave as this or graver.' }),
    tag: t.exposeString('tag', { description: 'Only threads with this tag; empty: with any.' }),
    isUnassigned: t.exposeBoolean('isUnassigned', {
      description: 'Only threads that nobody has taken?',
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'Whose team has it; null: the viewer alone.',
      resolve: ({ spaceId }) => spaceId,
    }),
    viewerCanRemove: t.boolean({
      description: 'May the viewer remove it?',
      resolve: (row, _, context) => canRemoveView(signedIn(context).viewer, row),
    }),
  }),
})

builder.queryFields((t) => ({
  customerViews: t.field({
    type: [View],
    complexity: STATEMENT,
    description:
      'Saved views of the inbox: the viewer’s own, then those of their teams; at most 100.',
    resolve: (_, __, context) => viewsOf(context.db, signedIn(context).viewer),
  }),
  customerTeams: t.field({
    type: [Space],
    description:
      'Spaces with a channel in which the viewer answers customers, and shares views and texts.',
    complexity: STATEMENT,
    resolve: (_, __, context) => {
      const { viewer } = signedIn(context)
      return spacesWithChannels(
        context.db,
        restrictedSpacesOf(viewer).filter((id) => canShareWithTeam(viewer, id)),
      )
    },
  }),
}))

builder.mutationFields((t) => ({
  saveCustomerView: t.int({
    description: 'Saves a view of the inbox. Gives its number.',
    args: {
      name: t.arg.string({ required: true, description: 'At most 40 characters.' }),
      spaceId: t.arg.id({ description: 'Whose team has it; the viewer alone without.' }),
      view: t.arg({ type: ViewEnum, required: true }),
      channelId: t.arg.int(),
      language: t.arg.string({ description: 'ISO 639-1.' }),
      severity: t.arg.int({ description: '1 to 3; 1 without.' }),
      tag: t.arg.string(),
      isUnassigned: t.arg.boolean(),
    },
    resolve: async (_, args, context) =>
      (
        await saveView(signedIn(context), {
          name: args.name,
          spaceId: args.spaceId ? numberOf(args.spaceId, 'Space', 'spaceId') : null,
          view: args.view,
          channelId: args.channelId ?? null,
          language: (args.language || null) as never,
          severity: args.severity ?? 1,
          tag: args.tag ?? '',
          isUnassigned: args.isUnassigned ?? false,
        })
      ).id,
  }),
  removeCustomerView: t.int({
    description: 'Removes a saved view. Gives its number.',
    args: { viewId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => (await removeView(signedIn(context), args)).id,
  }),
}))
