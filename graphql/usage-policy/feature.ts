// The usage policy: published by version, accepted before somebody posts.
import { feature } from '#graphql/define.ts'
import { usagePolicyMessages } from '#messages/usage-policy.ts'
import './events.ts'
import './schema.ts'

export const usagePolicy = feature({
  name: 'usage-policy',
  logTopics: { policy: usagePolicyMessages.message('topic.policy') },
  leaving: {
    'UsagePolicy.createdById': { stays: 'who published it' },
    'UsagePolicyAcceptance.personId': { stays: 'that they accepted it' },
  },
})
