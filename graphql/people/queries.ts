// Reading people: cards for every page, by id, in one statement.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type PersonRow = {
  id: number
  name: string
  email: string
  title: string
  unit: string
  site: string
  about: string
  skills: string[]
  language: string
  timeZone: string
  pictureId: string | null
  role: 'MEMBER' | 'ADMIN'
  createdAt: Date
  deactivatedAt: Date | null
}

/** People by id, in the order of the ids; null where there is nobody. People are known to everyone signed in. */
export async function peopleByIds(db: Db, ids: readonly number[]): Promise<(PersonRow | null)[]> {
  const rows = await db.rows<PersonRow>(sql`
    select id, name, email, title, unit, site, about, skills, language, "timeZone", "pictureId", role, "createdAt",
      "deactivatedAt"
    from "Person" where id = any(${ids}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** People whose name begins with the text (any word of it), for @ and choosers; active ones, at most `limit`. */
export async function peopleNamed(db: Db, text: string, spaceId: number | null, limit: number): Promise<PersonRow[]> {
  const wanted = text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return db.rows<PersonRow>(sql`
    select id, name, email, title, unit, site, about, skills, language, "timeZone", "pictureId", role, "createdAt",
      "deactivatedAt"
    from "Person" p
    where p."deactivatedAt" is null
      and (lower(p.name) like lower(${`${wanted}%`}) or lower(p.name) like lower(${`% ${wanted}%`}))
      and (${spaceId}::int is null or exists (select 1 from "Space" s where s.id = ${spaceId}::int and (s.kind = 'OPEN'
        or exists (select 1 from "SpaceMember" m where m."spaceId" = s.id and m."personId" = p.id))))
    order by lower(p.name) like lower(${`${wanted}%`}) desc, p.name limit ${limit}`)
}
