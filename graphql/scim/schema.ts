// Directory sync in the API: for administrators, and to read for auditors.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotFound } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { GrantedRoleEnum } from '#graphql/people/role-schema.ts'
import { Person } from '#graphql/people/schema.ts'
import type { GrantedRole } from '#graphql/roles.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { BASE } from './address.ts'
import { addRule, endConnection, makeConnection, removeRule, renewToken } from './connections.ts'
import {
  type ConnectionRow,
  type GroupLine,
  listConnections,
  listGroupLines,
  previewRule,
  type RulePreview,
  type RuleRow,
  rulesOf,
} from './queries.ts'

const Rule = builder.objectRef<RuleRow>('DirectoryGroupRule').implement({
  description: 'What members of a group get. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'What `removeDirectoryGroupRule` takes.' }),
    role: t.expose('role', {
      type: GrantedRoleEnum,
      nullable: true,
      description: 'The role; null: they are in the space.',
    }),
    isInSpace: t.boolean({
      description:
        'Does it hold in one space? Which one is null where the viewer may not know of it.',
      resolve: ({ spaceId }) => spaceId !== null,
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'The space; null: the company.',
      resolve: ({ spaceId }) => spaceId,
    }),
  }),
})

const rulesLoader = loaderOf<string, RuleRow[]>(async (ids, context) => {
  const rows = await rulesOf(context.db, ids)
  return ids.map((id) => rows.filter(({ groupId }) => groupId === id))
})

const Group = builder.objectRef<GroupLine>('DirectoryGroup').implement({
  description: 'A group of a directory. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    key: t.exposeString('id', { description: 'What `addDirectoryGroupRule` takes.' }),
    name: t.exposeString('displayName', { description: 'As the directory calls it.' }),
    memberCount: t.exposeInt('memberCount', { description: 'How many people are in it.' }),
    rules: t.field({
      type: [Rule],
      description: 'What its members get, at most 20.',
      complexity: { field: STATEMENT, multiplier: 20 },
      resolve: ({ id }, _, context) => rulesLoader(context).load(id),
    }),
  }),
})

const Connection = builder.objectRef<ConnectionRow>('DirectoryConnection').implement({
  description: 'A directory that keeps people in step by SCIM. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'As administrators call it.' }),
    address: t.string({
      description: 'Where the directory finds Atrium: what it calls the tenant URL or base URL.',
      resolve: () => BASE,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
    createdBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who connected it.',
      resolve: ({ createdById }) => createdById,
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last asked something, to five minutes; null: never.',
    }),
    userCount: t.exposeInt('userCount', { description: 'People it knows.' }),
    activeCount: t.exposeInt('activeCount', { description: 'Those of them who have access.' }),
    groupCount: t.exposeInt('groupCount', { description: 'Its groups.' }),
  }),
})

const Preview = builder.objectRef<RulePreview>('DirectoryRulePreview').implement({
  description: 'What a rule would do now.',
  authScopes: { administration: true },
  fields: (t) => ({
    newCount: t.exposeInt('newCount', {
      description: 'People who would get what they do not have.',
    }),
    hadCount: t.exposeInt('hadCount', { description: 'People who have it already, and keep it.' }),
    people: t.field({
      type: [Person],
      description: 'The first five who would get it, by name.',
      resolve: ({ personIds }) => personIds,
    }),
  }),
})

type Made = { number: number; text: string }
const MadeConnection = builder.objectRef<Made>('MadeDirectoryToken').implement({
  description: 'A connection with its new token.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'The connection’s number.' }),
    address: t.string({ description: 'Where the directory finds Atrium.', resolve: () => BASE }),
    text: t.exposeString('text', {
      description: 'What the directory sends as `Authorization: Bearer …`. Given this once.',
    }),
  }),
})

const given = (role: GrantedRole | null | undefined, spaceId: string | null | undefined) => ({
  role: role ?? null,
  spaceId: spaceId == null ? null : numberOf(spaceId, 'Space', 'spaceId'),
})

builder.queryFields((t) => ({
  directoryConnections: t.field({
    type: [Connection],
    description: 'Directories that are connected, at most 5. For administrators and auditors.',
    authScopes: { administration: true },
    complexity: { field: STATEMENT, multiplier: 5 },
    resolve: (_, __, context) => listConnections(context.db),
  }),
  directoryGroups: t.connection({
    type: Group,
    description: 'Groups of a directory by name. For administrators and auditors.',
    authScopes: { administration: true },
    args: {
      number: t.arg.int({ required: true, description: '`DirectoryConnection.number`.' }),
      text: t.arg.string({ description: 'Of those whose name holds this, in any case.' }),
    },
    resolve: async (_, { number, text, first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'text') ?? [null]
      const rows = await listGroupLines(context.db, number, text ?? '', wanted, before)
      return connectionOf(rows, wanted, before === null, ({ nameKey }) => [nameKey])
    },
  }),
  directoryRulePreview: t.field({
    type: Preview,
    description: 'What a rule would do, before it is made. For administrators and auditors.',
    authScopes: { administration: true },
    complexity: STATEMENT,
    args: {
      groupKey: t.arg.string({ required: true, description: '`DirectoryGroup.key`.' }),
      role: t.arg({
        type: GrantedRoleEnum,
        description: 'The role; without it being in the space.',
      }),
      spaceId: t.arg.id({ description: 'The space; without it the company.' }),
    },
    resolve: (_, { groupKey, role, spaceId }, context) => {
      const what = given(role, spaceId)
      if (what.spaceId !== null && !signedIn(context).viewer.spaceIds.includes(what.spaceId))
        throw new NotFound()
      return previewRule(context.db, groupKey, what.role, what.spaceId)
    },
  }),
}))

const number = { required: true, description: '`DirectoryConnection.number`.' } as const
builder.mutationFields((t) => ({
  makeDirectoryConnection: t.field({
    type: MadeConnection,
    description: 'Connects a directory. For administrators, in a browser.',
    args: { name: t.arg.string({ required: true, description: 'What it is called in Admin.' }) },
    resolve: (_, args, context) => makeConnection(signedIn(context), args),
  }),
  renewDirectoryToken: t.field({
    type: MadeConnection,
    description:
      'Gives a directory a new token; the old one ends at once. For administrators, in a browser.',
    args: { number: t.arg.int(number) },
    resolve: (_, args, context) => renewToken(signedIn(context), args),
  }),
  endDirectoryConnection: t.int({
    description:
      'Ends a connection. People stay as they are; its groups and rules go. For administrators, in a browser.',
    args: { number: t.arg.int(number) },
    resolve: async (_, args, context) => (await endConnection(signedIn(context), args)).number,
  }),
  addDirectoryGroupRule: t.int({
    description:
      'Puts members of a group in a space, or gives them a role. Gives the connection’s number. For administrators, in a browser.',
    args: {
      groupKey: t.arg.string({ required: true, description: '`DirectoryGroup.key`.' }),
      role: t.arg({
        type: GrantedRoleEnum,
        description: 'Any but ADMINISTRATOR; without it being in the space.',
      }),
      spaceId: t.arg.id({ description: 'The space; without it the company.' }),
    },
    resolve: async (_, { groupKey, role, spaceId }, context) =>
      (await addRule(signedIn(context), { groupId: groupKey, ...given(role, spaceId) })).number,
  }),
  removeDirectoryGroupRule: t.int({
    description:
      'Removes a rule, and what only it gave. Gives the connection’s number. For administrators, in a browser.',
    args: { number: t.arg.int({ required: true, description: '`DirectoryGroupRule.number`.' }) },
    resolve: async (_, args, context) => (await removeRule(signedIn(context), args)).number,
  }),
}))
