// Skills: the company's vocabulary with synonyms, and who says that they have which.
import { feature, type Named, namesOf } from '#graphql/define.ts'
import { skillsMessages } from '#messages/skills.ts'
import './events.ts'
import { skillsByIds } from './queries.ts'
import './schema.ts'

const log = skillsMessages.message

const skill = (ids: readonly string[]): Named => ({
  ids,
  find: async (db, _, wanted) =>
    namesOf(await skillsByIds(db, wanted), ({ id, name }) => ({
      text: name,
      path: `/admin/skills?skill=${id}`,
    })),
  hidden: log('event.hidden'),
})

export const skills = feature({
  name: 'skills',
  leaving: {
    'PersonSkill.personId': { stays: 'whoever comes back knows what they knew' },
    'SkillChange.byId': { stays: 'who changed a skill' },
    'SkillChange.undoneById': { stays: 'who undid a change of a skill' },
  },
  logTopics: { skill: log('event.topic') },
  named: { skill: skill(['skillId']), into: skill(['intoId']) },
})
