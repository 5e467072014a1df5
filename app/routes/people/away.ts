/** Is a day like 2026-03-14 not over yet where somebody is? */
export function isAwayOn(day: string | null, now: number, timeZone: string): boolean {
  if (!day) return false
  return day >= new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
}
