// What happens to a clock. Starting, pausing and stopping follow from something that has an event of its own.
import { event, type Notice } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { eventsMessages } from '#messages/events.ts'
import type { Db } from '#prisma/client.ts'
import { type ClockPlace, type ClockStep, purposeNamed } from './purposes.ts'

const say = eventsMessages.tagged

type Started = ClockPlace & { postId: number; purpose: string; dueAt: string }
export type ClockEvent = ClockPlace & { clockId: number; postId: number; purpose: string }
type Changed = ClockEvent & { oldDueAt: string; dueAt: string }

const rooms = (e: ClockEvent) => purposeNamed(e.purpose)?.rooms(e) ?? []
const notices = async (db: Db, e: ClockEvent, step: ClockStep, level = 0): Promise<Notice[]> =>
  (await purposeNamed(e.purpose)?.notices(db, { ...e, step, level })) ?? []

/** 2026-11-30T16:00:00.000Z as 2026-11-30 16:00 UTC: the log reads the same for everybody. */
const momentOf = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
const due = ({ dueAt }: { dueAt: string }): Message =>
  eventsMessages.message('due', { moment: momentOf(dueAt) })
const dueNow = ({ oldDueAt, dueAt }: Changed): Message =>
  oldDueAt === dueAt
    ? () => ''
    : eventsMessages.message('dueNow', { before: momentOf(oldDueAt), moment: momentOf(dueAt) })

export const clockStarted = event(
  'clock.started',
  (_: Started) => ({ rooms: [], notifies: null }),
  {
    says: () => say('clock.started'),
    detail: due,
  },
)
export const clockPaused = event(
  'clock.paused',
  (_: ClockEvent) => ({ rooms: [], notifies: null }),
  say('clock.paused'),
)
export const clockResumed = event(
  'clock.resumed',
  (e: Changed) => ({ rooms: rooms(e), notifies: null }),
  {
    says: () => say('clock.resumed'),
    detail: dueNow,
  },
)
/** The response came (in time or late), or is no longer owed. */
export const clockStopped = event(
  'clock.stopped',
  (_: ClockEvent & { outcome: 'RESPONDED' | 'CANCELLED'; isInTime: boolean }) => ({
    rooms: [],
    notifies: null,
  }),
  {
    says: ({ outcome, isInTime }) => {
      if (outcome === 'CANCELLED') return say('clock.stopped.CANCELLED')
      return isInTime ? say('clock.stopped.inTime') : say('clock.stopped.late')
    },
  },
)
/** The due time is near. */
export const clockWarned = event(
  'clock.warned',
  (e: ClockEvent) => ({ rooms: [], notifies: (db) => notices(db, e, 'warned') }),
  say('clock.warned'),
)
/** The due time has passed without a response. */
export const clockBreached = event(
  'clock.breached',
  (e: ClockEvent & { dueAt: string }) => ({
    rooms: rooms(e),
    notifies: (db) => notices(db, e, 'breached'),
  }),
  { says: () => say('clock.breached'), detail: (e) => due(e) },
)
export const clockEscalated = event(
  'clock.escalated',
  (e: ClockEvent & { level: number }) => ({
    rooms: [],
    notifies: (db) => notices(db, e, 'escalated', e.level),
  }),
  say('clock.escalated'),
)
/** Its policy or calendar has changed. */
export const clockRecomputed = event(
  'clock.recomputed',
  (e: Changed) => ({ rooms: rooms(e), notifies: null }),
  {
    says: () => say('clock.recomputed'),
    detail: dueNow,
  },
)

export const calendarSaved = event(
  'calendar.saved',
  (_: { calendarId: number }) => ({ rooms: [], notifies: null }),
  say('calendar.saved'),
)
