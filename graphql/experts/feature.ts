// Experts: who knows about something, by their public work.
import { feature } from '#graphql/define.ts'
import { expertsMessages } from '#messages/experts.ts'
import './events.ts'
import { evidence } from './evidence.ts'
import { fillEvidence, renewEvidence } from './evidence-table.ts'
import './schema.ts'

export const experts = feature({
  name: 'experts',
  evidence,
  logTopics: { expert: expertsMessages.message('event.expert') },
  leaving: {
    'Evidence.personId': {
      stays: 'whoever comes back is known for what they did; leavers are never shown',
    },
    'Endorsement.personId': {
      stays: 'whoever comes back is known for what they did; leavers are never shown',
    },
    'Endorsement.endorserId': { stays: 'who endorsed' },
    'HiddenTopic.personId': { stays: 'whoever comes back is not known for it either' },
  },
  effects: { evidence: renewEvidence },
  jobs: [
    {
      name: 'fill-evidence',
      cron: '* * * * *',
      run: async (_, db) => void (await fillEvidence(db)),
    },
  ],
})
