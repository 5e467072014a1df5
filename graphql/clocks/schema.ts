// Calendars as the API shows them. Policies are shown by what they belong to.

import { builder, orNotFound, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { may } from '#graphql/roles.ts'
import { saveCalendar } from './calendars.ts'
import { MAX_CALENDARS } from './limits.ts'
import { canEditCalendars } from './policy.ts'
import { type CalendarRow, calendars, type ReadyPolicy, readyPolicies } from './queries.ts'
import { dueBy } from './service.ts'
import type { Span } from './working-time.ts'

export const WorkingUnitEnum = builder.enumType('WorkingUnit', {
  description: 'MINUTES and HOURS of working time; DAYS end with a working day.',
  values: ['MINUTES', 'HOURS', 'DAYS'] as const,
})

const WorkingSpan = builder.objectRef<Span>('WorkingSpan').implement({
  description: 'Working time of a day, in minutes from its midnight.',
  fields: (t) => ({ start: t.exposeInt('start'), end: t.exposeInt('end') }),
})

const Weekday = builder.objectRef<{ spans: Span[] }>('Weekday').implement({
  description: 'A day of the week.',
  fields: (t) => ({
    spans: t.field({
      type: [WorkingSpan],
      description: 'Its working time, in order.',
      resolve: ({ spans }) => spans,
    }),
  }),
})

const Holiday = builder.objectRef<CalendarRow['holidays'][number]>('Holiday').implement({
  description: 'A date on which the week does not hold.',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'As 2026-12-25.' }),
    name: t.exposeString('name'),
    span: t.field({
      type: WorkingSpan,
      nullable: true,
      description: 'Working time on that day; null: none.',
      resolve: ({ span }) => span,
    }),
  }),
})

export const Calendar = builder.loadableNodeRef<CalendarRow, number>('Calendar', {
  id: { resolve: (calendar) => calendar.id, parse: Number },
  load: async (ids, context) => {
    const rows = await calendars(context.db, ids.length, ids)
    const byId = new Map(rows.map((row) => [row.id, row]))
    return orNotFound(ids.map((id) => byId.get(id) ?? null))
  },
})
Calendar.implement({
  description: 'When people work.',
  fields: (t) => ({
    name: t.exposeString('name'),
    timeZone: t.exposeString('timeZone', {
      nullable: true,
      description: 'Null: where the person who owes the response lives.',
    }),
    isDefault: t.exposeBoolean('isDefault', { description: 'For policies that name none.' }),
    version: t.exposeInt('version', { description: 'For changing it.' }),
    week: t.field({
      type: [Weekday],
      description: 'The seven days, Monday first.',
      resolve: (calendar) => calendar.week.map((spans) => ({ spans })),
    }),
    holidays: t.field({
      type: [Holiday],
      description: 'Days that differ, in order.',
      resolve: (calendar) => calendar.holidays,
    }),
    viewerCanEdit: t.boolean({
      description: 'May the viewer change it?',
      resolve: (_, __, context) => canEditCalendars(signedIn(context).viewer),
    }),
  }),
})

const policyLoader = loaderOf<number, ReadyPolicy | undefined>(async (ids, context) => {
  const policies = await readyPolicies(context.db, ids)
  return ids.map((id) => policies.get(id))
})

/**
 * When a response would be due that a policy promises now; null when it promises nothing.
 * @param timeZone where the one who owes the response lives
 */
export async function dueNow(
  context: Context,
  policyId: number,
  timeZone: string,
): Promise<Date | null> {
  const policy = await policyLoader(context).load(policyId)
  return (policy && dueBy(policy, { startedAt: new Date(), timeZone })?.dueAt) ?? null
}

builder.queryFields((t) => ({
  calendars: t.field({
    type: [Calendar],
    description: `Calendars, the default one first; at most ${MAX_CALENDARS}.`,
    resolve: (_, __, context) =>
      may(signedIn(context).viewer, 'READ_COMPANY') ? calendars(context.db, MAX_CALENDARS) : [],
  }),
}))

const SpanInput = builder.inputType('WorkingSpanInput', {
  fields: (t) => ({ start: t.int({ required: true }), end: t.int({ required: true }) }),
})
const WeekdayInput = builder.inputType('WeekdayInput', {
  fields: (t) => ({ spans: t.field({ type: [SpanInput], required: true }) }),
})
const HolidayInput = builder.inputType('HolidayInput', {
  fields: (t) => ({
    date: t.string({ required: true }),
    name: t.string(),
    span: t.field({ type: SpanInput }),
  }),
})
const SaveCalendarInput = builder.inputType('SaveCalendarInput', {
  fields: (t) => ({
    calendarId: t.id({ description: 'Null: a new one.' }),
    version: t.int({ description: 'The version that was opened.' }),
    name: t.string({ required: true }),
    timeZone: t.string(),
    week: t.field({ type: [WeekdayInput], required: true }),
    holidays: t.field({ type: [HolidayInput] }),
  }),
})

builder.mutationFields((t) => ({
  saveCalendar: t.field({
    type: Calendar,
    description: 'Makes or changes a calendar. For administrators.',
    args: { input: t.arg({ type: SaveCalendarInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const { calendarId, version, name, timeZone, week, holidays } = input
      const { id } = await saveCalendar(signedIn(context), {
        ...(calendarId ? { calendarId: numberOf(calendarId, 'Calendar', 'calendarId') } : {}),
        ...(version == null ? {} : { version }),
        name,
        timeZone: timeZone ?? null,
        week: week.map(({ spans }) => spans),
        holidays: (holidays ?? []).map((day) => ({
          date: day.date,
          name: day.name ?? '',
          span: day.span ?? null,
        })),
      })
      return id
    },
  }),
}))
