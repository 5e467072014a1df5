import { env } from '#env.ts'
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { accountsOf } from '#graphql/identity/external.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import { Person } from '#graphql/people/schema.ts'
import { areLinksOffered, areLinksOn } from './links.ts'
import { canManageSignIn } from './policy.ts'
import {
  allProviders,
  callbackUrl,
  logoutUrl,
  type ProviderRow,
  providerOf,
  type TryResult,
} from './providers.ts'
import { type SignOnRequestRow, signOnRequests } from './queries.ts'
import {
  decideSignOnRequest,
  deleteProvider,
  saveProvider,
  switchProvider,
  unlinkOwnAccount,
} from './service.ts'
import { switchLinks } from './settings.ts'

const SignInOption = builder.objectRef<ProviderRow>('SignInOption').implement({
  description: 'A sign-on service that people can sign in with.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    name: t.exposeString('name', { description: 'As its button says.' }),
    host: t.string({
      description: 'Where somebody goes to sign in.',
      resolve: ({ issuer }) => new URL(issuer).host,
    }),
  }),
})

builder.objectFields(Entrance, (t) => ({
  hasSignInLinks: t.boolean({
    description: 'Whoever has an account can have a link sent to their address.',
    complexity: STATEMENT,
    resolve: (_, __, context) => areLinksOn(context.db),
  }),
  offersSignInLinks: t.boolean({
    description: 'The sign-in page offers links: to everybody, or for guests alone.',
    complexity: STATEMENT,
    resolve: (_, __, context) => areLinksOffered(context.db),
  }),
  signInOptions: t.field({
    type: [SignInOption],
    description: 'The sign-on services that are switched on, at most 20.',
    complexity: { field: STATEMENT, multiplier: 20 },
    resolve: async (_, __, context) => (await allProviders(context.db)).filter(({ isOn }) => isOn),
  }),
}))

const Claim = builder.objectRef<{ name: string; value: string }>('SignInClaim').implement({
  description: 'What a service said of the administrator who tried it.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'subject, name, email, unit, title, site or language.',
    }),
    value: t.exposeString('value'),
  }),
})

const Tried = builder.objectRef<TryResult>('SignInTry').implement({
  description: 'What came of the last try of a sign-on service.',
  fields: (t) => ({
    ok: t.exposeBoolean('ok', { description: 'It worked.' }),
    at: t.field({ type: 'DateTime', resolve: ({ at }) => new Date(at) }),
    problem: t.string({
      nullable: true,
      description:
        'What went wrong, as a word: service, unreachable, address, token, cancelled, lost.',
      resolve: ({ problem }) => problem ?? null,
    }),
    detail: t.string({
      nullable: true,
      description: 'What the program said, in English, for whoever runs the service.',
      resolve: ({ detail }) => detail ?? null,
    }),
    claims: t.field({
      type: [Claim],
      description: 'What the service said, at most 10.',
      resolve: ({ claims = {} }) =>
        Object.entries(claims).map(([name, value]) => ({ name, value })),
    }),
  }),
})

const Provider = builder.objectRef<ProviderRow>('SignInProvider').implement({
  description: 'A sign-on service (OpenID Connect), for administrators. Its secret is never given.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    name: t.exposeString('name'),
    issuer: t.exposeString('issuer', { description: 'Its address, as it stands in its tokens.' }),
    client: t.exposeString('client', { description: 'What it calls this Atrium (client id).' }),
    hasSecret: t.boolean({ resolve: ({ sealedSecret }) => sealedSecret !== '' }),
    claimUnit: t.exposeString('claimUnit', { description: 'Which claim holds the unit.' }),
    claimTitle: t.exposeString('claimTitle', { description: 'Which claim holds the job title.' }),
    claimSite: t.exposeString('claimSite', { description: 'Which claim holds the site.' }),
    claimLanguage: t.exposeString('claimLanguage', {
      description: 'Which claim holds the language.',
    }),
    createsPeople: t.exposeBoolean('createsPeople', {
      description: 'Whoever is not known yet gets an account.',
    }),
    assumesVerified: t.exposeBoolean('assumesVerified', {
      description: 'An address counts as verified when the service says nothing about it.',
    }),
    mailDomains: t.exposeStringList('mailDomains', {
      description: 'Of whose addresses accounts are made; empty: of all.',
    }),
    isOn: t.exposeBoolean('isOn', { description: 'It stands on the sign-in page.' }),
    wasTried: t.boolean({
      description: 'It was tried successfully with its present settings.',
      resolve: ({ triedAt }) => triedAt !== null,
    }),
    lastTry: t.field({ type: Tried, nullable: true, resolve: ({ lastTry }) => lastTry }),
    callbackUrl: t.string({
      description: 'What the service must know as redirect URI.',
      resolve: ({ id }) => callbackUrl(id),
    }),
    logoutUrl: t.string({
      description: 'What the service may know as back-channel logout URI.',
      resolve: ({ id }) => logoutUrl(id),
    }),
  }),
})

const SignOnRequest = builder.objectRef<SignOnRequestRow>('SignOnRequest').implement({
  description:
    'An account of a service with the address of somebody here, who is not linked to it.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    service: t.exposeString('service', { description: 'The name of the service.' }),
    subject: t.exposeString('subject', { description: 'What the service calls the account.' }),
    name: t.exposeString('name', { description: 'As the service says it.' }),
    email: t.exposeString('email', { description: 'As the service says it.' }),
    at: t.expose('createdAt', { type: 'DateTime' }),
    person: t.field({
      type: Person,
      description: 'Who has the address here.',
      resolve: ({ personId }) => personId,
    }),
  }),
})

type OwnAccount = { provider: ProviderRow; lastUsedAt: Date | null; isLinked: boolean }
const Own = builder.objectRef<OwnAccount>('LinkedAccount').implement({
  description: 'A sign-on service, and whether the viewer signs in with it.',
  fields: (t) => ({
    number: t.int({ description: 'Of the service.', resolve: ({ provider }) => provider.id }),
    name: t.string({ resolve: ({ provider }) => provider.name }),
    isLinked: t.exposeBoolean('isLinked'),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true }),
  }),
})

builder.queryFields((t) => ({
  signInProviders: t.field({
    type: [Provider],
    description: 'The sign-on services, oldest first, at most 20. For administrators.',
    complexity: { field: STATEMENT, multiplier: 20 },
    resolve: (_, __, context) => {
      if (!canManageSignIn(signedIn(context).viewer)) throw new NotAllowed()
      return allProviders(context.db)
    },
  }),
  allowsPrivateSignOn: t.boolean({
    description:
      'A sign-on service may stand in a private network, and be reached over http. For administrators.',
    authScopes: { admin: true },
    resolve: () => env.ATRIUM_PRIVATE_SIGN_ON,
  }),
  signOnRequests: t.field({
    type: [SignOnRequest],
    description: 'Accounts that wait to be linked, oldest first, at most 50. For administrators.',
    complexity: { field: STATEMENT, multiplier: 50 },
    resolve: (_, __, context) => {
      if (!canManageSignIn(signedIn(context).viewer)) throw new NotAllowed()
      return signOnRequests(context.db)
    },
  }),
  linkedAccounts: t.field({
    type: [Own],
    description: 'The sign-on services that are on, and whether the viewer is linked, at most 20.',
    complexity: { field: STATEMENT, multiplier: 20 },
    resolve: async (_, __, context) => {
      const [all, own] = await Promise.all([
        allProviders(context.db),
        accountsOf(context.db, signedIn(context).viewer.id),
      ])
      return all.flatMap((provider) => {
        const account = own.find(({ issuer }) => issuer === provider.issuer)
        if (!provider.isOn && !account) return []
        return { provider, isLinked: Boolean(account), lastUsedAt: account?.lastUsedAt ?? null }
      })
    },
  }),
}))

const ProviderInput = builder.inputType('SignInProviderInput', {
  description: 'A sign-on service.',
  fields: (t) => ({
    number: t.int({ description: 'Of the one that changes; without: a new one.' }),
    name: t.string({ required: true }),
    issuer: t.string({ required: true }),
    client: t.string({ required: true }),
    secret: t.string({ required: true, description: 'Empty: as it is.' }),
    claimUnit: t.string({ required: true }),
    claimTitle: t.string({ required: true }),
    claimSite: t.string({ required: true }),
    claimLanguage: t.string({ required: true }),
    createsPeople: t.boolean({ required: true }),
    assumesVerified: t.boolean({ required: true }),
    mailDomains: t.stringList({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  saveSignInProvider: t.field({
    type: Provider,
    description:
      'Sets a sign-on service up, or changes one. With another issuer, client or secret it is off until it was tried again.',
    args: { input: t.arg({ type: ProviderInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const { id } = await saveProvider(signedIn(context), input)
      return (await providerOf(id, context.db)) as ProviderRow
    },
  }),
  switchSignInProvider: t.boolean({
    description:
      'Switches a sign-on service on or off. A CONFLICT when it was not tried successfully.',
    args: { number: t.arg.int({ required: true }), isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, args, context) => {
      await switchProvider(signedIn(context), args)
      return args.isOn
    },
  }),
  switchSignInLinks: t.boolean({
    description:
      'Allows sign-in links by mail, or ends that. A CONFLICT when nobody could sign in any more.',
    args: { isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, { isOn }, context) => (await switchLinks(signedIn(context), isOn)).isOn,
  }),
  deleteSignInProvider: t.boolean({
    description: 'Deletes a sign-on service. Linked accounts stay, for the day it is set up again.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => (await deleteProvider(signedIn(context), args)).isDeleted,
  }),
  decideSignOnRequest: t.boolean({
    description: 'Links an account that waits to the person with its address, or declines it.',
    args: { number: t.arg.int({ required: true }), isLinked: t.arg.boolean({ required: true }) },
    resolve: async (_, args, context) => {
      await decideSignOnRequest(signedIn(context), args)
      return args.isLinked
    },
  }),
  unlinkAccount: t.int({
    description: 'Unties the viewer’s own account of a service, and gives how many there were.',
    args: { number: t.arg.int({ required: true, description: 'Of the service.' }) },
    resolve: async (_, args, context) => (await unlinkOwnAccount(signedIn(context), args)).count,
  }),
}))
