// Reading people: cards for every page, by id, in one statement.
import { knowsPerson, personAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import type { GrantedRole } from '#graphql/roles.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, type Sql, sql } from '#prisma/sql.ts'

export type PersonRow = {
  id: number
  name: string
  email: string
  title: string
  unit: string
  site: string
  about: string
  skills: string[]
  phone: string
  chatUrl: string
  spokenLanguages: string[]
  /** A day like 2026-03-14; null: they are here. */
  awayUntil: string | null
  language: string
  timeZone: string
  pictureId: string | null
  managerId: number | null
  role: 'MEMBER' | 'ADMIN'
  createdAt: Date
  deactivatedAt: Date | null
  profileVersion: number
}

/** All that a card has of somebody, of a statement's `p`. */
export const personColumns = sql`p.id, p.name, p.email, p.title, p.unit, p.site, p.about, p.skills, p.phone, p."chatUrl",
  p."spokenLanguages", to_char(p."awayUntil", 'YYYY-MM-DD') as "awayUntil", p.language, p."timeZone", p."pictureId", p."managerId",
  p.role, p."createdAt", p."deactivatedAt", p."profileVersion"`

/** People by id, in the order of the ids; null where there is nobody. People are known to everyone signed in. */
export async function peopleByIds(db: Db, ids: readonly number[]): Promise<(PersonRow | null)[]> {
  const rows = await db.rows<PersonRow>(sql`
    select ${personColumns} from "Person" p where p.id = any(${ids}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** People whose name begins with the text (any word of it), for @ and choosers; active ones, at most `limit`. */
export async function peopleNamed(
  db: Db,
  viewer: Viewer,
  text: string,
  spaceId: number | null,
  limit: number,
): Promise<PersonRow[]> {
  const wanted = text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return db.rows<PersonRow>(
    plannedForValues(sql`
    select ${personColumns}
    from "Person" p
    where p."deactivatedAt" is null and ${knowsPerson(viewer, sql`p.id`)}
      and (lower(p.name) like lower(${`${wanted}%`}) or lower(p.name) like lower(${`% ${wanted}%`}))
      and (${spaceId}::int is null or ${personAsReader(sql`p.id`).reads(sql`${spaceId}::int`)})
    order by lower(p.name) like lower(${`${wanted}%`}) desc, p.name limit ${limit}`),
  )
}

export type PeopleFilter = {
  /** A beginning of any word of the name, or of the address. */
  query: string | null
  unit: string | null
  skills: readonly string[]
  /** ACTIVE people, only those who LEFT, or ALL. */
  who: 'ACTIVE' | 'LEFT' | 'ALL'
}

/** A page of people by name; `after` is the key [name, id] of the row before. */
export async function listPeople(
  db: Db,
  viewer: Viewer,
  filter: PeopleFilter,
  wanted: number,
  after: [string, number] | null,
): Promise<PersonRow[]> {
  const text = (filter.query ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return db.rows<PersonRow>(
    plannedForValues(sql`
    select ${personColumns}
    from "Person" p
    where ${knowsPerson(viewer, sql`p.id`)} and (${filter.who} = 'ALL' or (${filter.who} = 'LEFT') = (p."deactivatedAt" is not null))
      and (${text} = '' or lower(p.name) like ${`${text}%`} or lower(p.name) like ${`% ${text}%`} or p.email like ${`${text}%`})
      and (${filter.unit}::text is null or p.unit = ${filter.unit}::text)
      and (${filter.skills.length} = 0 or p.skills @> ${filter.skills}::text[])
      and (${after?.[0] ?? null}::text is null or (p.name, p.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::int))
    order by p.name, p.id limit ${wanted + 1}`),
  )
}

/** Units of active people, by name, at most 100. */
export const unitsInUse = async (db: Db): Promise<string[]> =>
  (
    await db.rows<{ unit: string }>(sql`
      select distinct unit from "Person" where unit <> '' and "deactivatedAt" is null order by unit limit 100`)
  ).map((row) => row.unit)

/** Does somebody report to a manager, directly or not, however many stand in between? A condition. */
export const reportsTo = (personId: Sql, managerId: number): Sql => sql`(${managerId} in (
  with recursive above as (
    select start."managerId" as id from "Person" start where start.id = ${personId}
    union
    select next."managerId" from above join "Person" next on next.id = above.id
  )
  select id from above where id is not null))`

/** How far up a line of managers is followed. */
const MAX_MANAGERS = 20

/** The managers above somebody as a subquery with `id` and `nth`, the nearest first. A loop ends at MAX_MANAGERS. */
export const managersAbove = (personId: Sql): Sql => sql`(
  with recursive above as (
    select start."managerId" as id, 1 as nth from "Person" start where start.id = ${personId}
    union all
    select next."managerId", above.nth + 1 from above join "Person" next on next.id = above.id
    where above.nth < ${MAX_MANAGERS}
  )
  select id, nth from above where id is not null)`

export type RoleGrantRow = {
  id: number
  personId: number
  role: GrantedRole
  spaceId: number | null
  reason: string
  grantedById: number | null
  /** Null: it stands in no grant, from before there were any. */
  grantedAt: Date | null
  until: Date | null
}

/** Roles that these people hold now, those in the company first. At most 100 of one person. */
export const rolesOf = (db: Db, personIds: readonly number[]): Promise<RoleGrantRow[]> =>
  db.rows<RoleGrantRow>(sql`
    select held.* from unnest(${personIds}::int[]) as person(id), lateral (
      select g.id, g."personId", g.role, g."spaceId", g.reason, g."grantedById", g."grantedAt", g.until from "RoleGrant" g
      where g."personId" = person.id and g."endedAt" is null and (g.until is null or g.until > now())
      union all select -p.id, p.id, 'ADMINISTRATOR', null, '', null, null, null from "Person" p
      where p.id = person.id and p.role = 'ADMIN' and not exists (
        select 1 from "RoleGrant" g where g."personId" = p.id and g.role = 'ADMINISTRATOR' and g."endedAt" is null)
      order by "spaceId" nulls first, role limit 100) held`)

/** Administrators who can sign in, at most 50. */
export const administrators = async (db: Db): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(
      sql`select id from "Person" where role = 'ADMIN' and "deactivatedAt" is null order by id limit 50`,
    )
  ).map(({ id }) => id)

/** Is somebody an administrator? @param personId an expression of the statement */
export const isAdministrator = (personId: Sql): Sql =>
  sql`exists (select 1 from "Person" administrator where administrator.id = ${personId} and administrator.role = 'ADMIN')`
