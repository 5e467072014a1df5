// Whom a board concerns: its followers, and those who answer for it.
import { personAsReader } from '#graphql/audience.ts'
import { isPromised, joinPolicy } from '#graphql/clocks/queries.ts'
import type { Notice } from '#graphql/define.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

type Wanted = Omit<Notice, 'personId'>
const MAX_NOTIFIED = 5_000
/** May the person `who` read the board `b`? */
const readsBoard = personAsReader(sql`who.id`).reads(sql`b."spaceId"`)

/** Followers of a board who may read its space, as notices. */
export async function boardFollowers(
  db: Db,
  boardId: number,
  except: number,
  notice: Wanted,
): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select f."personId" from "BoardFollow" f
    join "Board" b on b.id = f."boardId"
    join "Person" who on who.id = f."personId" and who."deactivatedAt" is null
    where f."boardId" = ${boardId} and f.level = 'FOLLOW' and f."personId" <> ${except}
      and f."personId" is distinct from b."ownerId"
      and ${readsBoard}
    limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** The board's owner, or its delegates when nobody owns it, where an answer is promised. */
export async function respondersOf(
  db: Db,
  boardId: number,
  except: number,
  notice: Wanted,
): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Board" b ${joinPolicy('b."policyId"')}
    cross join lateral (
      select b."ownerId" as id where b."ownerId" is not null
      union all
      select d."personId" from "BoardDelegate" d where d."boardId" = b.id and b."ownerId" is null) responses
    join "Person" who on who.id = responses.id and who."deactivatedAt" is null
    where b.id = ${boardId} and ${isPromised} and who.id <> ${except} and ${readsBoard}`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** The board's owner and its delegates; where there is neither, the owners of its space. */
export async function responsibleFor(db: Db, boardId: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Board" b
    cross join lateral (
      select b."ownerId" as id where b."ownerId" is not null
      union
      select d."personId" from "BoardDelegate" d where d."boardId" = b.id) responds
    join "Person" who on who.id = responds.id and who."deactivatedAt" is null
    where b.id = ${boardId} and ${readsBoard}`)
  if (rows.length === 0) return await spaceOwnersOf(db, boardId, notice)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/**
 * Whom a late answer is escalated to: the person whom the board names for it; at the second level, and where nobody is
 * named who may see the board, the owners of its space.
 */
export async function escalationOf(
  db: Db,
  boardId: number,
  level: number,
  notice: Wanted,
): Promise<Notice[]> {
  const named = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Board" b ${joinPolicy('b."policyId"')}
    join "Person" who on who.id = policy."escalateToId" and who."deactivatedAt" is null
    where b.id = ${boardId} and ${readsBoard}`)
  if (level > 1 || named.length === 0) return await spaceOwnersOf(db, boardId, notice)
  return named.map(({ personId }) => ({ personId, ...notice }))
}

/** The owners of the space that a board stands in, at most 50. */
export async function spaceOwnersOf(db: Db, boardId: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Board" b join "SpaceMember" o on o."spaceId" = b."spaceId" and o.role = 'OWNER'
    join "Person" who on who.id = o."personId" and who."deactivatedAt" is null
    where b.id = ${boardId} order by who.id limit 50`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}
