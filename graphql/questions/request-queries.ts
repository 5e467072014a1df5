// Who was asked, and what became of it.
import type { Viewer } from '#graphql/context.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { USUAL_CAP } from './limits.ts'

export const REQUEST_STATES = [
  'ASKED',
  'ACCEPTED',
  'DECLINED',
  'PASSED',
  'ANSWERED',
  'ENDED',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export type RequestRow = {
  questionId: number
  personId: number
  wave: number
  state: RequestState
  askedAt: Date
  respondedAt: Date | null
  passedToId: number | null
}

/** Who was asked of questions that were found through `visibleTo` before, in the order they were asked, at most 50 of each. */
export const requestsOf = (db: Db, questionIds: readonly number[]): Promise<RequestRow[]> =>
  db.rows<RequestRow>(sql`
    select r."questionId", r."personId", r.wave, r.state, r."askedAt", r."respondedAt", r."passedToId"
    from unnest(${[...questionIds]}::int[]) as wanted(id)
    cross join lateral (select * from "QuestionRequest" one where one."questionId" = wanted.id
      order by one."askedAt", one."personId" limit 50) r`)

export type Availability = { id: number; weeklyCap: number; askedThisWeek: number }

/** How often the viewer may be asked, and was in the last seven days. */
export async function availabilityOf(db: Db, viewer: Viewer, now: Date): Promise<Availability> {
  const week = new Date(now.getTime() - days(7))
  const row = await db.first<Availability>(sql`
    select who.id, coalesce((select a."weeklyCap" from "QuestionAvailability" a where a."personId" = who.id),
        ${USUAL_CAP}::int) as "weeklyCap",
      (select count(*)::int from "QuestionRequest" r where r."personId" = who.id and r."askedAt" > ${week}) as "askedThisWeek"
    from "Person" who where who.id = ${viewer.id}`)
  return row as Availability
}
