// Passkeys in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import {
  addPasskey,
  type PasskeyRow,
  passkeysOf,
  removePasskey,
  renamePasskey,
} from './passkeys.ts'
import { arePasskeysOn, switchPasskeys } from './settings.ts'

const Passkey = builder.objectRef<PasskeyRow>('Passkey').implement({
  description: 'A passkey of the viewer’s, on a device or in a password manager.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last signed in with it; null: never.',
    }),
  }),
})

builder.objectFields(Entrance, (t) => ({
  hasPasskeys: t.boolean({
    description: 'Passkeys can be added and used.',
    complexity: STATEMENT,
    resolve: (_, __, context) => arePasskeysOn(context.db),
  }),
}))

builder.queryFields((t) => ({
  passkeys: t.field({
    type: [Passkey],
    description: 'The viewer’s passkeys, the latest first, at most 20.',
    complexity: { field: STATEMENT, multiplier: 20 },
    resolve: (_, __, context) => passkeysOf(context.db, signedIn(context).viewer.id),
  }),
}))

builder.mutationFields((t) => ({
  addPasskey: t.int({
    description:
      'Adds the passkey that the browser has made of what POST /sign-in/passkey/begin asked, and gives its number.',
    args: {
      name: t.arg.string({ required: true }),
      answer: t.arg.string({ required: true, description: 'What the browser said, as JSON text.' }),
    },
    resolve: async (_, args, context) => (await addPasskey(signedIn(context), args)).number,
  }),
  switchPasskeys: t.boolean({
    description:
      'Allows passkeys, or ends that; those that are there stay and open nothing. For administrators.',
    args: { isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, { isOn }, context) => (await switchPasskeys(signedIn(context), isOn)).isOn,
  }),
  renamePasskey: t.int({
    description: 'Another name for one of the viewer’s passkeys.',
    args: { number: t.arg.int({ required: true }), name: t.arg.string({ required: true }) },
    resolve: async (_, args, context) => (await renamePasskey(signedIn(context), args)).number,
  }),
  removePasskey: t.boolean({
    description: 'Removes one of the viewer’s passkeys. False: it is gone already.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => (await removePasskey(signedIn(context), args)).isRemoved,
  }),
}))
