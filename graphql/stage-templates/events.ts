// What can happen to stage templates. They are their owner's alone: no page of others shows them.
import { type Consequences, event } from '#graphql/define.ts'
import { stageTemplatesMessages } from '#messages/stage-templates.ts'

const say = stageTemplatesMessages.tagged
const nothing = (): Consequences => ({ rooms: [], notifies: null })

export const templateSaved = event(
  'stage-template.saved',
  (_: { templateId: number }): Consequences => nothing(),
  { says: () => say('event.saved') },
)
export const templateDeleted = event(
  'stage-template.deleted',
  (_: { templateId: number }): Consequences => nothing(),
  { says: () => say('event.deleted') },
)
