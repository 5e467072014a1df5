// Leaving in the API: what somebody owns, and how it is handed over.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import type { OwnedThing } from '#graphql/leaving.ts'
import { deactivate, type OwnedKind, ownedBy, reactivate } from './leavers.ts'
import { canDeactivate } from './policy.ts'
import { Person } from './schema.ts'

const OwnedThingRef = builder.objectRef<OwnedThing>('OwnedThing').implement({
  description: 'One thing that somebody owns.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    path: t.exposeString('path', { description: 'Its address.' }),
  }),
})
const OwnedKindRef = builder.objectRef<OwnedKind>('OwnedKind').implement({
  description: 'What somebody owns of a kind.',
  fields: (t) => ({
    label: t.string({
      description: 'How many of what, in the language of the request: "2 boards".',
      resolve: ({ label }, _, { language }) => label(language),
    }),
    things: t.field({
      type: [OwnedThingRef],
      description: 'Those that the viewer may know of, at most 200.',
      resolve: ({ things }) => things,
    }),
    hidden: t.exposeInt('hidden', { description: 'How many more there are.' }),
    ends: t.exposeBoolean('ends', {
      description: 'True: it ends with their access. False: it is handed over.',
    }),
  }),
})

builder.objectFields(Person, (t) => ({
  owns: t.field({
    type: [OwnedKindRef],
    description:
      'What is handed over or ends when they leave, by kind; empty for whoever may not end their access.',
    complexity: { field: 5 * STATEMENT },
    resolve: (person, _, context) =>
      canDeactivate(signedIn(context).viewer, person.id)
        ? ownedBy(context.db, signedIn(context).viewer, person.id)
        : [],
  }),
}))

builder.mutationFields((t) => ({
  deactivate: t.field({
    type: Person,
    description:
      'Ends somebody’s access at once and hands over what they own. Without a successor, or where that person may not read it, those who look after it are notified. For administrators; never for themselves.',
    args: { personId: t.arg.id({ required: true }), successorId: t.arg.id() },
    resolve: async (_, { personId, successorId }, context) =>
      (
        await deactivate(signedIn(context), {
          personId: numberOf(personId, 'Person', 'personId'),
          successorId: successorId == null ? null : numberOf(successorId, 'Person', 'successorId'),
        })
      ).id,
  }),
  setActive: t.field({
    type: Person,
    description:
      'Ends somebody’s access without a successor (see deactivate), or gives it back: as it was, but for roles and for what was handed over. For administrators; never for themselves.',
    args: { personId: t.arg.id({ required: true }), isActive: t.arg.boolean({ required: true }) },
    resolve: async (_, { personId, isActive }, context) => {
      const id = numberOf(personId, 'Person', 'personId')
      const done = isActive
        ? await reactivate(signedIn(context), id)
        : await deactivate(signedIn(context), { personId: id })
      return done.id
    },
  }),
}))
