// Tokens and service accounts in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { listServices, type ServiceRow, servicesAmong, type TokenRow, tokensOf } from './queries.ts'
import { makeOwnToken, makeServiceAccount, makeServiceToken, revokeToken } from './service.ts'

export const ApiToken = builder.objectRef<TokenRow>('ApiToken').implement({
  description:
    'The key of a program, without its secret, which is shown when it is made and never again.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'What `revokeApiToken` takes.' }),
    name: t.exposeString('name', { description: 'What it is for.' }),
    canWrite: t.boolean({
      description: 'It has the scope `write` beside `read`.',
      resolve: ({ scopes }) => scopes.includes('write'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null: it was made at the command line, without an end.',
    }),
    hasExpired: t.boolean({
      description: 'It has ended by itself.',
      resolve: ({ expiresAt }, _, context) => expiresAt !== null && expiresAt <= momentOf(context),
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to five minutes; null: never.',
    }),
  }),
})

type Made = { number: number; text: string }
const MadeToken = builder.objectRef<Made>('MadeApiToken').implement({
  description: 'A new token, with its secret.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number.' }),
    text: t.exposeString('text', {
      description: 'What the program sends as `Authorization: Bearer …`. Given this once.',
    }),
  }),
})

export const tokensLoader = loaderOf<number, TokenRow[]>(async (ids, context) => {
  const rows = await tokensOf(context.db, ids, momentOf(context))
  return ids.map((id) => rows.filter(({ personId }) => personId === id))
})
const serviceLoader = loaderOf<number, boolean>(async (ids, context) => {
  const services = await servicesAmong(context.db, ids)
  return ids.map((id) => services.has(id))
})

const ServiceAccount = builder.objectRef<ServiceRow>('ServiceAccount').implement({
  description: 'A program with an account of its own. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    person: t.field({
      type: Person,
      description: 'The account: its name, its roles, and whether it was deactivated.',
      resolve: ({ personId }) => personId,
    }),
    createdBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who made it.',
      resolve: ({ createdById }) => createdById,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
    tokens: t.field({
      type: [ApiToken],
      description: 'Its tokens, the latest first, at most 40.',
      complexity: { field: STATEMENT, multiplier: 40 },
      resolve: ({ personId }, _, context) => tokensLoader(context).load(personId),
    }),
  }),
})

builder.objectFields(Person, (t) => ({
  isService: t.boolean({
    description: 'It is a program with an account of its own.',
    resolve: ({ id }, _, context) => serviceLoader(context).load(id),
  }),
}))

builder.queryFields((t) => ({
  apiTokens: t.field({
    type: [ApiToken],
    description: 'The viewer’s own tokens, the latest first, at most 40.',
    complexity: { field: STATEMENT, multiplier: 40 },
    resolve: (_, __, context) =>
      tokensOf(context.db, [signedIn(context).viewer.id], momentOf(context)),
  }),
  serviceAccounts: t.connection({
    type: ServiceAccount,
    description: 'Accounts of programs, the latest first. For administrators and auditors.',
    authScopes: { administration: true },
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await listServices(context.db, wanted, before)
      return connectionOf(rows, wanted, before === null, ({ personId }) => [personId])
    },
  }),
}))

const TokenInput = builder.inputType('ApiTokenInput', {
  description: 'A token that is to be made.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for.' }),
    canWrite: t.boolean({ required: true, description: 'With the scope `write` beside `read`.' }),
    days: t.int({ required: true, description: 'How long it works: 7, 30, 90 or 365 days.' }),
  }),
})

builder.mutationFields((t) => ({
  makeApiToken: t.field({
    type: MadeToken,
    description: 'Makes the viewer a token. Only in a browser; guests have none.',
    args: { input: t.arg({ type: TokenInput, required: true }) },
    resolve: (_, { input }, context) => makeOwnToken(signedIn(context), input),
  }),
  makeServiceToken: t.field({
    type: MadeToken,
    description: 'Makes a service account a token. For administrators, in a browser.',
    args: {
      personId: t.arg.id({ required: true, description: 'The service account.' }),
      input: t.arg({ type: TokenInput, required: true }),
    },
    resolve: (_, { personId, input }, context) =>
      makeServiceToken(signedIn(context), {
        personId: numberOf(personId, 'Person', 'personId'),
        token: input,
      }),
  }),
  revokeApiToken: t.boolean({
    description:
      'Ends a token of the viewer’s or of a service account. False: it had ended already.',
    args: { number: t.arg.int({ required: true, description: '`ApiToken.number`.' }) },
    resolve: async (_, args, context) => (await revokeToken(signedIn(context), args)).isRevoked,
  }),
  makeServiceAccount: t.field({
    type: Person,
    description: 'Makes an account for a program, which never signs in. For administrators.',
    args: {
      name: t.arg.string({ required: true }),
      purpose: t.arg.string({ required: true, description: 'What it does, as its title.' }),
    },
    resolve: async (_, args, context) => (await makeServiceAccount(signedIn(context), args)).id,
  }),
}))
