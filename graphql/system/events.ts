import { event } from '#graphql/define.ts'
import { healthMessages } from '#messages/health.ts'

const { tagged: log } = healthMessages

type OfJob = { name: string; jobs: number }
export const jobsRetried = event(
  'system.jobs-retried',
  (_: OfJob) => ({ rooms: [], notifies: null }),
  log('event.retried'),
)
export const jobDiscarded = event(
  'system.job-discarded',
  (_: OfJob) => ({ rooms: [], notifies: null }),
  log('event.discarded'),
)
export const rebuildAsked = event(
  'system.search-rebuild-asked',
  (_: Record<string, never>) => ({ rooms: [], notifies: null }),
  log('event.rebuild'),
)
export const testMailSent = event(
  'system.test-mail-sent',
  (_: { isTaken: boolean }) => ({ rooms: [], notifies: null }),
  log('event.testMail'),
)
