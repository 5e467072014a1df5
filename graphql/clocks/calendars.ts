// Writes of calendars.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { calendarSaved } from './events.ts'
import { SaveCalendar } from './input.ts'
import { MAX_CALENDARS } from './limits.ts'
import { mustBeReached, queueRecount } from './policies.ts'
import { canEditCalendars } from './policy.ts'
import { longestPromises } from './queries.ts'
import type { Span } from './working-time.ts'

const say = refusalMessages.message

type Calendar = z.output<typeof SaveCalendar>

/**
 * Makes a calendar, or changes one; clocks that count with it are counted anew. Gives its id. Throws NotAllowed, NotFound,
 * Conflict when it was changed meanwhile, and Invalid for a calendar that clocks cannot count with.
 */
export async function saveCalendar(context: SignedIn, raw: z.input<typeof SaveCalendar>) {
  const input = parse(SaveCalendar, raw)
  if (!canEditCalendars(context.viewer)) throw new NotAllowed()
  const week = input.week.map(inOrder)
  if (week.every((day) => day.length === 0)) throw new Invalid({ week: [say('calendarEmpty')] })
  if (new Set(input.holidays.map(({ date }) => date)).size !== input.holidays.length)
    throw new Invalid({ holidays: [say('dateOnce')] })
  return write(context, 'saveCalendar', input, async (tx) => {
    const id = await saveRow(tx, input)
    await saveDays(tx, id, week, input.holidays)
    const holidays = new Map(
      input.holidays.map(({ date, span }) => [
        Date.parse(`${date}T00:00:00Z`) / 86_400_000,
        span ? [span] : [],
      ]),
    )
    const rules = (timeZone: string) => ({ timeZone: input.timeZone ?? timeZone, week, holidays })
    mustBeReached({ rules }, await longestPromises(tx, id), 'week')
    queueRecount(tx, { calendarId: id, requestId: context.requestId })
    await calendarSaved.record(tx, context, { calendarId: id })
    return { id }
  })
}

/** A day's spans in order. Throws Invalid where they overlap. */
function inOrder(spans: readonly Span[]): Span[] {
  const all = [...spans].sort((a, b) => a.start - b.start)
  for (const [i, span] of all.entries()) {
    const before = all[i - 1]
    if (before && before.end > span.start) throw new Invalid({ week: [say('spansOverlap')] })
  }
  return all
}

async function saveRow(tx: Tx, { calendarId, version, name, timeZone }: Calendar): Promise<number> {
  const taken = await tx.first(sql`
    select 1 from "Calendar" where name = ${name} and id is distinct from ${calendarId ?? null}::int`)
  if (taken) throw new Invalid({ name: [say('calendarTaken')] })
  if (calendarId === undefined) {
    const many = await tx.first<{ n: number }>(sql`select count(*)::int as n from "Calendar"`)
    if ((many?.n ?? 0) >= MAX_CALENDARS)
      throw new Invalid({ '': [say('calendars', { max: MAX_CALENDARS })] })
    const made = await tx.first<{ id: number }>(sql`
      insert into "Calendar" (name, "timeZone") values (${name}, ${timeZone}::text) on conflict do nothing returning id`)
    if (!made) throw new Conflict(say('nameTaken'))
    return made.id
  }
  const known = await tx.first<{ version: number }>(sql`
    select version from "Calendar" where id = ${calendarId} for update`)
  if (!known) throw new NotFound()
  if (version !== known.version) throw new Conflict(say('lookAgain'), { version: known.version })
  await tx.rows(sql`
    update "Calendar" set name = ${name}, "timeZone" = ${timeZone}::text, version = version + 1 where id = ${calendarId}`)
  return calendarId
}

async function saveDays(
  tx: Tx,
  calendarId: number,
  week: readonly (readonly Span[])[],
  holidays: Calendar['holidays'],
): Promise<void> {
  const spans = week.flatMap((day, i) => day.map(({ start, end }) => [i + 1, start, end]))
  const column = (nth: number) => spans.map((span) => span[nth] as number)
  await tx.rows(sql`delete from "CalendarSpan" where "calendarId" = ${calendarId}`)
  await tx.rows(sql`delete from "CalendarHoliday" where "calendarId" = ${calendarId}`)
  await tx.rows(sql`
    insert into "CalendarSpan" ("calendarId", weekday, "startsAt", "endsAt")
    select ${calendarId}, * from unnest(${column(0)}::int[], ${column(1)}::int[], ${column(2)}::int[])`)
  const rows = holidays.map(({ date, name, span }) => ({
    date,
    name,
    startsAt: span?.start ?? null,
    endsAt: span?.end ?? null,
  }))
  await tx.rows(sql`
    insert into "CalendarHoliday" ("calendarId", date, name, "startsAt", "endsAt")
    select ${calendarId}, date, name, "startsAt", "endsAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(date date, name text, "startsAt" int, "endsAt" int)`)
}
