import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_FIELDS } from './limits.ts'

export type FieldRow = {
  id: number
  name: string
  help: string
  isSearchable: boolean
  ownerId: number | null
  filled: number
}
export type ValueRow = {
  fieldId: number
  personId: number
  value: string | null
  confirmedAt: Date | null
}

/** All fields in the order in which they were defined, each with how many people have something in it. */
export const fieldRows = (db: Db): Promise<FieldRow[]> =>
  db.rows<FieldRow>(sql`
    select f.id, f.name, f.help, f."isSearchable", f."ownerId",
      (select count(*)::int from "ProfileValue" v where v."fieldId" = f.id) as filled
    from "ProfileField" f order by f.id limit ${MAX_FIELDS}`)

/** What people have in all fields, also in those that are empty. */
export async function valuesOf(db: Db, personIds: readonly number[]): Promise<ValueRow[][]> {
  const rows = await db.rows<ValueRow>(sql`
    select f.id as "fieldId", wanted.id as "personId", v.value, v."confirmedAt"
    from unnest(${[...personIds]}::int[]) as wanted(id) cross join "ProfileField" f
    left join "ProfileValue" v on v."fieldId" = f.id and v."personId" = wanted.id order by f.id`)
  return personIds.map((id) => rows.filter(({ personId }) => personId === id))
}
