// The clocks of ideas that are written in bulk, and the policies of their boards.
import { DEFAULT_ESCALATE_AFTER, DEFAULT_WARN_BEFORE } from '#graphql/clocks/limits.ts'
import { type CalendarRules, endOfWorkingDay, type Span } from '#graphql/clocks/working-time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const DAY: readonly Span[] = [{ start: 9 * 60, end: 17 * 60 }]
/** The default calendar of a new database, as its migration makes it. */
const rulesIn = (timeZone: string): CalendarRules => ({
  timeZone,
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  holidays: new Map(),
})

/** When an answer promised within working days is due. */
export const endOfAnswerDay = (from: Date, days: number, timeZone: string): Date =>
  endOfWorkingDay(rulesIn(timeZone), from, days)

/** A board's promise; it has the board's number. */
export const policyRow = (id: number, responseDays: number | null) => ({
  id,
  respondWithin: responseDays,
  unit: 'DAYS',
  warnBefore: DEFAULT_WARN_BEFORE,
  escalateAfter: DEFAULT_ESCALATE_AFTER,
  kept: 0,
  late: 0,
})

/** A clock for each promised answer, as the services leave it, and the record of the policies. Late ones were notified. */
export async function layClocks(tx: Db): Promise<void> {
  await tx.rows(sql`
    insert into "Clock" ("policyId", "postId", purpose, "timeZone", "startedAt", "dueAt", "warnedAt", "breachedAt", "nextAt",
      "pausedAt", "stoppedAt", outcome)
    select b."policyId", i.id, 'idea.first-response', coalesce(o."timeZone", 'UTC'), i."createdAt", i."responseDueAt",
      case when i."responseDueAt" < now() then i."responseDueAt" end,
      case when coalesce(i."respondedAt", now()) > i."responseDueAt" and i.status <> 'WITHDRAWN' then i."responseDueAt" end,
      case when i."respondedAt" is null and i.status <> 'WITHDRAWN' and i."responseDueAt" >= now() then i."responseDueAt" end,
      case when i."respondedAt" is null and i.status = 'MERGED' then i."statusAt" end,
      case when i.status = 'WITHDRAWN' then coalesce(i."respondedAt", i."statusAt") else i."respondedAt" end,
      case when i."respondedAt" is not null then 'RESPONDED' when i.status = 'WITHDRAWN' then 'CANCELLED' end::"ClockOutcome"
    from "Idea" i join "Board" b on b.id = i."boardId" left join "Person" o on o.id = b."ownerId"
    where i."responseDueAt" is not null`)
  await tx.rows(sql`
    update "Idea" set "responseDueAt" = null
    where "respondedAt" is null and status = 'WITHDRAWN' and "responseDueAt" is not null`)
  await tx.rows(sql`
    update "ClockPolicy" y set kept = c.kept, late = c.late
    from (select "policyId", (count(*) filter (where "stoppedAt" <= "dueAt"))::int as kept,
        (count(*) filter (where "stoppedAt" > "dueAt"))::int as late
      from "Clock" where outcome = 'RESPONDED' group by 1) c
    where c."policyId" = y.id`)
}
