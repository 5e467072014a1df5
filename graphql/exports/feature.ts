// What stands in spaces as a ZIP file, and back.
import { feature } from '#graphql/define.ts'
import { exportsMessages } from '#messages/exports.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import './schema.ts'

export const exports = feature({
  name: 'exports',
  leaving: { 'Archive.startedById': { stays: 'who asked for it, or brought it' } },
  logTopics: { archive: exportsMessages.message('topic') },
  jobs,
})
