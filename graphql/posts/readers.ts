// Who is invited to a restricted post. The caller has asked its own policy.
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Lets somebody see the post. @returns whether they were not invited before */
export async function admitReader(
  tx: Tx,
  postId: number,
  personId: number,
  invitedById: number | null,
): Promise<boolean> {
  const made = await tx.first(sql`
    insert into "PostReader" ("postId", "personId", "invitedById", at)
    values (${postId}, ${personId}, ${invitedById}::int, ${tx.at}) on conflict do nothing returning "personId"`)
  return made !== undefined
}

/**
 * Takes an invitation back.
 * @param since with it only one that was given at that moment or later
 * @returns whether they were invited
 */
export async function endReader(
  tx: Tx,
  postId: number,
  personId: number,
  since: Date | null = null,
): Promise<boolean> {
  const ended = await tx.first(sql`
    delete from "PostReader" where "postId" = ${postId} and "personId" = ${personId}
      and (${since}::timestamptz is null or at >= ${since}::timestamptz) returning "personId"`)
  return ended !== undefined
}

/** Somebody leaves: they are invited to nothing any more, also when they come back. */
export async function endReading(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`delete from "PostReader" where "personId" = ${personId}`)
}

export async function countReaders(db: Db, postId: number): Promise<number> {
  const row = await db.first<{ n: number }>(
    sql`select count(*)::int as n from "PostReader" where "postId" = ${postId}`,
  )
  return row?.n ?? 0
}

export type ReaderRow = { postId: number; personId: number }
/** Who is invited to posts, first invited first, at most `limit` of each. */
export const readersOf = (
  db: Db,
  postIds: readonly number[],
  limit: number,
): Promise<ReaderRow[]> =>
  db.rows<ReaderRow>(sql`
    select r."postId", r."personId" from unnest(${[...postIds]}::int[]) asked(id) cross join lateral (
      select own."postId", own."personId" from "PostReader" own where own."postId" = asked.id order by own.at limit ${limit}) r`)
