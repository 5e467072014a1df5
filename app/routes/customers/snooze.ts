// Until when a thread is snoozed: eight in the morning of a day that is chosen, by the clock of whoever chooses.
export const SNOOZES = ['tomorrow', 'monday', 'week', 'month'] as const
type Snooze = (typeof SNOOZES)[number]

const DAY = 86_400_000
const MORNING = 8

/** The day in a time zone, as in 2026-03-29. */
const dayIn = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at))

/** Whole days from today to the day that is meant: one at least. */
function daysTo(choice: Snooze, today: string): number {
  if (choice !== 'monday') return { tomorrow: 1, week: 7, month: 30 }[choice]
  // On a Monday the next one is meant.
  return ((7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7) + 1
}

/** The morning that a choice means; what is no choice means tomorrow. */
export function snoozedUntil(choice: string, now: number, timeZone: string): string {
  const known = SNOOZES.find((one) => one === choice) ?? 'tomorrow'
  const today = dayIn(now, timeZone)
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + daysTo(known, today) * DAY)
  const guess = new Date(`${day.toISOString().slice(0, 10)}T0${MORNING}:00:00Z`)
  const shown = new Date(guess.toLocaleString('en-US', { timeZone, hourCycle: 'h23' }))
  const utc = new Date(guess.toLocaleString('en-US', { timeZone: 'UTC', hourCycle: 'h23' }))
  return new Date(guess.getTime() - (shown.getTime() - utc.getTime())).toISOString()
}
