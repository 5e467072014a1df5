// What happens to a clock. Starting, pausing and stopping follow from something that is told by itself.
import { event, type Notice } from '#graphql/define.ts'
import type { Db } from '#prisma/client.ts'
import { type ClockPlace, type ClockStep, purposeNamed } from './purposes.ts'

type Started = ClockPlace & { postId: number; purpose: string; dueAt: string }
export type ClockEvent = ClockPlace & { clockId: number; postId: number; purpose: string }
type Changed = ClockEvent & { oldDueAt: string; dueAt: string }

const rooms = (e: ClockEvent) => purposeNamed(e.purpose)?.rooms(e) ?? []
const notices = async (db: Db, e: ClockEvent, step: ClockStep, level = 0): Promise<Notice[]> =>
  (await purposeNamed(e.purpose)?.notices(db, { ...e, step, level })) ?? []

/** 2026-11-30T16:00:00.000Z as 2026-11-30 16:00 UTC: the log reads the same for everybody. */
const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
const due = ({ dueAt }: { dueAt: string }): string => `due ${moment(dueAt)}`
const dueNow = ({ oldDueAt, dueAt }: Changed): string =>
  oldDueAt === dueAt ? '' : `due ${moment(oldDueAt)}, now ${moment(dueAt)}`

export const clockStarted = event('clock.started', (_: Started) => ({}), {
  says: 'promised a response to {post}',
  detail: due,
})
export const clockPaused = event(
  'clock.paused',
  (_: ClockEvent) => ({}),
  'paused the response time of {post}',
)
export const clockResumed = event('clock.resumed', (e: Changed) => ({ rooms: rooms(e) }), {
  says: 'resumed the response time of {post}',
  detail: dueNow,
})
/** The response came (in time or late), or is no longer owed. */
export const clockStopped = event(
  'clock.stopped',
  (_: ClockEvent & { outcome: 'RESPONDED' | 'CANCELLED'; isInTime: boolean }) => ({}),
  ({ outcome, isInTime }) =>
    outcome === 'CANCELLED'
      ? 'ended the response time of {post} without a response'
      : `responded to {post} ${isInTime ? 'in time' : 'late'}`,
)
/** The due time is near. */
export const clockWarned = event(
  'clock.warned',
  (e: ClockEvent) => ({
    notifies: (db) => notices(db, e, 'warned'),
  }),
  'warned that a response to {post} is due soon',
)
/** The due time has passed without a response. */
export const clockBreached = event(
  'clock.breached',
  (e: ClockEvent & { dueAt: string }) => ({
    rooms: rooms(e),
    notifies: (db) => notices(db, e, 'breached'),
  }),
  { says: 'noted that the response to {post} is late', detail: (e) => due(e) },
)
export const clockEscalated = event(
  'clock.escalated',
  (e: ClockEvent & { level: number }) => ({
    notifies: (db) => notices(db, e, 'escalated', e.level),
  }),
  'escalated the late response to {post}',
)
/** Its policy or calendar has changed. */
export const clockRecomputed = event('clock.recomputed', (e: Changed) => ({ rooms: rooms(e) }), {
  says: 'recomputed the response time of {post}',
  detail: dueNow,
})

export const calendarSaved = event(
  'calendar.saved',
  (_: { calendarId: number }) => ({}),
  'changed a calendar of working time',
)
