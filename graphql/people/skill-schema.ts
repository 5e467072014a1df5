// Where people meet the vocabulary: what somebody declares, and who changed a skill.
import { builder } from '#graphql/builder.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { declaredSkills } from '#graphql/skills/queries.ts'
import { Skill, SkillChange } from '#graphql/skills/schema.ts'
import { Person } from './schema.ts'

const declared = loaderOf((ids: readonly number[], context) => declaredSkills(context.db, ids))

builder.objectFields(Person, (t) => ({
  declaredSkills: t.field({
    type: [Skill],
    description: 'What they say they know, in their order. What they have shown stands elsewhere.',
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
