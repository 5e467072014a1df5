// Who reports to whom, one level at a time.
import { knowsPerson } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { managersAbove, type PersonRow, personColumns } from '#graphql/people/queries.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, type Sql, sql } from '#prisma/sql.ts'

/** Whoever has left is passed over, but as long as active people report to them, they are on the way to these. */
const hasReports = (id: Sql): Sql => sql`exists (
  select 1 from "Person" report where report."managerId" = ${id} and report."deactivatedAt" is null)`
const isShown = sql`(p."deactivatedAt" is null or ${hasReports(sql`p.id`)})`

/** Whose reports are asked for; TOP: those who report to nobody and have reports; ALONE: those with neither. */
export type Level = number | 'TOP' | 'ALONE'

const standsIn = (level: Level): Sql => {
  if (typeof level === 'number') return sql`p."managerId" = ${level}`
  const isAbove = hasReports(sql`p.id`)
  return level === 'TOP'
    ? sql`p."managerId" is null and ${isAbove}`
    : sql`p."managerId" is null and not ${isAbove}`
}

/** A page of a level, by name. */
export const peopleOfLevel = (
  db: Db,
  viewer: Viewer,
  level: Level,
  wanted: number,
  after: [string, number] | null,
): Promise<PersonRow[]> =>
  db.rows<PersonRow>(
    plannedForValues(sql`
    select ${personColumns} from "Person" p where ${standsIn(level)} and ${isShown} and ${knowsPerson(viewer, sql`p.id`)}
      and (${after?.[0] ?? null}::text is null or (p.name, p.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::int))
    order by p.name, p.id limit ${wanted + 1}`),
  )

/** How many active people that the viewer knows report to each of these. */
export async function reportCounts(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<number[]> {
  const rows = await db.rows<{ id: number | null; count: number }>(sql`
    select p."managerId" as id, count(*)::int as count from "Person" p
    where p."managerId" = any(${ids}::int[]) and p."deactivatedAt" is null and ${knowsPerson(viewer, sql`p.id`)}
    group by p."managerId"`)
  const byId = new Map(rows.map(({ id, count }) => [id, count]))
  return ids.map((id) => byId.get(id) ?? 0)
}

/** The managers above somebody, the nearest first. */
export const pathAbove = async (db: Db, personId: number): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(sql`
      select p.id from ${managersAbove(sql`${personId}::int`)} above join "Person" p on p.id = above.id order by above.nth`)
  ).map(({ id }) => id)
