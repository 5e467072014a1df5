// Notifications: delivered once, grouped, in Atrium at once and by email as often as somebody chose.
import { batcher } from '#graphql/batcher.ts'
import { feature } from '#graphql/define.ts'
import { deliver, type NotificationBatch } from './deliver.ts'
import './events.ts'
import { passOver } from './digest.ts'
import { jobs } from './jobs.ts'
import './mail-schema.ts'
import './schema.ts'
import { eventsMessages } from '#messages/events.ts'
import { nameNotifications } from './show-authors.ts'

const log = eventsMessages.message

/** Events of a busy moment are delivered in one transaction: it costs little more than one of them. */
const telling = batcher<NotificationBatch>({ max: 100, work: (batches) => deliver(...batches) })

export const notifications = feature({
  name: 'notifications',
  leaving: {
    'Notification.personId': { stays: 'is read by nobody else; whoever comes back finds it' },
    'NotificationPreference.personId': { stays: 'whoever comes back is notified as before' },
    'Mail.personId': { stays: 'what is queued is not sent to somebody who has left' },
  },
  logTopics: { notifications: log('topic.notifications') },
  jobs,
  counts: {
    'post.authors-shown': (tx, e: { shown: { postId: number; authorId: number }[] }) =>
      nameNotifications(tx, e.shown),
    // Another frequency counts from now: what was not mailed until now is read in Atrium.
    'person.settings-changed': (tx, e: { personId: number; emailFrequency?: string }) =>
      e.emailFrequency ? passOver(tx, e.personId) : Promise.resolve(),
  },
  effects: {
    notifies: (notices, event) => telling.add({ notices, event }),
  },
})
