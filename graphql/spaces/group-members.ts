// Who is in a space because of a group of the company's directory.
import type { Actor } from '#graphql/context.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { memberAdded, memberRemoved } from './events.ts'

/** Puts somebody in a space because of a group of the company's directory. @returns false for a member */
export async function addByGroup(tx: Tx, by: Actor, spaceId: number, personId: number) {
  const added = await tx.first(sql`
    insert into "SpaceMember" ("spaceId", "personId", "joinedAt") values (${spaceId}, ${personId}, ${tx.at})
    on conflict do nothing returning 1 as one`)
  if (!added) return false
  tx.later(
    sql`delete from "SpaceRequest" where "spaceId" = ${spaceId} and "personId" = ${personId}`,
  )
  tx.later(sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${spaceId}`)
  await memberAdded.record(tx, by, { spaceId, personId })
  return true
}

/** Takes out whom a group put in; whoever owns the space by now stays. */
export async function removeByGroup(tx: Tx, by: Actor, spaceId: number, personId: number) {
  const removed = await tx.first(sql`
    delete from "SpaceMember" where "spaceId" = ${spaceId} and "personId" = ${personId} and role = 'MEMBER' returning 1 as one`)
  if (!removed) return
  tx.later(sql`update "Space" set "memberCount" = "memberCount" - 1 where id = ${spaceId}`)
  await memberRemoved.record(tx, by, { spaceId, personId })
}
