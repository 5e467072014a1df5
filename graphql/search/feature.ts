// Search: one box over everything; the index proposes, the database confirms.
import { feature } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'
import { theSearch } from './index-access.ts'
import './alias-schema.ts'
import './events.ts'
import './schema.ts'
import { jobs } from './without-result.ts'

export const search = feature({
  name: 'search',
  logTopics: { alias: eventsMessages.message('topic.alias') },
  leaving: {
    'SearchAlias.addedById': { stays: 'who added a name that the company goes on using' },
  },
  jobs: [
    { name: 'maintain-search', cron: '* * * * *', run: () => theSearch().maintain() },
    ...jobs,
  ],
})
