// Roles in the API: who holds which, and how they are given and ended.
import { builder, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { GRANTED_ROLES } from '#graphql/roles.ts'
import { canGrantRole, canReadReasons } from './policy.ts'
import { type RoleGrantRow, rolesOf } from './queries.ts'
import { endRole, grantRole } from './role-grants.ts'
import { Person, PersonRights } from './schema.ts'

export const GrantedRoleEnum = builder.enumType('GrantedRole', {
  description:
    'SPONSOR: runs challenges. PRODUCT_TEAM: works on customers’ threads. SUPPORT: does, and sees who the customers are. MODERATOR: removes comments and merges posts. AUDITOR: reads the audit log and the administration, changes nothing there. ADMINISTRATOR: manages people, spaces and settings.',
  values: GRANTED_ROLES,
})

export const RoleGrant = builder.objectRef<RoleGrantRow>('RoleGrant').implement({
  description: 'A role that somebody holds now.',
  fields: (t) => ({
    role: t.expose('role', { type: GrantedRoleEnum, description: 'Which one.' }),
    isInSpace: t.boolean({
      description:
        'Does it hold in one space alone? Which one is null where the viewer may not know of it.',
      resolve: ({ spaceId }) => spaceId !== null,
    }),
    reason: t.string({
      nullable: true,
      description: 'Why, for administrators and auditors; null for others.',
      resolve: ({ reason }, _, context) =>
        canReadReasons(signedIn(context).viewer) ? reason : null,
    }),
    grantedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who gave it; null: it was there before, or is not known.',
      resolve: ({ grantedById }) => grantedById,
    }),
    grantedAt: t.expose('grantedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when; null: not known.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null: never.',
    }),
  }),
})

/** In one statement for all people of a request. */
const rolesLoader = loaderOf<number, RoleGrantRow[]>(async (ids, context) => {
  const rows = await rolesOf(context.db, ids)
  return ids.map((id) => rows.filter(({ personId }) => personId === id))
})

builder.objectFields(Person, (t) => ({
  roles: t.field({
    type: [RoleGrant],
    description:
      'Roles that they hold now, besides being of the company. Those in the company come first; at most 100.',
    resolve: ({ id }, _, context) => rolesLoader(context).load(id),
  }),
}))
builder.objectFields(PersonRights, (t) => ({
  grantRole: t.boolean({
    description: 'Give them roles, and end these.',
    resolve: (_, __, context) => canGrantRole(signedIn(context).viewer),
  }),
}))

const GrantRoleInput = builder.inputType('GrantRoleInput', {
  description: 'A role for somebody.',
  fields: (t) => ({
    personId: t.id({ required: true }),
    role: t.field({ type: GrantedRoleEnum, required: true }),
    spaceId: t.id({
      description: 'For this space alone: SPONSOR, PRODUCT_TEAM, SUPPORT and MODERATOR.',
    }),
    until: t.field({ type: 'DateTime', description: 'When it ends by itself.' }),
    reason: t.string({ required: true, description: 'Why; kept with it.' }),
  }),
})
const EndRoleInput = builder.inputType('EndRoleInput', {
  description: 'A role that somebody holds and shall hold no longer.',
  fields: (t) => ({
    personId: t.id({ required: true }),
    role: t.field({ type: GrantedRoleEnum, required: true }),
    spaceId: t.id({ description: 'The space it holds in, if it does in one alone.' }),
    reason: t.string({ required: true, description: 'Why; kept with it.' }),
  }),
})
const idsIn = ({ personId, spaceId }: { personId: string; spaceId?: string | null }) => ({
  personId: numberOf(personId, 'Person', 'personId'),
  spaceId: spaceId == null ? null : numberOf(spaceId, 'Space', 'spaceId'),
})

builder.mutationFields((t) => ({
  grantRole: t.field({
    type: Person,
    description:
      'Gives somebody a role; one that they hold gets the new reason and end. For administrators.',
    args: { input: t.arg({ type: GrantRoleInput, required: true }) },
    resolve: async (_, { input }, context) =>
      (await grantRole(signedIn(context), { ...input, ...idsIn(input) })).id,
  }),
  endRole: t.field({
    type: Person,
    description: 'Ends a role that somebody holds. For administrators; the last one stays.',
    args: { input: t.arg({ type: EndRoleInput, required: true }) },
    resolve: async (_, { input }, context) =>
      (await endRole(signedIn(context), { ...input, ...idsIn(input) })).id,
  }),
}))
