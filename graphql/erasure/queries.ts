// Who is to be erased, and what that would do.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type ErasureRow = {
  personId: number
  requestedById: number
  requestedAt: Date
  keepsPosts: boolean
  agreedById: number | null
  dueAt: Date | null
  erasedAt: Date | null
}

const columns = sql`e."personId", e."requestedById", e."requestedAt", e."keepsPosts", e."agreedById", e."dueAt", e."erasedAt"`

export const erasureOf = (
  db: Pick<Db, 'first'>,
  personId: number,
): Promise<ErasureRow | undefined> =>
  db.first<ErasureRow>(
    sql`select ${columns} from "ErasureRequest" e where e."personId" = ${personId}`,
  )

export const erasuresOf = async (
  db: Db,
  personIds: readonly number[],
): Promise<(ErasureRow | null)[]> => {
  const rows = await db.rows<ErasureRow>(sql`
    select ${columns} from "ErasureRequest" e where e."personId" = any(${[...personIds]}::int[])`)
  const byId = new Map(rows.map((row) => [row.personId, row]))
  return personIds.map((id) => byId.get(id) ?? null)
}

/**
 * Accounts whose time has come, the oldest first.
 * @param after the last one that was read before; nothing for the first ones
 * @param limit how many at most
 */
export const dueErasures = (
  db: Db,
  now: Date,
  after: ErasureRow | undefined,
  limit: number,
): Promise<ErasureRow[]> =>
  db.rows<ErasureRow>(sql`
    select ${columns} from "ErasureRequest" e
    where e."dueAt" <= ${now} and e."erasedAt" is null
      and ${after ? sql`(e."dueAt", e."personId") > (${after.dueAt}, ${after.personId})` : sql`true`}
    order by e."dueAt", e."personId" limit ${limit}`)

export type ErasurePreview = { posts: number; comments: number; files: number }

/** How much of what somebody wrote is touched. Of what they wrote without their name nothing is known. */
export async function previewErasure(db: Db, personId: number): Promise<ErasurePreview> {
  const found = await db.first<ErasurePreview>(sql`
    select
      (select count(*)::int from "Post" p where p."authorId" = ${personId} and p.state <> 'REMOVED') as posts,
      (select count(*)::int from "Comment" c where c."authorId" = ${personId} and c.state <> 'REMOVED') as comments,
      (select count(*)::int from "File" f where f."ownerId" = ${personId}) as files`)
  return found ?? { posts: 0, comments: 0, files: 0 }
}
