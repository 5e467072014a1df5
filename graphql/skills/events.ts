import { event } from '#graphql/define.ts'
import { skillsMessages } from '#messages/skills.ts'

const say = skillsMessages.tagged

/** A curator gave a skill another name; the old one still finds it. */
export const skillRenamed = event(
  'skill.renamed',
  (_: { skillId: number; changeId: number }) => ({ rooms: [], notifies: null }),
  say('event.skill.renamed'),
)
/** A curator merged a skill into another one. */
export const skillsMerged = event(
  'skill.merged',
  (_: { skillId: number; intoId: number; changeId: number }) => ({ rooms: [], notifies: null }),
  say('event.skill.merged'),
)
/** A curator took a merge or a new name back. */
export const skillChangeUndone = event(
  'skill.change-undone',
  (_: { skillId: number; changeId: number }) => ({ rooms: [], notifies: null }),
  say('event.skill.change-undone'),
)
/** What people's pages call their skills has changed; at most some hundred people in one event. */
export const declaredSkillsRenamed = event(
  'skill.names-changed',
  (e: { skillId: number; personIds: readonly number[] }) => ({
    rooms: e.personIds.map((id) => `person:${id}` as const),
    reindexes: e.personIds.map((id) => `person:${id}` as const),
    invalidates: e.personIds,
    notifies: null,
  }),
  say('event.skill.names-changed'),
)
