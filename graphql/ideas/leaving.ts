// Boards, deputies and assigned ideas of somebody who leaves go to the successor, where that person may read them.
import { personAsReader } from '#graphql/audience.ts'
import { systemActor } from '#graphql/context.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { boardHandedOver, boardOwnerLeft, ideaHandedOver } from './events.ts'

const SYSTEM = systemActor('leaving')

/** The successor where they read the space, else null. */
const successorIn = (successorId: number | null, spaceId: Sql): Sql =>
  sql`case when ${personAsReader(sql`${successorId}::int`).reads(spaceId)} then ${successorId}::int end`

/** Boards whose late responses are escalated to this person. */
export const escalations = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select b.name, '/ideas/boards/' || b.slug as path, b."spaceId" from "ClockPolicy" y
    join "Board" b on b."policyId" = y.id where y."escalateToId" = ${personId} order by b.name limit ${MAX_OWNED}`)

export const ownedBoards = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select name, '/ideas/boards/' || slug as path, "spaceId" from "Board" where "ownerId" = ${personId}
    order by name limit ${MAX_OWNED}`)

export async function handOverBoards(tx: Tx, { personId, successorId, by }: Leaving) {
  const boards = await tx.rows<{ boardId: number; spaceId: number; ownerId: number | null }>(sql`
    update "Board" b set "ownerId" = ${successorIn(successorId, sql`b."spaceId"`)}, version = version + 1
    where b."ownerId" = ${personId} returning b.id as "boardId", b."spaceId", b."ownerId"`)
  const boardIds = boards.map(({ boardId }) => boardId)
  if (boards.length > 0) await handOverUnbegun(tx, { personId, successorId, by }, boardIds)
  for (const { ownerId, ...board } of boards)
    if (ownerId === null) await boardOwnerLeft.record(tx, SYSTEM, { ...board, personId })
    else await boardHandedOver.record(tx, by, { ...board, personId, successorId: ownerId })
}

/** A deputy’s place goes to the successor as well, unless they own the board. */
export async function handOverDelegations(tx: Tx, { personId, successorId }: Leaving) {
  const left = await tx.rows<{ boardId: number }>(
    sql`delete from "BoardDelegate" where "personId" = ${personId} returning "boardId"`,
  )
  if (successorId === null || left.length === 0) return
  await tx.rows(sql`
    insert into "BoardDelegate" ("boardId", "personId")
    select b.id, ${successorId}::int from "Board" b where b.id = any(${left.map(({ boardId }) => boardId)}::int[])
      and b."ownerId" is distinct from ${successorId}::int
      and ${personAsReader(sql`${successorId}::int`).reads(sql`b."spaceId"`)}
    on conflict do nothing`)
}

export const delegations = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select b.name, '/ideas/boards/' || b.slug as path, b."spaceId" from "BoardDelegate" d
    join "Board" b on b.id = d."boardId" where d."personId" = ${personId} order by b.name limit ${MAX_OWNED}`)

/** Ideas that are over keep the name of who worked on them. */
const isOpen = sql`i.status in ('NEW', 'SHAPING', 'TRIAL', 'BUILDING')`

export const assignedIdeas = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select p.title as name, '/ideas/' || p.id as path, p."spaceId" from "Idea" i join "Post" p on p.id = i.id
    where i."assigneeId" = ${personId} and ${isOpen} order by p.id desc limit ${MAX_OWNED}`)

export const handOverIdeas = (tx: Tx, leaving: Leaving): Promise<void> =>
  handOver(tx, leaving, isOpen, false)

/** An idea begins as its board's owner's: as long as nobody has begun with it, it goes along with the board. */
const handOverUnbegun = (tx: Tx, leaving: Leaving, boardIds: readonly number[]): Promise<void> =>
  handOver(tx, leaving, sql`i.status = 'NEW' and i."boardId" = any(${[...boardIds]}::int[])`, true)

async function handOver(tx: Tx, leaving: Leaving, which: Sql, withBoard: boolean): Promise<void> {
  const { personId, successorId, by } = leaving
  const ideas = await tx.rows<{
    ideaId: number
    boardId: number | null
    spaceId: number
    assigneeId: number | null
  }>(sql`
    update "Idea" i set "assigneeId" = ${successorIn(successorId, sql`i."spaceId"`)}
    where i."assigneeId" = ${personId} and ${which}
    returning i.id as "ideaId", i."boardId", i."spaceId", i."assigneeId"`)
  for (const { assigneeId, ...idea } of ideas)
    await ideaHandedOver.record(tx, by, {
      ...idea,
      personId,
      ...(assigneeId === null ? {} : { successorId: assigneeId }),
      ...(withBoard ? { withBoard: true as const } : {}),
    })
}
