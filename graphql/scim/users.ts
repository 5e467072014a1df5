// People as a directory has them: made, changed, without access and gone. A request that changes nothing writes nothing.
import { randomUUID } from 'node:crypto'
import { isGuest, isService } from '#graphql/audience.ts'
import { systemActor } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { endAccess, giveAccess } from '#graphql/people/leavers.ts'
import { makePersonRow, takeCard } from '#graphql/people/provision.ts'
import { isAdministrator } from '#graphql/people/queries.ts'
import { keepAnAdministrator } from '#graphql/people/role-grants.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { USERS } from './attributes.ts'
import { notUnique, ScimError } from './errors.ts'
import { userAdded, userChanged, userLeft, userRemoved, userReturned } from './events.ts'
import { factsOf, type UserFacts } from './facts.ts'
import { placeInChart } from './managers.ts'
import { applyPatch } from './patch.ts'
import { type Connection, findUser, mustMatch, type UserRow } from './rows.ts'
import { applyRules } from './rules.ts'
import { readResource, type Values } from './values.ts'

/** Makes a user, and the person where nobody has the address. @returns the user's id. Throws ScimError. */
export async function createUser(connection: Connection, raw: unknown): Promise<string> {
  const given = readResource(USERS, raw)
  const facts = factsOf(given)
  const resource = { ...given, active: facts.isActive }
  return transaction(async (tx) => {
    const personId = await personFor(tx, facts)
    const id = randomUUID()
    const made = await tx.first(sql`
      insert into "ScimUser" (id, "connectionId", "personId", "userName", "externalId", email, "isActive", "managerId", resource,
        "createdAt", "changedAt")
      values (${id}, ${connection.id}, ${personId}, ${facts.userName}, ${facts.externalId}, ${facts.email}, ${facts.isActive},
        ${facts.managerId}, ${JSON.stringify(resource)}::jsonb, ${tx.at}, ${tx.at})
      on conflict do nothing returning 1 as one`)
    if (!made) throw notUnique('userName or the address is that of another user.')
    await takeCard(tx, personId, facts)
    await userAdded.record(tx, systemActor(connection.requestId), { personId })
    await setAccess(tx, connection, { personId, isActive: facts.isActive })
    await placeInChart(tx, connection, { userId: id, personId, managerId: facts.managerId })
    return id
  })
}

type Bearer = { id: number; isGuest: boolean; isService: boolean; isKnown: boolean }

/** Who has the address, or somebody new. Throws ScimError when they are another user's, a guest or a program. */
async function personFor(tx: Tx, facts: UserFacts): Promise<number> {
  const bearer = await tx.first<Bearer>(sql`
    select p.id, ${isGuest(sql`p.id`)} as "isGuest", ${isService(sql`p.id`)} as "isService",
      exists (select 1 from "ScimUser" u where u."personId" = p.id) as "isKnown"
    from "Person" p where lower(p.email) = ${facts.email} for no key update`)
  if (bearer?.isKnown) throw notUnique('The address is that of another user.')
  if (bearer?.isGuest || bearer?.isService)
    throw notUnique('The address is that of a guest or a service account.')
  if (bearer) return bearer.id
  const { name, email, unit, title, site, language, timeZone } = facts
  const id = await makePersonRow(tx, {
    name,
    email,
    unit,
    title,
    site,
    language,
    timeZone,
    interfaceLanguage: null,
  })
  if (id === null) throw notUnique('The address is that of another user.')
  return id
}

/** Gives or ends access as the directory says. Whoever reports to somebody leaves what they own to that manager. */
async function setAccess(
  tx: Tx,
  connection: Connection,
  { personId, isActive }: { personId: number; isActive: boolean },
): Promise<void> {
  const by = systemActor(connection.requestId)
  if (isActive) {
    if (await giveAccess(tx, personId)) await userReturned.record(tx, by, { personId })
    return
  }
  await mustNotBeLast(tx, personId)
  const manager = await tx.first<{ id: number }>(sql`
    select m.id from "Person" p join "Person" m on m.id = p."managerId"
    where p.id = ${personId} and m."deactivatedAt" is null and not ${isGuest(sql`m.id`)} and not ${isService(sql`m.id`)}`)
  const successorId = manager?.id ?? null
  if (await endAccess(tx, { personId, successorId, by }))
    await userLeft.record(tx, by, { personId, ...(successorId === null ? {} : { successorId }) })
}

/** Nobody could get in again. */
async function mustNotBeLast(tx: Tx, personId: number): Promise<void> {
  try {
    await keepAnAdministrator(tx, null, personId)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new ScimError(409, 'They are the last administrator of Atrium.', 'mutability')
  }
}

/** Puts a whole resource in a user's place. @returns whether anything was different. Throws ScimError. */
export const replaceUser = (
  connection: Connection,
  userId: string,
  ifMatch: string | null,
  raw: unknown,
) => change(connection, userId, ifMatch, () => readResource(USERS, raw))

/** Changes single attributes of a user. @returns whether anything was different. Throws ScimError. */
export const patchUser = (
  connection: Connection,
  userId: string,
  ifMatch: string | null,
  raw: unknown,
) => change(connection, userId, ifMatch, (before) => applyPatch(USERS, before, raw))

async function change(
  connection: Connection,
  userId: string,
  ifMatch: string | null,
  make: (before: Values) => Values,
): Promise<boolean> {
  return transaction(async (tx) => {
    const before = await findUser(tx, connection, userId, true)
    mustMatch(ifMatch, before.version)
    const given = make(before.resource)
    const facts = factsOf(given)
    const resource = { ...given, active: facts.isActive }
    if (JSON.stringify(inOrder(resource)) === JSON.stringify(inOrder(before.resource))) return false
    await mustBeFree(tx, connection, before, facts)
    await tx.rows(sql`
      update "ScimUser" set "userName" = ${facts.userName}, "externalId" = ${facts.externalId}, email = ${facts.email},
        "isActive" = ${facts.isActive}, "managerId" = ${facts.managerId}, resource = ${JSON.stringify(resource)}::jsonb,
        version = version + 1, "changedAt" = ${tx.at}
      where id = ${userId}`)
    await carryOver(tx, connection, before, facts)
    return true
  })
}

/** jsonb keeps names in an order of its own. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([left], [right]) => (left < right ? -1 : 1))
            .map(([name, one]) => [name, inOrder(one)]),
        )
      : value

async function mustBeFree(
  tx: Tx,
  { id }: Connection,
  { id: userId, personId }: UserRow,
  facts: UserFacts,
): Promise<void> {
  const own = await tx.first<{ isOther: boolean }>(sql`
    select lower(email) <> ${facts.email} and ${isAdministrator(sql`"Person".id`)} as "isOther" from "Person" where id = ${personId}`)
  // Whoever holds the directory's token would get their sign-in links.
  if (own?.isOther)
    throw new ScimError(409, 'The address of an administrator is changed by hand.', 'mutability')
  const other = await tx.first<{ isUser: boolean }>(sql`
    select true as "isUser" from "ScimUser" where "connectionId" = ${id} and "userName" = ${facts.userName} and id <> ${userId}
    union all
    select false from "Person" where lower(email) = ${facts.email} and id <> ${personId} limit 1`)
  if (other?.isUser) throw notUnique('userName is that of another user.')
  if (other) throw notUnique('The address is that of somebody else.')
}

/** From the user to the person. */
async function carryOver(
  tx: Tx,
  connection: Connection,
  before: UserRow,
  facts: UserFacts,
): Promise<void> {
  const { personId } = before
  const by = systemActor(connection.requestId)
  const isNewCard = await takeCard(tx, personId, facts)
  if (isNewCard) await userChanged.record(tx, by, { personId })
  if (before.managerId !== facts.managerId)
    await placeInChart(tx, connection, { userId: before.id, personId, managerId: facts.managerId })
  if (before.isActive === facts.isActive) return
  await setAccess(tx, connection, { personId, isActive: facts.isActive })
  await applyRules(tx, by, [personId])
}

/** Takes a user out of the directory: the person has no access any longer, and their work stays. Throws ScimError. */
export async function deleteUser(
  connection: Connection,
  userId: string,
  ifMatch: string | null,
): Promise<void> {
  await transaction(async (tx) => {
    const user = await findUser(tx, connection, userId, true)
    mustMatch(ifMatch, user.version)
    const by = systemActor(connection.requestId)
    await setAccess(tx, connection, { personId: user.personId, isActive: false })
    await tx.rows(sql`
      update "ScimGroup" set "memberCount" = "memberCount" - 1, version = version + 1, "changedAt" = ${tx.at}
      where id in (select "groupId" from "ScimGroupMember" where "userId" = ${userId})`)
    await tx.rows(sql`delete from "ScimUser" where id = ${userId}`)
    await applyRules(tx, by, [user.personId])
    await userRemoved.record(tx, by, { personId: user.personId })
  })
}
