// What people may send about calendars and policies.
import * as z from 'zod/mini'
import { atLeast, line, text } from '#graphql/input-texts.ts'
import { isTimeZone } from '#graphql/time.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  CALENDAR_NAME_LENGTH,
  MAX_HOLIDAYS,
  MAX_SPANS_A_DAY,
  MAX_WORKING_MINUTES,
} from './limits.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const span = z
  .strictObject({
    start: z.int().check(z.gte(0), z.lt(24 * 60)),
    end: z.int().check(z.gt(0), z.lte(48 * 60)),
  })
  .check(z.refine(({ start, end }) => end > start && end <= start + 24 * 60, text(say('spanEnds'))))

export const SaveCalendar = z.strictObject({
  calendarId: z.optional(id),
  /** The version that was opened: somebody else's edit in between is a conflict. */
  version: z.optional(z.int()),
  name: line(CALENDAR_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
  timeZone: z._default(
    z.nullable(z.string().check(z.maxLength(64), z.refine(isTimeZone, text(say('chooseZone'))))),
    null,
  ),
  /** Spans of each weekday, Monday first. */
  week: z
    .array(z.array(span).check(z.maxLength(MAX_SPANS_A_DAY, text(say('fewerSpans')))))
    .check(z.length(7, text(say('week')))),
  holidays: z._default(
    z
      .array(
        z.strictObject({
          date: z.iso.date(text(say('dateForm'))),
          name: z._default(line(60), ''),
          span: z._default(z.nullable(span), null),
        }),
      )
      .check(z.maxLength(MAX_HOLIDAYS, text(say('mostHolidays', { max: MAX_HOLIDAYS })))),
    [],
  ),
})

const workingMinutes = z.int().check(z.positive(), z.lte(MAX_WORKING_MINUTES))
/** What may change of a policy; what is left out stays. */
export const ChangePolicy = z.strictObject({
  respondWithin: z.optional(z.nullable(z.int().check(z.positive(), z.lte(MAX_WORKING_MINUTES)))),
  unit: z.optional(z.enum(['MINUTES', 'HOURS', 'DAYS'])),
  calendarId: z.optional(z.nullable(id)),
  warnBefore: z.optional(z.nullable(workingMinutes)),
  escalateAfter: z.optional(z.nullable(workingMinutes)),
  escalateToId: z.optional(z.nullable(id)),
})
