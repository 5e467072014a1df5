// How a person becomes a search document: known to everyone signed in. Leavers are not found.
import { knowsPerson } from '#graphql/audience.ts'
import type { SearchConfirmation } from '#graphql/search-source.ts'
import { type Db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'

type Row = {
  id: number
  name: string
  title: string
  unit: string
  site: string
  about: string
  skills: string[]
  /** What stands in the searchable fields that the company has defined. */
  fields: string[]
  language: string
  createdAt: Date
}

export async function personDocuments(db: Db, ids: number[]): Promise<SearchDocument[]> {
  const rows = await db.rows<Row>(sql`
    select p.id, p.name, p.title, p.unit, p.site, p.about, p.skills, p.language, p."createdAt",
      array(select v.value from "ProfileValue" v join "ProfileField" f on f.id = v."fieldId" and f."isSearchable"
        where v."personId" = p.id order by f.id) as fields
    from "Person" p where p.id = any(${ids}::int[]) and p."deactivatedAt" is null`)
  return rows.map((row) => ({
    id: `person:${row.id}`,
    kind: 'person',
    title: row.name,
    body: row.about,
    extra: [row.title, row.unit, row.site, ...row.skills, ...row.fields].join('. '),
    tags: [],
    accessId: 0,
    spaceId: null,
    status: null,
    language: null,
    at: row.createdAt,
  }))
}

export const personIds = (db: Db, after: number, limit: number): Promise<number[]> =>
  idsOf(db, sql`select id from "Person" where id > ${after} order by id limit ${limit}`)

export const personConfirms: SearchConfirmation = {
  number: sql`who.id`,
  from: (viewer, numbers) =>
    sql`from "Person" who where who.id = any(${numbers}::int[]) and who."deactivatedAt" is null
      and ${knowsPerson(viewer, sql`who.id`)}`,
  columns: sql`who.id as number, who.name as title, who."createdAt" as at, who.id as "authorId", null as "authorName", null::int as "spaceId", '' as key`,
  path: ({ number }) => `/people/${number}`,
}
