// Groups of a directory and their members. What they give here stands in rules.ts.
import { randomUUID } from 'node:crypto'
import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { GROUPS } from './attributes.ts'
import { invalidValue, notUnique } from './errors.ts'
import { groupAdded, groupChanged, groupRemoved } from './events.ts'
import { applyPatch } from './patch.ts'
import { type Connection, findGroup, type GroupRow, mustMatch } from './rows.ts'
import { applyRulesTo } from './rules.ts'
import { listOf, readResource, textOf, type Values } from './values.ts'

type GroupFacts = { displayName: string; externalId: string | null; userIds: Set<string> }

function factsOf(resource: Values): GroupFacts {
  const displayName = textOf(resource.displayName).trim()
  if (!displayName) throw invalidValue('displayName is missing.')
  const members = listOf(resource.members)
  if (members.some(({ type }) => textOf(type).toLowerCase() === 'group'))
    throw invalidValue('members: groups in groups are not supported.')
  const userIds = new Set(members.map(({ value }) => textOf(value)).filter((id) => id !== ''))
  return { displayName, externalId: textOf(resource.externalId) || null, userIds }
}

/** Makes a group. @returns its id. Throws ScimError. */
export async function createGroup(connection: Connection, raw: unknown): Promise<string> {
  const facts = factsOf(readResource(GROUPS, raw))
  return transaction(async (tx) => {
    const id = randomUUID()
    const made = await tx.first(sql`
      insert into "ScimGroup" (id, "connectionId", "displayName", "nameKey", "externalId", "createdAt", "changedAt")
      values (${id}, ${connection.id}, ${facts.displayName}, ${facts.displayName.toLowerCase()}, ${facts.externalId}, ${tx.at}, ${tx.at})
      on conflict do nothing returning 1 as one`)
    if (!made) throw notUnique('displayName is that of another group.')
    await groupAdded.record(tx, systemActor(connection.requestId), {
      connectionId: connection.id,
      groupId: id,
    })
    await setMembers(tx, connection, id, new Set(), facts.userIds)
    return id
  })
}

/** Puts a whole resource in a group's place. @returns whether anything was different. Throws ScimError. */
export const replaceGroup = (
  connection: Connection,
  groupId: string,
  ifMatch: string | null,
  raw: unknown,
) => change(connection, groupId, ifMatch, () => readResource(GROUPS, raw))

/** Changes a group's name or members. @returns whether anything was different. Throws ScimError. */
export const patchGroup = (
  connection: Connection,
  groupId: string,
  ifMatch: string | null,
  raw: unknown,
) => change(connection, groupId, ifMatch, (before) => applyPatch(GROUPS, before, raw))

async function change(
  connection: Connection,
  groupId: string,
  ifMatch: string | null,
  make: (before: Values) => Values,
): Promise<boolean> {
  return transaction(async (tx) => {
    const row = await findGroup(tx, connection, groupId, true)
    mustMatch(ifMatch, row.version)
    const members = await tx.rows<{ userId: string }>(sql`
      select "userId" from "ScimGroupMember" where "groupId" = ${groupId}`)
    const before = new Set(members.map(({ userId }) => userId))
    const facts = factsOf(make(asValues(row, before)))
    const isRenamed = await rename(tx, connection, row, facts)
    const hasOthers = await setMembers(tx, connection, groupId, before, facts.userIds)
    if (!isRenamed && !hasOthers) return false
    await tx.rows(sql`
      update "ScimGroup" set version = version + 1, "changedAt" = ${tx.at} where id = ${groupId}`)
    await groupChanged.record(tx, systemActor(connection.requestId), {
      connectionId: connection.id,
      groupId,
    })
    return true
  })
}

const asValues = ({ displayName, externalId }: GroupRow, userIds: ReadonlySet<string>): Values => ({
  displayName,
  ...(externalId ? { externalId } : {}),
  ...(userIds.size > 0 ? { members: [...userIds].map((value) => ({ value })) } : {}),
})

async function rename(
  tx: Tx,
  { id }: Connection,
  before: GroupRow,
  facts: GroupFacts,
): Promise<boolean> {
  const { displayName, externalId } = facts
  if (before.displayName === displayName && before.externalId === externalId) return false
  const nameKey = displayName.toLowerCase()
  const other = await tx.first(sql`
    select 1 as one from "ScimGroup" where "connectionId" = ${id} and "nameKey" = ${nameKey} and id <> ${before.id}`)
  if (other) throw notUnique('displayName is that of another group.')
  await tx.rows(sql`
    update "ScimGroup" set "displayName" = ${displayName}, "nameKey" = ${nameKey}, "externalId" = ${externalId}
    where id = ${before.id}`)
  return true
}

/** Adds and takes out the difference, and what the group's rules give with it. Throws ScimError for ids of nobody. */
async function setMembers(
  tx: Tx,
  connection: Connection,
  groupId: string,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): Promise<boolean> {
  const added = [...after].filter((id) => !before.has(id))
  const gone = [...before].filter((id) => !after.has(id))
  if (added.length + gone.length === 0) return false
  const changed = await tx.rows<{ id: string; personId: number }>(sql`
    select id, "personId" from "ScimUser" where "connectionId" = ${connection.id} and id = any(${[...added, ...gone]}::text[])
    order by id for no key update`)
  const known = new Set(changed.map(({ id }) => id))
  const stranger = added.find((id) => !known.has(id))
  if (stranger !== undefined) throw invalidValue(`members: there is no user ${stranger}.`)
  await tx.rows(sql`
    insert into "ScimGroupMember" ("groupId", "userId") select ${groupId}, id from unnest(${added}::text[]) one(id) on conflict do nothing`)
  await tx.rows(sql`
    delete from "ScimGroupMember" where "groupId" = ${groupId} and "userId" = any(${gone}::text[])`)
  await tx.rows(sql`
    update "ScimGroup" set "memberCount" = "memberCount" + ${added.length}::int - ${gone.length}::int where id = ${groupId}`)
  const by = systemActor(connection.requestId)
  await applyRulesTo(
    tx,
    by,
    connection.id,
    changed.map(({ personId }) => personId),
  )
  return true
}

/** Takes a group away, and what only its rules gave. Throws ScimError. */
export async function deleteGroup(
  connection: Connection,
  groupId: string,
  ifMatch: string | null,
): Promise<void> {
  await transaction(async (tx) => {
    const group = await findGroup(tx, connection, groupId, true)
    mustMatch(ifMatch, group.version)
    const members = await tx.rows<{ personId: number }>(sql`
      select u."personId" from "ScimGroupMember" m join "ScimUser" u on u.id = m."userId" where m."groupId" = ${groupId}`)
    await tx.rows(sql`delete from "ScimGroup" where id = ${groupId}`)
    const by = systemActor(connection.requestId)
    await applyRulesTo(
      tx,
      by,
      connection.id,
      members.map(({ personId }) => personId),
    )
    await groupRemoved.record(tx, by, { connectionId: connection.id, groupId })
  })
}
