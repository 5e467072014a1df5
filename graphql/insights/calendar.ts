// The company's calendar: what happened on which day, beside what customers say.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { insightsMessages } from '#messages/insights.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type CompanyEventRow, eventColumns } from './alerts.ts'
import { companyEventAdded, companyEventDeleted, companyEventEdited } from './events.ts'
import { AddCompanyEvent, CompanyEventRef, EditCompanyEvent } from './input.ts'
import { MAX_COMPANY_EVENTS } from './limits.ts'
import { canKeepCalendar } from './policy.ts'

const say = insightsMessages.message

/** The calendar, latest day first: `wanted + 1` rows at most. */
export const companyEvents = (
  db: Db,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<CompanyEventRow[]> =>
  db.rows<CompanyEventRow>(sql`
    select ${eventColumns} from "CompanyEvent" e
    where ${after ? sql`(e.day, e.id) < ((${after[0]}::timestamptz at time zone 'UTC')::date, ${after[1]}::int)` : sql`true`}
    order by e.day desc, e.id desc limit ${wanted + 1}`)

export const companyEventById = (db: Db, id: number): Promise<CompanyEventRow | undefined> =>
  db.first<CompanyEventRow>(sql`select ${eventColumns} from "CompanyEvent" e where e.id = ${id}`)

/** Adds what happened. Throws Invalid, NotAllowed. */
export async function addCompanyEvent(context: SignedIn, raw: z.input<typeof AddCompanyEvent>) {
  const input = parse(AddCompanyEvent, raw)
  const { viewer } = context
  return write(context, 'addCompanyEvent', input, async (tx) => {
    if (!canKeepCalendar(viewer)) throw new NotAllowed()
    // One after the other, so that the limit holds.
    await tx.rows(sql`lock table "CompanyEvent" in share row exclusive mode`)
    const count = await tx.first<{ n: number }>(sql`select count(*)::int as n from "CompanyEvent"`)
    if ((count?.n ?? 0) >= MAX_COMPANY_EVENTS)
      throw new Invalid({ title: [say('refused.calendarFull', { max: MAX_COMPANY_EVENTS })] })
    const made = await tx.first<{ id: number }>(sql`
      insert into "CompanyEvent" (kind, title, day, "byId", at)
      values (${input.kind}::"CompanyEventKind", ${input.title}, ${input.day}::date, ${viewer.id}, ${tx.at}) returning id`)
    const { id } = made as { id: number }
    await companyEventAdded.record(tx, context, { companyEventId: id })
    return { id }
  })
}

/** One of the calendar, locked. Throws NotAllowed, NotFound. */
async function findOwn(tx: Tx, context: SignedIn, eventId: number): Promise<CompanyEventRow> {
  if (!canKeepCalendar(context.viewer)) throw new NotAllowed()
  const found = await tx.first<CompanyEventRow>(
    sql`select ${eventColumns} from "CompanyEvent" e where e.id = ${eventId} for no key update`,
  )
  if (!found) throw new NotFound()
  return found
}

/** Corrects what happened. Throws Invalid, NotFound, NotAllowed, and Conflict when it changed meanwhile. */
export async function editCompanyEvent(context: SignedIn, raw: z.input<typeof EditCompanyEvent>) {
  const input = parse(EditCompanyEvent, raw)
  return write(context, 'editCompanyEvent', input, async (tx) => {
    const { id, version } = await findOwn(tx, context, input.eventId)
    mustBeVersion(version, input.version)
    await tx.rows(sql`
      update "CompanyEvent" set kind = ${input.kind}::"CompanyEventKind", title = ${input.title}, day = ${input.day}::date,
        version = version + 1 where id = ${id}`)
    await companyEventEdited.record(tx, context, { companyEventId: id })
    return { id }
  })
}

/** Takes it out. Throws NotFound, NotAllowed. */
export async function deleteCompanyEvent(context: SignedIn, raw: z.input<typeof CompanyEventRef>) {
  const input = parse(CompanyEventRef, raw)
  return write(context, 'deleteCompanyEvent', input, async (tx) => {
    const { id } = await findOwn(tx, context, input.eventId)
    await tx.rows(sql`delete from "CompanyEvent" where id = ${id}`)
    await companyEventDeleted.record(tx, context, { companyEventId: id })
    return { id }
  })
}
