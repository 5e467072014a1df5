// Roles that are given and ended, each with a reason. The only place that writes "RoleGrant" and "Person".role.
import type * as z from 'zod/mini'
import { isGuest, isService } from '#graphql/audience.ts'
import { type Actor, type SignedIn, systemActor } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { demandNewIds } from '#graphql/identity/service.ts'
import type { Leaving } from '#graphql/leaving.ts'
import { parse } from '#graphql/parse.ts'
import { type GrantedRole, ROLES } from '#graphql/roles.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { roleEnded, roleGranted, roleSet } from './events.ts'
import { EndRole, GrantRole, SetRole } from './input.ts'
import { canGrantRole, canSetRole } from './policy.ts'

const say = refusalMessages.message

/**
 * Makes somebody an administrator, or a member again. A second time changes nothing. Throws NotAllowed, NotFound, and
 * Invalid for the last administrator and for somebody without access.
 */
export async function setRole(context: SignedIn, raw: z.input<typeof SetRole>) {
  const input = parse(SetRole, raw)
  if (!canSetRole(context.viewer)) throw new NotAllowed()
  const written = await write(context, 'setRole', input, async (tx) => {
    await setAdministrator(tx, context, input.personId, input.role === 'ADMIN', '')
    return { id: input.personId }
  })
  lookAgain(context, input.personId, input.role === 'ADMIN')
  return written
}

/** The answer is read with the rights that hold from now on. */
function lookAgain(context: SignedIn, personId: number, isAdministrator: boolean): void {
  const { viewer } = context
  if (personId !== viewer.id) return
  const others = viewer.roles.filter(({ role }) => role !== 'ADMINISTRATOR')
  context.viewer = {
    ...viewer,
    roles: isAdministrator ? [...others, { role: 'ADMINISTRATOR', spaceId: null }] : others,
  }
}

/**
 * Gives somebody a role, in one space or in the company. What is held already gets the new reason and end. Throws NotAllowed,
 * NotFound, and Invalid for somebody without access, a role that is not given so, and an end that has passed.
 */
export async function grantRole(context: SignedIn, raw: z.input<typeof GrantRole>) {
  const input = parse(GrantRole, raw)
  const { viewer } = context
  if (!canGrantRole(viewer)) throw new NotAllowed()
  const { personId, role, reason } = input
  const [spaceId, until] = [input.spaceId ?? null, input.until ?? null]
  if (spaceId !== null && !ROLES[role].isOfSpace)
    throw new Invalid({ spaceId: [say('roleOfCompany')] })
  if (until && role === 'ADMINISTRATOR') throw new Invalid({ until: [say('adminWithoutEnd')] })
  const written = await write(context, 'grantRole', input, async (tx) => {
    if (until && until <= tx.at) throw new Invalid({ until: [say('untilPassed')] })
    if (role === 'ADMINISTRATOR') {
      await setAdministrator(tx, context, personId, true, reason)
      return { id: personId }
    }
    await mustHaveAccess(tx, personId)
    if (spaceId !== null && !viewer.spaceIds.includes(spaceId)) throw new NotFound()
    const given = await tx.first<{ isNew: boolean }>(sql`
      insert into "RoleGrant" ("personId", role, "spaceId", reason, "grantedById", "grantedAt", until)
      values (${personId}, ${role}::"GrantedRole", ${spaceId}::int, ${reason}, ${viewer.id}, ${tx.at}, ${until}::timestamptz)
      on conflict ("personId", role, coalesce("spaceId", 0)) where "endedAt" is null
      do update set reason = excluded.reason, until = excluded.until returning xmax = 0 as "isNew"`)
    demandNewIds(tx, personId)
    const change = { personId, role, byId: viewer.id, ...(spaceId === null ? {} : { spaceId }) }
    await roleGranted.record(tx, context, { ...change, isNew: given?.isNew ?? true })
    return { id: personId }
  })
  if (role === 'ADMINISTRATOR') lookAgain(context, personId, true)
  return written
}

/** Throws NotFound, or Invalid for somebody who has left. The lock keeps them from leaving meanwhile. */
async function mustHaveAccess(tx: Tx, personId: number): Promise<void> {
  const person = await tx.first<{ deactivatedAt: Date | null; isGuest: boolean }>(sql`
    select "deactivatedAt", ${isGuest(sql`"Person".id`)} as "isGuest" from "Person" where id = ${personId} for no key update`)
  if (!person) throw new NotFound()
  if (person.isGuest) throw new Invalid({ personId: [say('isGuest')] })
  if (person.deactivatedAt) throw new Invalid({ personId: [say('accessFirst')] })
}

/** Ends a role that somebody holds. One that is not held changes nothing. Throws NotAllowed, and Invalid for the last administrator. */
export async function endRole(context: SignedIn, raw: z.input<typeof EndRole>) {
  const input = parse(EndRole, raw)
  const { viewer } = context
  if (!canGrantRole(viewer)) throw new NotAllowed()
  const { personId, role, reason } = input
  const spaceId = input.spaceId ?? null
  const written = await write(context, 'endRole', input, async (tx) => {
    if (role === 'ADMINISTRATOR') await setAdministrator(tx, context, personId, false, reason)
    else {
      const ended = await tx.first(sql`
        update "RoleGrant" set "endedAt" = ${tx.at}, "endedById" = ${viewer.id}, "endReason" = ${reason}
        where "personId" = ${personId} and role = ${role}::"GrantedRole"
          and "spaceId" is not distinct from ${spaceId}::int and "endedAt" is null returning id`)
      const change = { personId, role, byId: viewer.id, ...(spaceId === null ? {} : { spaceId }) }
      if (ended) {
        demandNewIds(tx, personId)
        await roleEnded.record(tx, context, change)
      }
    }
    return { id: personId }
  })
  if (role === 'ADMINISTRATOR') lookAgain(context, personId, false)
  return written
}

async function setAdministrator(
  tx: Tx,
  context: SignedIn,
  personId: number,
  isAdministrator: boolean,
  reason: string,
): Promise<void> {
  const byId = context.viewer.id
  await keepAnAdministrator(tx, byId, isAdministrator ? null : personId)
  const role = isAdministrator ? 'ADMIN' : 'MEMBER'
  const person = await tx.first<{ role: string; isService: boolean }>(sql`
    select role, ${isService(sql`"Person".id`)} as "isService" from "Person" where id = ${personId} for no key update`)
  if (!person) throw new NotFound()
  // It cannot sign in: as the last administrator nobody could.
  if (person.isService && isAdministrator) throw new Invalid({ personId: [say('isService')] })
  if (person.role === role) return
  if (isAdministrator) await mustHaveAccess(tx, personId)
  await tx.rows(sql`update "Person" set role = ${role}::"Role" where id = ${personId}`)
  if (isAdministrator)
    await tx.rows(sql`
      insert into "RoleGrant" ("personId", role, reason, "grantedById", "grantedAt")
      values (${personId}, 'ADMINISTRATOR', ${reason}, ${byId}, ${tx.at})
      on conflict ("personId", role, coalesce("spaceId", 0)) where "endedAt" is null do nothing`)
  else
    await tx.rows(sql`
      update "RoleGrant" set "endedAt" = ${tx.at}, "endedById" = ${byId}, "endReason" = ${reason}
      where "personId" = ${personId} and role = 'ADMINISTRATOR' and "endedAt" is null`)
  demandNewIds(tx, personId)
  await roleSet.record(tx, context, { personId, role, byId })
}

type GroupRole = { personId: number; role: GrantedRole; spaceId: number | null }

/**
 * Gives a role because of a group of the company's directory; the caller has checked that it may be given so.
 * @returns false for a role that is held already
 */
export async function grantByGroup(tx: Tx, by: Actor, held: GroupRole, reason: string) {
  const { personId, role, spaceId } = held
  const given = await tx.first(sql`
    insert into "RoleGrant" ("personId", role, "spaceId", reason, "grantedAt")
    values (${personId}, ${role}::"GrantedRole", ${spaceId}::int, ${reason}, ${tx.at})
    on conflict ("personId", role, coalesce("spaceId", 0)) where "endedAt" is null do nothing returning 1 as one`)
  if (!given) return false
  demandNewIds(tx, personId)
  const change = { personId, role, ...(spaceId === null ? {} : { spaceId }) }
  await roleGranted.record(tx, by, { ...change, isNew: true })
  return true
}

/** Ends a role that a group gave. */
export async function endByGroup(tx: Tx, by: Actor, held: GroupRole): Promise<void> {
  const { personId, role, spaceId } = held
  const ended = await tx.first(sql`
    update "RoleGrant" set "endedAt" = ${tx.at} where "personId" = ${personId} and role = ${role}::"GrantedRole"
      and "spaceId" is not distinct from ${spaceId}::int and "endedAt" is null returning 1 as one`)
  if (!ended) return
  demandNewIds(tx, personId)
  await roleEnded.record(tx, by, { personId, role, ...(spaceId === null ? {} : { spaceId }) })
}

/** Whoever leaves holds no role any longer; coming back gives none back. */
export async function endAllRoles(tx: Tx, { personId, by }: Leaving): Promise<void> {
  const byId = 'viewer' in by ? (by.viewer?.id ?? null) : null
  await tx.rows(sql`update "Person" set role = 'MEMBER' where id = ${personId} and role = 'ADMIN'`)
  await tx.rows(sql`
    update "RoleGrant" set "endedAt" = ${tx.at}, "endedById" = ${byId}::int
    where "personId" = ${personId} and "endedAt" is null`)
}

/** At most so many roles end at once; the next minute ends the others. They give no right from their end on anyway. */
const MAX_ENDED = 500

/** The job that ends roles whose time is over, so that the log and open pages know. */
export async function endRolesInTime(_: unknown, __: unknown, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const ended = await tx.rows<{
      personId: number
      role: GrantedRole
      spaceId: number | null
    }>(sql`
      update "RoleGrant" set "endedAt" = ${tx.at} where id in (
        select id from "RoleGrant" where "endedAt" is null and until <= ${now}
        order by until limit ${MAX_ENDED} for update skip locked)
      returning "personId", role, "spaceId"`)
    for (const { personId, role, spaceId } of ended) {
      demandNewIds(tx, personId)
      await roleEnded.record(tx, systemActor('end-roles'), {
        personId,
        role,
        ...(spaceId === null ? {} : { spaceId }),
      })
    }
  })
}

/**
 * Throws NotAllowed unless the one who acts still is an administrator, and Invalid when nobody with access would be left
 * to be one. The lock makes two who remove each other as administrator wait for one another.
 * @param actorId null: Atrium itself, which is asked by a directory
 * @param withoutId who would no longer be an administrator; null: nobody
 */
export async function keepAnAdministrator(
  tx: Tx,
  actorId: number | null,
  withoutId: number | null,
): Promise<void> {
  const rows = await tx.rows<{ id: number }>(sql`
    select id from "Person" where role = 'ADMIN' and "deactivatedAt" is null order by id for no key update`)
  const ids = rows.map(({ id }) => id)
  if (actorId !== null && !ids.includes(actorId)) throw new NotAllowed()
  if (withoutId !== null && ids.length === 1 && ids[0] === withoutId)
    throw new Invalid({
      personId: [say('keepAdmin')],
    })
}
