// Skill in the API. People and who changed what are added further down, where people are known.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { cutText } from '#graphql/graphemes.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { MAX_SUGGESTIONS, SKILL_LENGTH } from './limits.ts'
import { canCurateSkills, canReadSkillChanges, canReadSkills } from './policy.ts'
import {
  listSkillChanges,
  listSkills,
  namesInLanguage,
  namesOfSkills,
  peopleCounts,
  type SkillChangeRow,
  type SkillNameRow,
  type SkillRow,
  skillOfName,
  skillsByIds,
  skillsNamed,
} from './queries.ts'
import { mergeSkills, renameSkill, undoSkillChange } from './service.ts'

const shownName = loaderOf((ids: readonly number[], context, language: string) =>
  namesInLanguage(context.db, ids, language),
)
const allNames = loaderOf((ids: readonly number[], context) => namesOfSkills(context.db, ids))
const counts = loaderOf((ids: readonly number[], context) =>
  peopleCounts(context.db, signedIn(context).viewer, ids),
)

const SkillName = builder.objectRef<SkillNameRow>('SkillName').implement({
  description: 'A name under which a skill is found.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The name.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'ISO 639-1; null: any language.',
    }),
  }),
})

export const Skill = builder.loadableNodeRef<SkillRow, number>('Skill', {
  id: { resolve: (skill) => skill.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(
      canReadSkills(signedIn(context).viewer)
        ? await skillsByIds(context.db, ids)
        : ids.map(() => null),
    ),
})
Skill.implement({
  description: 'A skill of the company’s vocabulary.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'The id as it stands in addresses.' }),
    name: t.string({
      description: 'Its name in the language of the request, where it has one.',
      resolve: async ({ id, name }, _, context) =>
        (await shownName(context, context.language).load(id)) ?? name,
    }),
    ownName: t.exposeString('name', { description: 'Its name for every other language.' }),
    isFromImport: t.boolean({
      description: 'True: it came with a vocabulary. False: somebody typed it.',
      resolve: ({ source }) => source === 'IMPORT',
    }),
    names: t.field({
      type: [SkillName],
      description:
        'All its names with those of skills merged into it, at most 200; none for a guest.',
      resolve: ({ id }, _, context) =>
        canReadSkills(signedIn(context).viewer) ? allNames(context).load(id) : [],
    }),
    peopleCount: t.int({
      description: 'Active people who say that they have it, of those the viewer knows.',
      resolve: ({ id }, _, context) => counts(context).load(id),
    }),
  }),
})

const SkillChangeKind = builder.enumType('SkillChangeKind', {
  description: 'What a curator did.',
  values: ['RENAMED', 'MERGED'] as const,
})
export const SkillChange = builder.objectRef<SkillChangeRow>('SkillChange').implement({
  description: 'A skill that was renamed or merged.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number, for undoing it.' }),
    kind: t.expose('kind', { type: SkillChangeKind, description: 'What was done.' }),
    fromName: t.exposeString('fromName', { description: 'What the skill was called.' }),
    toName: t.exposeString('toName', {
      description: 'Its new name, or that of the skill it was merged into.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    isUndone: t.boolean({
      description: 'True once it was undone.',
      resolve: ({ undoneAt }) => undoneAt !== null,
    }),
  }),
})

builder.queryFields((t) => ({
  skill: t.field({
    type: Skill,
    nullable: true,
    description: 'A skill by id, or by one of its names.',
    args: { id: t.arg.id(), name: t.arg.string() },
    resolve: async (_, { id, name }, context) => {
      if (!canReadSkills(signedIn(context).viewer)) return null
      if (id != null)
        return (await skillsByIds(context.db, [numberOf(id, 'Skill', 'id')]))[0] ?? null
      return (await skillOfName(context.db, cutText(name ?? '', SKILL_LENGTH))) ?? null
    },
  }),
  skillsNamed: t.field({
    type: [Skill],
    description:
      'Skills with a name or synonym that begins so, at most 8: for a field where they are typed.',
    args: { query: t.arg.string({ required: true }) },
    complexity: { field: STATEMENT, multiplier: MAX_SUGGESTIONS },
    resolve: (_, { query }, context) =>
      canReadSkills(signedIn(context).viewer)
        ? skillsNamed(context.db, cutText(query, SKILL_LENGTH), MAX_SUGGESTIONS)
        : [],
  }),
  skills: t.connection({
    type: Skill,
    description: 'The vocabulary by name, without skills that are merged.',
    args: {
      query: t.arg.string({ description: 'How a name, a synonym or a word of it begins.' }),
      isUsed: t.arg.boolean({ description: 'True: only those that somebody has declared.' }),
    },
    resolve: async (_, { first, after, query, isUsed }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'text', 'int')
      const filter = { query: cutText(query ?? '', SKILL_LENGTH), isUsed: isUsed ?? false }
      const rows = canReadSkills(signedIn(context).viewer)
        ? await listSkills(context.db, filter, wanted, key)
        : []
      return connectionOf(rows, wanted, !key, ({ name, id }) => [name, id])
    },
  }),
  skillChanges: t.connection({
    type: SkillChange,
    description: 'What curators renamed and merged, the latest first. For administrators.',
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int')
      const rows = canReadSkillChanges(signedIn(context).viewer)
        ? await listSkillChanges(context.db, wanted, key?.[0] ?? null)
        : []
      return connectionOf(rows, wanted, !key, ({ id }) => [id])
    },
  }),
  canCurateSkills: t.boolean({
    description: 'May the viewer rename and merge skills?',
    resolve: (_, __, context) => canCurateSkills(signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => ({
  renameSkill: t.field({
    type: Skill,
    description:
      'Gives a skill another name; the old one still finds it. A name that another skill has is a Conflict with its `skillId`. For administrators.',
    args: { skillId: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: async (_, { skillId, name }, context) =>
      (
        await renameSkill(signedIn(context), {
          skillId: numberOf(skillId, 'Skill', 'skillId'),
          name,
        })
      ).id,
  }),
  mergeSkills: t.field({
    type: Skill,
    description:
      'Merges a skill into another one; everybody who declared it is found under the other. For administrators.',
    args: { skillId: t.arg.id({ required: true }), intoId: t.arg.id({ required: true }) },
    resolve: async (_, { skillId, intoId }, context) =>
      (
        await mergeSkills(signedIn(context), {
          skillId: numberOf(skillId, 'Skill', 'skillId'),
          intoId: numberOf(intoId, 'Skill', 'intoId'),
        })
      ).id,
  }),
  undoSkillChange: t.field({
    type: Skill,
    description: 'Takes back a merge or a new name. For administrators.',
    args: { changeId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => (await undoSkillChange(signedIn(context), args)).id,
  }),
}))
