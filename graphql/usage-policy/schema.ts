// The usage policy in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { may } from '#graphql/roles.ts'
import { acceptancesOf, acceptedAt, latestPolicy, listPolicies, type PolicyRow } from './queries.ts'
import { acceptPolicy, publishPolicy } from './service.ts'

const acceptancesLoader = loaderOf<number, number>(async (versions, context) => {
  const rows = new Map(
    (await acceptancesOf(context.db, versions)).map(({ version, count }) => [version, count]),
  )
  return versions.map((version) => rows.get(version) ?? 0)
})

const UsagePolicy = builder.objectRef<PolicyRow>('UsagePolicy').implement({
  description: 'What people accept before they post, in one version.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts the changes.' }),
    text: t.exposeString('text', { description: 'Its words; empty: nothing has to be accepted.' }),
    publishedAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
    publishedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who published it; null: somebody the viewer may not know of.',
      resolve: ({ createdById }, _, context) =>
        may(signedIn(context).viewer, 'READ_COMPANY') ? createdById : null,
    }),
    acceptedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the viewer accepted it; null: they have not.',
      complexity: STATEMENT,
      resolve: ({ version }, _, context) =>
        acceptedAt(context.db, signedIn(context).viewer.id, version),
    }),
    acceptances: t.int({
      description:
        'How many of those who can come in have accepted it. For administrators and auditors.',
      resolve: ({ version }, _, context) => {
        if (!may(signedIn(context).viewer, 'READ_ADMINISTRATION')) throw new NotAllowed()
        return acceptancesLoader(context).load(version)
      },
    }),
  }),
})

builder.queryFields((t) => ({
  usagePolicy: t.field({
    type: UsagePolicy,
    nullable: true,
    description: 'The usage policy as it is now; null: there never was one.',
    complexity: STATEMENT,
    resolve: async (_, __, context) => (await latestPolicy(context.db)) ?? null,
  }),
  usagePolicies: t.connection({
    type: UsagePolicy,
    description: 'All versions, the latest first. For administrators and auditors.',
    authScopes: { administration: true },
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await listPolicies(context.db, wanted, before)
      return connectionOf(rows, wanted, before === null, ({ version }) => [version])
    },
  }),
}))

builder.mutationFields((t) => ({
  publishUsagePolicy: t.int({
    description:
      'Publishes a new version and gives its number. Everybody accepts it before they post again; an empty text asks nothing any more. For administrators.',
    args: {
      text: t.arg.string({ required: true }),
      version: t.arg.int({
        required: true,
        description: 'The version that was opened, 0 without one: a later one is a CONFLICT.',
      }),
    },
    resolve: async (_, args, context) => (await publishPolicy(signedIn(context), args)).version,
  }),
  acceptUsagePolicy: t.int({
    description:
      'The viewer accepts the usage policy, in a browser. A CONFLICT when it is not the latest version.',
    args: { version: t.arg.int({ required: true, description: 'The version that was read.' }) },
    resolve: async (_, args, context) => (await acceptPolicy(signedIn(context), args)).version,
  }),
}))
