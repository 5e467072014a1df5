// Imports: what a company brings along from elsewhere. It only adds to what the features above it hold.
import { alsoErases } from '#graphql/customers/erase.ts'
import { feature } from '#graphql/define.ts'
import './events.ts'
import { forgetCustomersFilesLater, jobs } from './jobs.ts'
import './schema.ts'
import { eventsMessages } from '#messages/events.ts'

const log = eventsMessages.message

// What an erased customer wrote may stand in a file that was given, or among its refused rows.
alsoErases(async (tx) => forgetCustomersFilesLater(tx))

export const imports = feature({
  name: 'imports',
  leaving: {
    'Import.startedById': { stays: 'who began it' },
    'ImportedRow.personId': { stays: 'whom a row was found to be' },
  },
  logTopics: {
    ideas: log('topic.ideas'),
    people: log('topic.people'),
    skills: log('topic.skills'),
  },
  jobs,
})
