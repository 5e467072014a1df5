import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { may } from '#graphql/roles.ts'
import { canSetValue } from './policy.ts'
import { type FieldRow, fieldRows, type ValueRow, valuesOf } from './queries.ts'
import { removeField, saveField, setValue } from './service.ts'

const fields = loaderOf<number, FieldRow | null>(async (ids, { db }) => {
  const byId = new Map((await fieldRows(db)).map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
})
const values = loaderOf<number, ValueRow[]>((ids, { db }) => valuesOf(db, ids))

const ProfileField = builder.objectRef<FieldRow>('ProfileField').implement({
  description: 'A field of the profile that administrators have defined.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    help: t.exposeString('help', { description: 'What belongs into it; may be empty.' }),
    isSearchable: t.exposeBoolean('isSearchable', {
      description: 'Are people found by what stands in it?',
    }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who answers for it; null: nobody does.',
      resolve: ({ ownerId }) => ownerId,
    }),
    filled: t.exposeInt('filled', { description: 'How many people have something in it.' }),
  }),
})
const ProfileValue = builder.objectRef<ValueRow>('ProfileValue').implement({
  description: 'What somebody has in such a field.',
  fields: (t) => ({
    field: t.field({
      type: ProfileField,
      nullable: true,
      description: 'The field; null: it was removed at this moment.',
      resolve: ({ fieldId }, _, context) => fields(context).load(fieldId),
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'What stands in it; null: nothing.',
    }),
    confirmedAt: t.expose('confirmedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last said that it is right.',
    }),
    mayEdit: t.boolean({
      description: 'May the viewer change it?',
      resolve: async ({ fieldId, personId }, _, context) => {
        const field = await fields(context).load(fieldId)
        return field !== null && canSetValue(signedIn(context).viewer, field, personId)
      },
    }),
  }),
})

builder.objectFields(Person, (t) => ({
  profileValues: t.field({
    type: [ProfileValue],
    description:
      'What stands in the fields that the company has defined, at most 20. Guests see none.',
    complexity: { field: STATEMENT, multiplier: 20 },
    resolve: ({ id }, _, context) =>
      may(signedIn(context).viewer, 'READ_COMPANY') ? values(context).load(id) : [],
  }),
}))
builder.queryFields((t) => ({
  profileFields: t.field({
    type: [ProfileField],
    description:
      'The fields of the profile that the company has defined, at most 20. Guests see none.',
    complexity: STATEMENT,
    resolve: (_, _args, context) =>
      may(signedIn(context).viewer, 'READ_COMPANY') ? fieldRows(context.db) : [],
  }),
}))
builder.mutationFields((t) => ({
  saveProfileField: t.int({
    description:
      'Defines a field of the profile, or changes one. Gives its number. Errors: INVALID, NOT_FOUND, NOT_ALLOWED for whoever is no administrator, CONFLICT where 20 are defined.',
    args: {
      number: t.arg.int({ description: 'The field; without: a new one.' }),
      name: t.arg.string({ required: true, description: '2 to 40 characters.' }),
      help: t.arg.string({ description: 'At most 120 characters.' }),
      isSearchable: t.arg.boolean({ required: true }),
      ownerId: t.arg.id({ description: 'Who answers for it.' }),
    },
    resolve: async (_, { number, name, help, isSearchable, ownerId }, context) =>
      (
        await saveField(signedIn(context), {
          id: number ?? null,
          name,
          help: help ?? '',
          isSearchable,
          ownerId: ownerId ? numberOf(ownerId, 'Person', 'ownerId') : null,
        })
      ).id as number,
  }),
  removeProfileField: t.boolean({
    description:
      'Removes a field with what everybody has in it. Errors: NOT_FOUND, NOT_ALLOWED for whoever is no administrator.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) =>
      Boolean(await removeField(signedIn(context), { id: number })),
  }),
  setProfileValue: t.boolean({
    description:
      'Says what stands in somebody’s field (at most 200 characters; empty: nothing); the same again confirms it. Errors: INVALID, NOT_FOUND, NOT_ALLOWED for whoever is neither that person nor owner of the field nor administrator.',
    args: {
      field: t.arg.int({ required: true }),
      personId: t.arg.id({ required: true }),
      value: t.arg.string({ required: true }),
    },
    resolve: async (_, { field, personId, value }, context) =>
      Boolean(
        await setValue(signedIn(context), {
          fieldId: field,
          personId: numberOf(personId, 'Person', 'personId'),
          value,
        }),
      ),
  }),
}))
