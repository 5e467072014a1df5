// Cards in the API: what is edited, and where people meet the vocabulary of skills.
import { builder, EDITED_VERSION, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { declaredSkills } from '#graphql/skills/queries.ts'
import { Skill, SkillChange } from '#graphql/skills/schema.ts'
import { editPerson, editProfile } from './profile.ts'
import { Person } from './schema.ts'

const declared = loaderOf((ids: readonly number[], context) => declaredSkills(context.db, ids))

builder.objectFields(Person, (t) => ({
  declaredSkills: t.field({
    type: [Skill],
    description: 'What they say they know, in their order. What they have shown stands elsewhere.',
    complexity: { field: STATEMENT, multiplier: 10 },
    resolve: ({ id }, _, context) => declared(context).load(id),
  }),
}))
builder.objectFields(SkillChange, (t) => ({
  by: t.field({
    type: Person,
    description: 'Who did it.',
    resolve: ({ byId }) => byId,
  }),
}))

const ProfileInput = builder.inputType('ProfileInput', {
  description: 'What people say about themselves. What is not required and left out stays.',
  fields: (t) => ({
    title: t.string({ required: true }),
    about: t.string({ required: true }),
    skills: t.stringList({
      required: true,
      description: 'Names or synonyms of the vocabulary; a new one is added to it.',
    }),
    site: t.string({ description: 'Where they work.' }),
    phone: t.string({
      description: 'Digits with blanks, brackets, dots and hyphens; empty: none.',
    }),
    chatUrl: t.string({ description: 'https, or the address of a chat program; empty: none.' }),
    spokenLanguages: t.stringList({ description: 'ISO 639-1, the best first.' }),
    timeZone: t.string({ description: 'IANA name.' }),
    awayUntil: t.string({
      description: 'The last day on which they are away, YYYY-MM-DD; empty: they are here.',
    }),
    version: t.int({ description: EDITED_VERSION }),
  }),
})
const EditPersonInput = builder.inputType('EditPersonInput', {
  description: 'What the company says of somebody.',
  fields: (t) => ({
    personId: t.id({ required: true }),
    name: t.string({ required: true }),
    title: t.string({ required: true }),
    unit: t.string({ required: true }),
    site: t.string({ required: true }),
    managerId: t.id({ description: 'Whom they report to; null: nobody.' }),
    version: t.int({ description: EDITED_VERSION }),
  }),
})

builder.mutationFields((t) => ({
  editProfile: t.field({
    type: Person,
    description: "Changes the viewer's own profile.",
    args: { input: t.arg({ type: ProfileInput, required: true }) },
    resolve: async (_, { input }, context) => (await editProfile(signedIn(context), input)).id,
  }),
  editPerson: t.field({
    type: Person,
    description: 'Changes name, title, unit, site and manager of somebody. For administrators.',
    args: { input: t.arg({ type: EditPersonInput, required: true }) },
    resolve: async (_, { input: { personId, managerId, ...said } }, context) =>
      (
        await editPerson(signedIn(context), {
          ...said,
          personId: numberOf(personId, 'Person', 'personId'),
          managerId: managerId == null ? null : numberOf(managerId, 'Person', 'managerId'),
        })
      ).id,
  }),
}))
