// Reads of clocks, policies and calendars, and pieces of SQL by which features that own a policy read it.
import type { Db } from '#prisma/client.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'
import type { CalendarRules, Span, WorkingUnit } from './working-time.ts'

export type ClockRow = {
  id: number
  policyId: number
  postId: number
  purpose: string
  timeZone: string
  startedAt: Date
  dueAt: Date
  warnAt: Date | null
  warnedAt: Date | null
  breachedAt: Date | null
  escalationLevel: number
  pausedAt: Date | null
}
export const clockColumns = fixed(
  `k.id, k."policyId", k."postId", k.purpose, k."timeZone", k."startedAt", k."dueAt", k."warnAt", k."warnedAt",
    k."breachedAt", k."escalationLevel", k."pausedAt"`,
)

/** What a policy demands, and of which calendar. */
export type PolicyRow = {
  id: number
  calendarId: number
  respondWithin: number | null
  unit: WorkingUnit
  warnBefore: number | null
  escalateAfter: number | null
}
type CalendarJson = {
  calendarZone: string | null
  /** [weekday from 1, start, end] */
  spans: [number, number, number][]
  /** [day since 1970, start, end] */
  holidays: [number, number | null, number | null][]
}

/** The calendar on the alias `c`, as a row of CalendarJson. */
const calendarJson = fixed(`c."timeZone" as "calendarZone",
  (select coalesce(json_agg(json_build_array(s.weekday, s."startsAt", s."endsAt") order by s."startsAt"), '[]')
    from "CalendarSpan" s where s."calendarId" = c.id) as spans,
  (select coalesce(json_agg(json_build_array(h.date - date '1970-01-01', h."startsAt", h."endsAt")), '[]')
    from "CalendarHoliday" h where h."calendarId" = c.id) as holidays`)
/** The calendar that a policy on the alias `y` counts with. */
const calendarOfPolicy = fixed(
  `c.id = coalesce(y."calendarId", (select d.id from "Calendar" d where d."isDefault"))`,
)

const spanOf = (start: number | null, end: number | null): Span[] =>
  start === null || end === null ? [] : [{ start, end }]

/** The rules of a calendar as read; `timeZone` holds where the calendar names none. */
const rulesFrom = ({ calendarZone, spans, holidays }: CalendarJson) => {
  const week: Span[][] = [[], [], [], [], [], [], []]
  for (const [weekday, start, end] of spans) week[weekday - 1]?.push({ start, end })
  const days = new Map(holidays.map(([day, start, end]) => [day, spanOf(start, end)]))
  return (timeZone: string): CalendarRules => ({
    timeZone: calendarZone ?? timeZone,
    week,
    holidays: days,
  })
}

/** A policy with the rules of its calendar in a time zone. */
export type ReadyPolicy = PolicyRow & { rules: (timeZone: string) => CalendarRules }

/** Policies with their calendars, by id. */
export async function readyPolicies(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, ReadyPolicy>> {
  const rows = await db.rows<PolicyRow & CalendarJson>(sql`
    select y.id, c.id as "calendarId", y."respondWithin", y.unit, y."warnBefore", y."escalateAfter", ${calendarJson}
    from "ClockPolicy" y join "Calendar" c on ${calendarOfPolicy} where y.id = any(${ids}::int[])`)
  return new Map(
    rows.map(({ calendarZone, spans, holidays, ...policy }) => [
      policy.id,
      { ...policy, rules: rulesFrom({ calendarZone, spans, holidays }) },
    ]),
  )
}

/** The most that policies which count with a calendar promise, one row for each unit. */
export const longestPromises = (db: Db, calendarId: number) =>
  db.rows<{ unit: WorkingUnit; amount: number }>(sql`
    select y.unit, max(y."respondWithin") as amount from "ClockPolicy" y
    join "Calendar" c on ${calendarOfPolicy}
    where c.id = ${calendarId} and y."respondWithin" is not null group by 1`)

/** Pauses that have ended, of several clocks. */
export const pausesOf = (db: Db, clockIds: readonly number[]) =>
  db.rows<{ clockId: number; from: Date; to: Date }>(sql`
    select "clockId", "from", "to" from "ClockPause" where "clockId" = any(${clockIds}::int[]) order by 1, 2`)

/**
 * Joins the policy `policy` of an owner's row: `(join) "ClockPolicy" policy on policy.id = <column>`.
 * @param column where the owner keeps its policy's id
 */
export const joinPolicy = (column: 'b."policyId"' | 'asked."policyId"'): Sql =>
  fixed(`join "ClockPolicy" policy on policy.id = ${column}`)
/** Is anything promised by the joined policy? */
export const isPromised = fixed(`policy."respondWithin" is not null`)
/** Working days that the joined policy promises, null where it promises none or counts in hours. */
export const promisedDays = fixed(`case when policy.unit = 'DAYS' then policy."respondWithin" end`)

export type CalendarRow = {
  id: number
  name: string
  timeZone: string | null
  isDefault: boolean
  version: number
  week: Span[][]
  holidays: { date: string; name: string; span: Span | null }[]
}

/** All calendars, or those with these ids, by name; the default one first. At most `limit`. */
export async function calendars(
  db: Db,
  limit: number,
  ids: readonly number[] | null = null,
): Promise<CalendarRow[]> {
  type Stored = Omit<CalendarRow, 'week'> & { spans: CalendarJson['spans'] }
  const rows = await db.rows<Stored>(sql`
    select c.id, c.name, c."timeZone", c."isDefault", c.version,
      (select coalesce(json_agg(json_build_array(s.weekday, s."startsAt", s."endsAt") order by s."startsAt"), '[]')
        from "CalendarSpan" s where s."calendarId" = c.id) as spans,
      (select coalesce(json_agg(json_build_object('date', h.date, 'name', h.name, 'span',
          case when h."startsAt" is not null then json_build_object('start', h."startsAt", 'end', h."endsAt") end) order by h.date), '[]')
        from "CalendarHoliday" h where h."calendarId" = c.id) as holidays
    from "Calendar" c where ${ids}::int[] is null or c.id = any(${ids}::int[])
    order by c."isDefault" desc, c.name limit ${limit}`)
  return rows.map(({ spans, ...row }) => ({
    ...row,
    week: rulesFrom({ calendarZone: null, spans, holidays: [] })('UTC').week as Span[][],
  }))
}

/** A policy as its owner shows it. */
export type PromiseRow = Omit<PolicyRow, 'calendarId'> & {
  calendarId: number | null
  escalateToId: number | null
  kept: number
  late: number
}
/** The joined policy as a PromiseRow. */
export const promiseAsJson =
  fixed(`json_build_object('id', policy.id, 'calendarId', policy."calendarId",
  'respondWithin', policy."respondWithin", 'unit', policy.unit, 'warnBefore', policy."warnBefore",
  'escalateAfter', policy."escalateAfter", 'escalateToId', policy."escalateToId", 'kept', policy.kept, 'late', policy.late)`)
