// A space whose owner leaves gets another one: the successor, where that is open to them; an owner who is there; or the member of
// longest standing. Only a space in which nobody is left has none, and administrators are notified.
import { isGuest, personAsReader } from '#graphql/audience.ts'
import { type Actor, systemActor } from '#graphql/context.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { memberAdded, spaceRoleSet, spaceWithoutOwner } from './events.ts'

export const ownedSpaces = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select s.name, '/spaces/' || s.slug as path, s.id as "spaceId" from "Space" s
    join "SpaceMember" m on m."spaceId" = s.id and m."personId" = ${personId} and m.role = 'OWNER'
    order by s.name limit ${MAX_OWNED}`)

export async function handOverSpaces(tx: Tx, leaving: Leaving): Promise<void> {
  const { personId, successorId } = leaving
  // The lock is the one of owners who leave a space: two who leave at once wait for each other.
  const spaces = await tx.rows<{ id: number }>(sql`
    select s.id from "Space" s where exists (select 1 from "SpaceMember" m
      where m."spaceId" = s.id and m."personId" = ${personId} and m.role = 'OWNER') order by s.id for update`)
  for (const { id } of spaces) {
    await tx.rows(sql`
      update "SpaceMember" set role = 'MEMBER' where "spaceId" = ${id} and "personId" = ${personId}`)
    const next = await nextOwner(tx, id, successorId)
    if (next === 'hasOne') continue
    if (next === null)
      await spaceWithoutOwner.record(tx, systemActor('leaving'), { spaceId: id, personId })
    else await makeOwner(tx, leaving.by, id, next)
  }
}

async function nextOwner(
  tx: Tx,
  spaceId: number,
  successorId: number | null,
): Promise<number | 'hasOne' | null> {
  if (successorId !== null) {
    const reads = await tx.first(sql`
      select 1 where ${personAsReader(sql`${successorId}::int`).reads(sql`${spaceId}::int`)}`)
    if (reads) return successorId
  }
  const member = await tx.first<{ personId: number; role: string }>(sql`
    select m."personId", m.role from "SpaceMember" m
    join "Person" who on who.id = m."personId" and who."deactivatedAt" is null and not ${isGuest(sql`who.id`)}
    where m."spaceId" = ${spaceId} order by m.role desc, m."joinedAt", m."personId" limit 1`)
  if (!member) return null
  return member.role === 'OWNER' ? 'hasOne' : member.personId
}

async function makeOwner(tx: Tx, by: Actor, spaceId: number, personId: number): Promise<void> {
  const byId = 'viewer' in by ? (by.viewer?.id ?? 0) : 0
  const before = await tx.first<{ role: string }>(sql`
    select role from "SpaceMember" where "spaceId" = ${spaceId} and "personId" = ${personId} for update`)
  if (before?.role === 'OWNER') return
  await tx.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role, "joinedAt")
    values (${spaceId}, ${personId}, 'OWNER', ${tx.at})
    on conflict ("spaceId", "personId") do update set role = 'OWNER'`)
  if (!before) {
    await tx.rows(sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${spaceId}`)
    await memberAdded.record(tx, by, { spaceId, personId, byId: personId })
  }
  await spaceRoleSet.record(tx, by, { spaceId, personId, byId, role: 'OWNER' })
}
