// Stage templates: stages to start a challenge from, with who may do what in each.
import { feature } from '#graphql/define.ts'
import { stageTemplatesMessages } from '#messages/stage-templates.ts'
import './schema.ts'

const say = stageTemplatesMessages.message

export const stageTemplates = feature({
  name: 'stage-templates',
  logTopics: { 'stage-template': say('event.topic') },
  leaving: {
    'StageTemplate.ownerId': { stays: 'is its owner’s alone, who may come back' },
  },
})
