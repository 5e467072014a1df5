// Directories that may keep people in step, and the rules of their groups: set up by administrators.
import { createHash, randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { canComeFromGroup, ROLES } from '#graphql/roles.ts'
import { minutes } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { db, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { connectionEnded, connectionMade, ruleAdded, ruleRemoved, tokenRenewed } from './events.ts'
import { AddRule, ConnectionRef, MakeConnection, RemoveRule } from './input.ts'
import { MAX_CONNECTIONS, MAX_RULES } from './limits.ts'
import { canManageSync } from './policy.ts'
import { applyRulesTo } from './rules.ts'

const say = refusalMessages.message
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const newToken = (): string => `scim_${randomBytes(32).toString('base64url')}`

/** When a token was last used is noted to so many milliseconds. */
const NOTED = minutes(5)

/** Which directory a token belongs to; undefined for none. */
export async function connectionOfToken(token: string): Promise<number | undefined> {
  const hash = hashOf(token)
  const row = await db.first<{ id: number; isDue: boolean }>(sql`
    select id, coalesce("lastUsedAt" < now() - ${NOTED / 1_000}::int * interval '1 second', true) as "isDue"
    from "ScimConnection" where "tokenHash" = ${hash} and "endedAt" is null`)
  if (row?.isDue)
    await db.rows(sql`update "ScimConnection" set "lastUsedAt" = now() where id = ${row.id}`)
  return row?.id
}

/** Connects a directory and gives its token, this once. Throws NotAllowed, Invalid, and Conflict for one too many. */
export async function makeConnection(context: SignedIn, raw: z.input<typeof MakeConnection>) {
  const { name } = parse(MakeConnection, raw)
  if (!canManageSync(context.viewer)) throw new NotAllowed()
  const text = newToken()
  // A key of the request must not make the token readable a second time.
  const { number } = await write(
    { ...context, idempotencyKey: null },
    'makeScimConnection',
    {},
    async (tx) => {
      const row = await tx.first<{ id: number }>(sql`
      insert into "ScimConnection" (name, "tokenHash", "createdById", "createdAt")
      select ${name}::text, ${hashOf(text)}::text, ${context.viewer.id}::int, ${tx.at}::timestamptz
      where (select count(*) from "ScimConnection" where "endedAt" is null) < ${MAX_CONNECTIONS} returning id`)
      if (!row) throw new Conflict(say('connectionsFull', { max: MAX_CONNECTIONS }))
      await connectionMade.record(tx, context, { connectionId: row.id })
      return { number: row.id }
    },
  )
  return { number, text }
}

/** Gives a directory a new token in place of the old one, which ends at once. Throws NotAllowed, NotFound. */
export async function renewToken(context: SignedIn, raw: z.input<typeof ConnectionRef>) {
  const { number } = parse(ConnectionRef, raw)
  if (!canManageSync(context.viewer)) throw new NotAllowed()
  const text = newToken()
  await write({ ...context, idempotencyKey: null }, 'renewScimToken', {}, async (tx) => {
    const row = await tx.first(sql`
      update "ScimConnection" set "tokenHash" = ${hashOf(text)} where id = ${number} and "endedAt" is null returning 1 as one`)
    if (!row) throw new NotFound()
    await tokenRenewed.record(tx, context, { connectionId: number })
    return { number }
  })
  return { number, text }
}

/**
 * Ends a connection: its token ends at once, its groups and rules go. People stay as they are, with what they have.
 * A second time changes nothing. Throws NotAllowed, NotFound.
 */
export async function endConnection(context: SignedIn, raw: z.input<typeof ConnectionRef>) {
  const { number } = parse(ConnectionRef, raw)
  if (!canManageSync(context.viewer)) throw new NotAllowed()
  return write(context, 'endScimConnection', { number }, async (tx) => {
    const row = await tx.first<{ endedAt: Date | null }>(sql`
      select "endedAt" from "ScimConnection" where id = ${number} for update`)
    if (!row) throw new NotFound()
    if (row.endedAt) return { number }
    await tx.rows(sql`update "ScimConnection" set "endedAt" = ${tx.at} where id = ${number}`)
    await tx.rows(sql`
      delete from "ScimGrant" where "personId" in (select "personId" from "ScimUser" where "connectionId" = ${number})`)
    await tx.rows(sql`delete from "ScimGroup" where "connectionId" = ${number}`)
    await tx.rows(sql`delete from "ScimUser" where "connectionId" = ${number}`)
    await connectionEnded.record(tx, context, { connectionId: number })
    return { number }
  })
}

/** People of a group, of a directory that is connected. */
const peopleOfGroup = (tx: Tx, groupId: string) =>
  tx.rows<{ personId: number }>(sql`
    select u."personId" from "ScimGroupMember" m join "ScimUser" u on u.id = m."userId" where m."groupId" = ${groupId}`)

/**
 * Lets members of a group be in a space, or have a role. Twice is once. Throws NotAllowed, NotFound, and Invalid for a role that
 * is not given so: administrators are appointed by hand, so that a directory alone makes nobody one.
 */
export async function addRule(context: SignedIn, raw: z.input<typeof AddRule>) {
  const input = parse(AddRule, raw)
  const { viewer } = context
  if (!canManageSync(viewer)) throw new NotAllowed()
  const { groupId } = input
  const [role, spaceId] = [input.role ?? null, input.spaceId ?? null]
  if (role === null && spaceId === null) throw new Invalid({ spaceId: [say('chooseOne')] })
  if (role !== null && !canComeFromGroup(role)) throw new Invalid({ role: [say('adminByHand')] })
  if (role !== null && spaceId !== null && !ROLES[role].isOfSpace)
    throw new Invalid({ spaceId: [say('roleOfCompany')] })
  if (spaceId !== null && !viewer.spaceIds.includes(spaceId)) throw new NotFound()
  return write(context, 'addScimRule', input, async (tx) => {
    const group = await tx.first<{ connectionId: number; rules: number }>(sql`
      select "connectionId", (select count(*)::int from "ScimRule" where "groupId" = g.id) as rules
      from "ScimGroup" g where id = ${groupId} for update`)
    if (!group) throw new NotFound()
    if (group.rules >= MAX_RULES) throw new Conflict(say('rulesFull', { max: MAX_RULES }))
    const added = await tx.first(sql`
      insert into "ScimRule" ("groupId", role, "spaceId", "createdById", "createdAt")
      values (${groupId}, ${role}::"GrantedRole", ${spaceId}::int, ${viewer.id}, ${tx.at})
      on conflict do nothing returning 1 as one`)
    const { connectionId } = group
    if (!added) return { number: connectionId }
    await ruleAdded.record(tx, context, { connectionId, groupId })
    const people = await peopleOfGroup(tx, groupId)
    await applyRulesTo(
      tx,
      context,
      connectionId,
      people.map(({ personId }) => personId),
    )
    return { number: connectionId }
  })
}

/** Removes a rule, and what only it gave. A second time changes nothing. Throws NotAllowed, NotFound. */
export async function removeRule(context: SignedIn, raw: z.input<typeof RemoveRule>) {
  const { number } = parse(RemoveRule, raw)
  if (!canManageSync(context.viewer)) throw new NotAllowed()
  return write(context, 'removeScimRule', { number }, async (tx) => {
    const rule = await tx.first<{ groupId: string; connectionId: number }>(sql`
      delete from "ScimRule" r using "ScimGroup" g where r.id = ${number} and g.id = r."groupId"
      returning r."groupId", g."connectionId"`)
    if (!rule) throw new NotFound()
    const { connectionId, groupId } = rule
    await ruleRemoved.record(tx, context, { connectionId, groupId })
    const people = await peopleOfGroup(tx, groupId)
    await applyRulesTo(
      tx,
      context,
      connectionId,
      people.map(({ personId }) => personId),
    )
    return { number: connectionId }
  })
}
