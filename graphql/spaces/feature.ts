// Spaces: audiences. Everything else stands in one.

import { feature } from '#graphql/define.ts'
import { type Db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import './events.ts'
import './schema.ts'

type Row = { id: number; name: string; about: string; kind: string; createdAt: Date }

export const spaces = feature({
  name: 'spaces',
  counters,
  searchable: {
    space: {
      documents: async (db: Db, ids) => {
        const rows = await db.rows<Row>(sql`
          select id, name, about, kind, "createdAt" from "Space" where id = any(${ids}::int[])`)
        return rows.map((row) => ({
          id: `space:${row.id}`,
          kind: 'space',
          title: row.name,
          body: row.about,
          tags: [],
          // Hidden spaces are known to their members only; the others to everyone.
          accessId: row.kind === 'HIDDEN' ? row.id : 0,
          spaceId: row.id,
          status: null,
          language: null,
          at: row.createdAt,
        }))
      },
      ids: (db, after, limit) =>
        idsOf(db, sql`select id from "Space" where id > ${after} order by id limit ${limit}`),
    },
  },
})
