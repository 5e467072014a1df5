// For tests: calendars that need no database.
import type { CalendarRules, Span } from './working-time.ts'

const NINE_TO_FIVE: readonly Span[] = [{ start: 9 * 60, end: 17 * 60 }]

/** The company's default calendar in a time zone, as the migration makes it: Monday to Friday, nine to five. */
export const rulesIn = (timeZone: string, more: Partial<CalendarRules> = {}): CalendarRules => ({
  timeZone,
  week: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [], []],
  holidays: new Map(),
  ...more,
})
