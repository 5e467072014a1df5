// Files of posts and comments, and profile pictures: checked by content, made harmless, opened by those who may.
import { feature } from '#graphql/define.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import './schema.ts'
import { eventsMessages } from '#messages/events.ts'

const log = eventsMessages.message

export const attachments = feature({
  name: 'attachments',
  leaving: {
    'File.ownerId': { stays: 'who uploaded it' },
  },
  logTopics: { file: log('topic.file') },
  jobs,
})
