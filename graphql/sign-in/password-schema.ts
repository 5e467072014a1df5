// The administrator's password in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import {
  arePasswordsOn,
  type PasswordState,
  passwordOf,
  removePassword,
  setPassword,
} from './password.ts'
import { hasSignOn } from './service.ts'

const AdministratorPassword = builder.objectRef<PasswordState>('AdministratorPassword').implement({
  description:
    'The viewer’s password for the day on which no other way in works. It is never given.',
  fields: (t) => ({
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'Since when.' }),
    codesLeft: t.exposeInt('codesLeft', { description: 'Recovery codes that nobody has used.' }),
    isOff: t.boolean({
      description: 'Single sign-on is on and was tried: the password opens nothing.',
      complexity: STATEMENT,
      resolve: (_, __, context) => hasSignOn(context.db),
    }),
  }),
})

builder.objectFields(Entrance, (t) => ({
  hasPassword: t.boolean({
    description: 'An administrator can come in with a password and a recovery code.',
    complexity: STATEMENT,
    resolve: (_, __, context) => arePasswordsOn(context.db),
  }),
}))

builder.queryFields((t) => ({
  administratorPassword: t.field({
    type: AdministratorPassword,
    nullable: true,
    description: 'The viewer’s own; null: there is none. For administrators.',
    authScopes: { admin: true },
    resolve: async (_, __, context) =>
      (await passwordOf(context.db, signedIn(context).viewer.id)) ?? null,
  }),
}))

builder.mutationFields((t) => ({
  setAdministratorPassword: t.stringList({
    description:
      'Sets the viewer’s password and gives ten recovery codes, this once; those of before end. For administrators, in a browser.',
    args: { password: t.arg.string({ required: true, description: 'At least 15 characters.' }) },
    resolve: (_, args, context) => setPassword(signedIn(context), args),
  }),
  removeAdministratorPassword: t.boolean({
    description: 'Removes the viewer’s password. False: there was none.',
    resolve: async (_, __, context) => (await removePassword(signedIn(context))).isRemoved,
  }),
}))
