// Badges in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import {
  type BadgeRow,
  type GivenBadge,
  giveBadges,
  listBadges,
  removeBadge,
  resetPin,
} from './badges.ts'
import { canManageSignIn } from './policy.ts'
import { areBadgesOn, switchBadges } from './settings.ts'

const Badge = builder.objectRef<BadgeRow>('Badge').implement({
  description: 'The badge of a colleague, who signs in with its number and a PIN.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'In capitals, without blanks and hyphens.' }),
    person: t.field({
      type: Person,
      description: 'Whose.',
      resolve: ({ personId }) => personId,
    }),
    mustChangePin: t.exposeBoolean('mustChangePin', {
      description: 'They have not chosen a PIN of their own yet.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last signed in with it; null: never.',
    }),
  }),
})
const Given = builder.objectRef<GivenBadge>('GivenBadge').implement({
  description: 'A badge that was given, or whose PIN was reset.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Of the badge.' }),
    name: t.exposeString('name', { description: 'Of its person.' }),
    pin: t.exposeString('pin', {
      nullable: true,
      description:
        'The first PIN of somebody without an address, told this once: it works for 30 days, and opens nothing but the form of another one. Null: it is mailed to them.',
    }),
  }),
})

builder.objectFields(Entrance, (t) => ({
  hasBadges: t.boolean({
    description: 'Colleagues sign in with the number of their badge and a PIN.',
    complexity: STATEMENT,
    resolve: (_, __, context) => areBadgesOn(context.db),
  }),
}))

builder.queryFields((t) => ({
  badges: t.connection({
    type: Badge,
    description: 'All badges, the latest people first. For administrators.',
    resolve: async (_, { first, after }, context) => {
      if (!canManageSignIn(signedIn(context).viewer)) throw new NotAllowed()
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await listBadges(context.db, wanted, before)
      return connectionOf(rows, wanted, before === null, ({ personId }) => [personId])
    },
  }),
}))

const BadgeInput = builder.inputType('BadgeInput', {
  description: 'A badge for somebody.',
  fields: (t) => ({
    number: t.string({ required: true, description: '3 to 40 letters and digits.' }),
    who: t.string({
      required: true,
      description: 'The address of somebody who is here, or the name of somebody new.',
    }),
    unit: t.string({ required: true, description: 'Of somebody new; may be empty.' }),
    pin: t.string({
      description:
        'The first PIN of somebody without an address, 6 to 10 digits; without, one is made.',
    }),
  }),
})
const personIn = (id: string) => ({ personId: numberOf(id, 'Person', 'personId') })

builder.mutationFields((t) => ({
  giveBadges: t.field({
    type: [Given],
    description:
      'Gives badges, at most 50 at once, all or none. First PINs of people with an address are mailed to them, the others are told this once. For administrators.',
    args: { badges: t.arg({ type: [BadgeInput], required: true }) },
    resolve: (_, args, context) => giveBadges(signedIn(context), args),
  }),
  resetBadgePin: t.field({
    type: Given,
    description:
      'Another first PIN for somebody, mailed or told like the first; their sessions end. For administrators.',
    args: { personId: t.arg.id({ required: true }) },
    resolve: (_, { personId }, context) => resetPin(signedIn(context), personIn(personId)),
  }),
  removeBadge: t.boolean({
    description: 'Takes somebody’s badge away; their sessions end. False: there was none.',
    args: { personId: t.arg.id({ required: true }) },
    resolve: async (_, { personId }, context) =>
      (await removeBadge(signedIn(context), personIn(personId))).isRemoved,
  }),
  switchBadges: t.boolean({
    description: 'Allows signing in with badges, or ends that. For administrators.',
    args: { isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, { isOn }, context) => (await switchBadges(signedIn(context), isOn)).isOn,
  }),
}))
