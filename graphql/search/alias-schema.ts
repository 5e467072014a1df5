import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type AliasProposal,
  type AliasRow,
  aliasById,
  aliasesFor,
  aliasProposals,
} from './aliases.ts'
import { addAlias, removeAlias } from './service.ts'

const Alias = builder.objectRef<AliasRow>('Alias').implement({
  description: 'Two names for one thing: whoever searches for one finds the other, too.',
  authScopes: { admin: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'One name.' }),
    other: t.exposeString('other', { description: 'The other one.' }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'It holds for the readers of this space; null: for the whole company.',
      resolve: ({ spaceId }) => spaceId,
    }),
    addedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who added it; null: somebody who is gone.',
      resolve: ({ addedById }) => addedById,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
  }),
})

const Proposal = builder.objectRef<AliasProposal>('AliasProposal').implement({
  description: 'What might become an alias.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'One name.' }),
    other: t.exposeString('other', {
      nullable: true,
      description: 'The other one; null: nothing was found, so nothing is known.',
    }),
    people: t.exposeInt('people', {
      nullable: true,
      description:
        'At least so many people searched for it and found nothing, three or more; null: from ideas that were merged.',
    }),
    from: t.exposeStringList('from', { description: 'The titles of the ideas that were merged.' }),
  }),
})

builder.queryFields((t) => ({
  aliases: t.connection({
    type: Alias,
    description: 'Names for one thing, newest first. For administrators.',
    authScopes: { admin: true },
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await aliasesFor(context.db, signedIn(context).viewer, wanted, before)
      return connectionOf(rows, wanted, before === null, (alias) => [alias.id])
    },
  }),
  aliasProposals: t.field({
    type: [Proposal],
    description:
      'What might become an alias: words that several people searched for in vain, and names in titles of ideas that were merged; at most 40. For administrators.',
    authScopes: { admin: true },
    complexity: STATEMENT,
    resolve: (_, _args, context) => aliasProposals(context.db, signedIn(context).viewer),
  }),
}))

const AddAliasInput = builder.inputType('AddAliasInput', {
  description: 'Two names for one thing.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'A word or a few, at most 60 characters.' }),
    other: t.string({ required: true, description: 'The same.' }),
    space: t.string({
      description: 'The slug of the space for whose readers it holds; without: all.',
    }),
  }),
})

builder.mutationFields((t) => ({
  addAlias: t.field({
    type: Alias,
    description:
      'Adds an alias; one that is there already is given back. For administrators. Errors: INVALID, NOT_FOUND.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: AddAliasInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const { id } = await addAlias(signedIn(context), input)
      return (await orNotFound([await aliasById(context.db, id)]))[0] as AliasRow
    },
  }),
  removeAlias: t.id({
    description: 'Removes an alias; gives its number. For administrators. Errors: NOT_FOUND.',
    authScopes: { admin: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) => {
      const removed = await removeAlias(signedIn(context), numberOf(id, 'Alias', 'id'))
      return String(removed.id)
    },
  }),
}))
