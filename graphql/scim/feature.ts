// Directory sync by SCIM 2.0: people and groups as the company's directory has them.
import { feature } from '#graphql/define.ts'
import { scimMessages } from '#messages/scim.ts'
import { counters } from './counters.ts'
import './events.ts'
import './schema.ts'
import { APPLY_RULES, applyAllRules } from './rules.ts'

export const scim = feature({
  name: 'scim',
  logTopics: { scim: scimMessages.message('topic.scim') },
  counters,
  jobs: [{ name: APPLY_RULES, run: applyAllRules }],
  leaving: {
    'ScimConnection.createdById': { stays: 'who connected it; every administrator looks after it' },
    'ScimRule.createdById': { stays: 'who made the rule; every administrator looks after it' },
    'ScimUser.personId': {
      stays: 'the directory says that they have left, and may say that they are back',
    },
    'ScimGrant.personId': { stays: 'taken back when the directory takes them out of the group' },
  },
})
