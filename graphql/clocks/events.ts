// What happens to a clock. Starting, pausing and stopping follow from something that is told by itself.
import { event, type Notice } from '#graphql/define.ts'
import type { Db } from '#prisma/client.ts'
import { type ClockPlace, type ClockStep, purposeNamed } from './purposes.ts'

type Started = ClockPlace & { postId: number; purpose: string; dueAt: string }
export type ClockEvent = ClockPlace & { clockId: number; postId: number; purpose: string }

const rooms = (e: ClockEvent) => purposeNamed(e.purpose)?.rooms(e) ?? []
const notices = async (db: Db, e: ClockEvent, step: ClockStep, level = 0): Promise<Notice[]> =>
  (await purposeNamed(e.purpose)?.notices(db, { ...e, step, level })) ?? []

export const clockStarted = event('clock.started', (_: Started) => ({}))
export const clockPaused = event('clock.paused', (_: ClockEvent) => ({}))
export const clockResumed = event(
  'clock.resumed',
  (e: ClockEvent & { oldDueAt: string; dueAt: string }) => ({ tells: rooms(e) }),
)
/** The response came (in time or late), or is no longer owed. */
export const clockStopped = event(
  'clock.stopped',
  (_: ClockEvent & { outcome: 'RESPONDED' | 'CANCELLED'; isInTime: boolean }) => ({}),
)
/** The due time is near. */
export const clockWarned = event('clock.warned', (e: ClockEvent) => ({
  notifies: (db) => notices(db, e, 'warned'),
}))
/** The due time has passed without a response. */
export const clockBreached = event('clock.breached', (e: ClockEvent & { dueAt: string }) => ({
  tells: rooms(e),
  notifies: (db) => notices(db, e, 'breached'),
}))
export const clockEscalated = event('clock.escalated', (e: ClockEvent & { level: number }) => ({
  notifies: (db) => notices(db, e, 'escalated', e.level),
}))
/** Its policy or calendar has changed. */
export const clockRecomputed = event(
  'clock.recomputed',
  (e: ClockEvent & { oldDueAt: string; dueAt: string }) => ({ tells: rooms(e) }),
)

export const calendarSaved = event('calendar.saved', (_: { calendarId: number }) => ({}))
