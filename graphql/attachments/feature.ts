// Files of posts and comments, and profile pictures: checked by content, made harmless, opened by those who may.
import { feature } from '#graphql/define.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import { nameFiles } from './show-authors.ts'
import './schema.ts'
import { eventsMessages } from '#messages/events.ts'

const log = eventsMessages.message

type Shown = { shown: { postId: number; authorId: number }[] }

export const attachments = feature({
  name: 'attachments',
  leaving: {
    'File.ownerId': { stays: 'who uploaded it' },
  },
  counts: {
    'post.authors-shown': (tx, e: Shown) => nameFiles(tx, e.shown),
  },
  logTopics: { file: log('topic.file') },
  jobs,
})
