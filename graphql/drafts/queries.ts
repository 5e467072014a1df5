// Reading drafts: each their own, whoever asks and whatever their role.

import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type DraftRow = { place: string; content: unknown; version: number; updatedAt: Date }

/** The viewer's draft of a place, or undefined. */
export const draftOf = (db: Db, viewer: Viewer, place: string): Promise<DraftRow | undefined> =>
  db.first<DraftRow>(sql`
    select place, content, version, "updatedAt" from "Draft" where "personId" = ${viewer.id} and place = ${place}`)

/** The viewer's drafts, latest first, at most 100. */
export const draftsOf = (db: Db, viewer: Viewer): Promise<DraftRow[]> =>
  db.rows<DraftRow>(sql`
    select place, content, version, "updatedAt" from "Draft" where "personId" = ${viewer.id}
    order by "updatedAt" desc limit 100`)

/** Was a draft of this place, which is still there, begun by a moment? For what may be sent a little late. */
export const wasBegunBy = async (
  db: Db,
  viewer: Viewer,
  place: string,
  at: Date,
): Promise<boolean> =>
  (await db.first(sql`
    select 1 from "Draft" where "personId" = ${viewer.id} and place = ${place} and "begunAt" <= ${at}`)) !==
  undefined

/** Who keeps a draft of a place, at most `most` people. */
export const draftersOf = async (db: Db, place: string, most: number): Promise<number[]> =>
  (
    await db.rows<{ personId: number }>(sql`
      select "personId" from "Draft" where place = ${place} order by "personId" limit ${most}`)
  ).map(({ personId }) => personId)
