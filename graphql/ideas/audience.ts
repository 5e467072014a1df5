// Whom a board concerns: its followers, and those who answer for it.
import { personAsReader } from '#graphql/audience.ts'
import { isPromised, joinPolicy } from '#graphql/clocks/queries.ts'
import type { Notice } from '#graphql/define.ts'
import { managersAbove } from '#graphql/people/queries.ts'
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
 * Whom late answers on boards are escalated to before the owners of the space: the person whom the board names for it, then the
 * nearest manager of its owner. Those who have left or may not read the board are passed over.
 */
async function escalationPeople(
  db: Db,
  boardIds: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await db.rows<{ boardId: number; personIds: number[] }>(sql`
    select b.id as "boardId", array_remove(array[named.id, manager.id], null) as "personIds"
    from "Board" b ${joinPolicy('b."policyId"')}
    left join lateral (
      select who.id from "Person" who
      where who.id = policy."escalateToId" and who."deactivatedAt" is null and ${readsBoard}) named on true
    left join lateral (
      select who.id from ${managersAbove(sql`b."ownerId"`)} above join "Person" who on who.id = above.id
      where who."deactivatedAt" is null and ${readsBoard}
        and who.id is distinct from named.id and who.id <> b."ownerId"
      order by above.nth limit 1) manager on true
    where b.id = any(${boardIds}::int[])`)
  return new Map(rows.map(({ boardId, personIds }) => [boardId, personIds]))
}

/** How many levels of escalation boards have. The owners of the space are the last, and are notified at the second one at the latest. */
export async function escalationLevels(
  db: Db,
  boardIds: readonly number[],
): Promise<Map<number, number>> {
  const people = await escalationPeople(db, boardIds)
  return new Map([...people].map(([id, some]) => [id, Math.max(2, some.length + 1)]))
}

/** Whom a late answer is escalated to at a level: one of the people above, or the owners of the space. */
export async function escalationOf(
  db: Db,
  boardId: number,
  level: number,
  notice: Wanted,
): Promise<Notice[]> {
  const personId = (await escalationPeople(db, [boardId])).get(boardId)?.[level - 1]
  if (personId === undefined) return await spaceOwnersOf(db, boardId, notice)
  return [{ personId, ...notice }]
}

/** The owners of the space that a board stands in, at most 50. */
export async function spaceOwnersOf(db: Db, boardId: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Board" b join "SpaceMember" o on o."spaceId" = b."spaceId" and o.role = 'OWNER'
    join "Person" who on who.id = o."personId" and who."deactivatedAt" is null
    where b.id = ${boardId} order by who.id limit 50`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** The owners of a space, at most 50: of ideas that stand on no board. */
export async function ownersOfSpace(db: Db, spaceId: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "SpaceMember" o
    join "Person" who on who.id = o."personId" and who."deactivatedAt" is null
    where o."spaceId" = ${spaceId} and o.role = 'OWNER' order by who.id limit 50`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}
