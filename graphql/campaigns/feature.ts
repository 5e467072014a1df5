// Campaigns: posts with a tag, which those who run a challenge take in as entries.
import { feature } from '#graphql/define.ts'
import { campaignsMessages } from '#messages/campaigns.ts'
import './schema.ts'

const say = campaignsMessages.message

export const campaigns = feature({
  name: 'campaigns',
  logTopics: { campaign: say('event.topic') },
})
