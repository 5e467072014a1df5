// How the installation is: jobs, the search index and mail, for administrators, with what they can do about it.
import { feature } from '#graphql/define.ts'
import { healthMessages } from '#messages/health.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import './schema.ts'

export const system = feature({
  name: 'system',
  jobs,
  logTopics: { system: healthMessages.message('topic') },
})
