// The directory: people by any mix of what their cards say, saved searches, and the org chart.
import { feature } from '#graphql/define.ts'
import { directoryMessages } from '#messages/directory.ts'
import './chart-schema.ts'
import './events.ts'
import './schema.ts'

export const directory = feature({
  name: 'directory',
  leaving: {
    'PeopleFilter.personId': { stays: 'whoever comes back finds what they searched for' },
  },
  logTopics: { 'people-filter': directoryMessages.message('event.topic') },
})
