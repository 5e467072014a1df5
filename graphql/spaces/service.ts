// Spaces and their members: the only place that writes them.
import type * as z from 'zod/mini'
import { isGuest, isService } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { lockVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  joinAsked,
  memberAdded,
  memberRemoved,
  spaceArchived,
  spaceEdited,
  spaceMade,
  spaceReopened,
  spaceRoleSet,
} from './events.ts'
import {
  AskToJoin,
  EditSpace,
  MakeSpace,
  SetSpaceRole,
  SpaceMembership,
  SpaceRef,
} from './input.ts'
import {
  canArchiveSpace,
  canChangeSpace,
  canDiscoverSpace,
  canMakeSpace,
  canManageSpace,
  canReadSpace,
  type SpaceFacts,
} from './policy.ts'
import { freeSlug } from './slugs.ts'

const say = refusalMessages.message

type SpaceRow = SpaceFacts & { slug: string; name: string }

/** A space that the viewer may know of. Throws NotFound otherwise, whether it exists or not. */
export async function findDiscoverableSpace(
  db: Db,
  context: SignedIn,
  spaceId: number,
): Promise<SpaceRow> {
  const space = await db.first<SpaceRow>(sql`
    select id, slug, name, kind, "archivedAt" from "Space" where id = ${spaceId}`)
  if (!space || !canDiscoverSpace(context.viewer, space)) throw new NotFound()
  return space
}

const ARCHIVED = say('spaceReadOnly')

/**
 * Makes a space; whoever makes it owns it.
 * @param knownSlug its address, where it is known before (the demo's); otherwise it is made from the name
 */
export async function makeSpace(
  context: SignedIn,
  raw: z.input<typeof MakeSpace>,
  knownSlug?: string,
) {
  const input = parse(MakeSpace, raw)
  const { viewer } = context
  if (!canMakeSpace(viewer)) throw new NotAllowed()
  const made = await write(context, 'makeSpace', input, async (tx) => {
    const slug = knownSlug ?? (await freeSlug(tx, 'Space', input.name, input.kind === 'HIDDEN'))
    const space = await tx.first<{ id: number }>(sql`
      insert into "Space" (slug, name, about, kind, "memberCount", "createdAt")
      values (${slug}, ${input.name}, ${input.about}, ${input.kind}::"SpaceKind", 1, ${tx.at})
      on conflict do nothing returning id`)
    if (!space) throw new Conflict(say('nameTaken'))
    await tx.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId", role, "joinedAt")
      values (${space.id}, ${viewer.id}, 'OWNER', ${tx.at})`)
    await spaceMade.record(tx, context, { spaceId: space.id, ownerId: viewer.id })
    return { id: space.id, slug }
  })
  await lookAgain(context, made.id)
  return made
}

/**
 * The viewer was read before there was this space; without it the answer could not show a closed or hidden one. Whoever
 * uses the key of an earlier request may have been taken out meanwhile, or own it no longer.
 */
async function lookAgain(context: SignedIn, id: number): Promise<void> {
  const { viewer, db } = context
  const member = await db.first<{ role: 'MEMBER' | 'OWNER' }>(sql`
    select role from "SpaceMember" where "spaceId" = ${id} and "personId" = ${viewer.id}`)
  if (!member) return
  const { spaceIds, memberOf, ownerOf } = viewer
  context.viewer = {
    ...viewer,
    spaceIds: [...new Set([...spaceIds, id])],
    memberOf: [...new Set([...memberOf, id])],
    ownerOf: member.role === 'OWNER' ? [...new Set([...ownerOf, id])] : ownerOf,
  }
}

/** Changes name, sentence or audience. Making a space wider or narrower takes effect with the next request. */
export async function editSpace(context: SignedIn, raw: z.input<typeof EditSpace>) {
  const input = parse(EditSpace, raw)
  return write(context, 'editSpace', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (!canManageSpace(context.viewer, space.id)) throw new NotAllowed()
    if (!canChangeSpace(context.viewer, space.id)) throw new NotAllowed(ARCHIVED)
    await lockVersion(
      tx,
      sql`select version, name, about from "Space" where id = ${space.id} for no key update`,
      input.version,
    )
    await tx.rows(sql`
      update "Space" set version = version + 1, name = ${input.name}, about = ${input.about}, kind = ${input.kind}::"SpaceKind",
        "allowsSealed" = coalesce(${input.allowsSealed ?? null}::boolean, "allowsSealed")
      where id = ${space.id}`)
    await spaceEdited.record(tx, context, {
      spaceId: space.id,
      isAudienceChanged: space.kind !== input.kind,
    })
    return { id: space.id }
  })
}

/** Adds somebody; owners add anyone, everyone may join an open space by themselves. */
export async function addMember(context: SignedIn, raw: z.input<typeof SpaceMembership>) {
  const input = parse(SpaceMembership, raw)
  const { viewer } = context
  return write(context, 'addMember', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    const joinsHerself = input.personId === viewer.id && space.kind === 'OPEN'
    if (!joinsHerself && !canManageSpace(viewer, space.id)) throw new NotAllowed()
    if (space.archivedAt) throw new NotAllowed(ARCHIVED)
    const person = await tx.first<{ isGuest: boolean }>(sql`
      select ${isGuest(sql`p.id`)} as "isGuest" from "Person" p where id = ${input.personId} and "deactivatedAt" is null`)
    if (!person) throw new Invalid({ personId: [say('noSuchPerson')] })
    if (person.isGuest) throw new Invalid({ personId: [say('isGuest')] })
    const added = await tx.first(sql`
      insert into "SpaceMember" ("spaceId", "personId", "joinedAt") values (${space.id}, ${input.personId}, ${tx.at})
      on conflict do nothing returning "personId"`)
    await tx.rows(sql`
      delete from "SpaceRequest" where "spaceId" = ${space.id} and "personId" = ${input.personId}`)
    if (added) {
      await tx.rows(
        sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${space.id}`,
      )
      await memberAdded.record(tx, context, {
        spaceId: space.id,
        personId: input.personId,
        byId: viewer.id,
      })
    }
    return { id: space.id }
  })
}

/** Takes somebody out; everyone may leave. The last owner cannot go: a space always has one. */
export async function removeMember(context: SignedIn, raw: z.input<typeof SpaceMembership>) {
  const input = parse(SpaceMembership, raw)
  const { viewer } = context
  return write(context, 'removeMember', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (input.personId !== viewer.id && !canManageSpace(viewer, space.id)) throw new NotAllowed()
    await keepAnOwner(tx, space.id, input.personId)
    const removed = await tx.first(sql`
      delete from "SpaceMember" where "spaceId" = ${space.id} and "personId" = ${input.personId}
      returning "personId"`)
    if (removed) {
      await tx.rows(
        sql`update "Space" set "memberCount" = "memberCount" - 1 where id = ${space.id}`,
      )
      await memberRemoved.record(tx, context, { spaceId: space.id, personId: input.personId })
    }
    return { id: space.id }
  })
}

/** Makes a member an owner, or an owner a member. A second time changes nothing. */
export async function setSpaceRole(context: SignedIn, raw: z.input<typeof SetSpaceRole>) {
  const input = parse(SetSpaceRole, raw)
  return write(context, 'setSpaceRole', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (!canManageSpace(context.viewer, space.id)) throw new NotAllowed()
    if (input.role === 'MEMBER') await keepAnOwner(tx, space.id, input.personId)
    const member = await tx.first<{ role: string; isGuest: boolean; isService: boolean }>(sql`
      select role, ${isGuest(sql`m."personId"`)} as "isGuest", ${isService(sql`m."personId"`)} as "isService"
      from "SpaceMember" m
      where "spaceId" = ${space.id} and "personId" = ${input.personId} for update`)
    if (!member) throw new Invalid({ personId: [say('notAMember')] })
    if (member.isGuest) throw new Invalid({ personId: [say('isGuest')] })
    if (member.isService) throw new Invalid({ personId: [say('isService')] })
    if (member.role === input.role) return { id: space.id }
    await tx.rows(sql`
      update "SpaceMember" set role = ${input.role}::"SpaceRole"
      where "spaceId" = ${space.id} and "personId" = ${input.personId}`)
    await spaceRoleSet.record(tx, context, { ...input, byId: context.viewer.id })
    return { id: space.id }
  })
}

async function keepAnOwner(tx: Tx, spaceId: number, withoutId: number): Promise<void> {
  // The lock makes two owners who leave at once wait for each other.
  await tx.rows(sql`select 1 from "Space" where id = ${spaceId} for update`)
  const other = await tx.first(sql`
    select 1 from "SpaceMember"
    where "spaceId" = ${spaceId} and role = 'OWNER' and "personId" <> ${withoutId} limit 1`)
  const isOwner = await tx.first(sql`
    select 1 from "SpaceMember" where "spaceId" = ${spaceId} and role = 'OWNER' and "personId" = ${withoutId}`)
  if (isOwner && !other) throw new Invalid({ personId: [say('keepOwner')] })
}

/** "Request to join": asks the owners of a closed space to let the viewer in. Asking twice changes the message only. */
export async function askToJoin(context: SignedIn, raw: z.input<typeof AskToJoin>) {
  const input = parse(AskToJoin, raw)
  const { viewer } = context
  return write(context, 'askToJoin', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (canReadSpace(viewer, space.id)) return { id: space.id }
    if (space.archivedAt) throw new NotAllowed(ARCHIVED)
    const asked = await tx.first<{ isNew: boolean }>(sql`
      insert into "SpaceRequest" ("spaceId", "personId", message, "createdAt")
      values (${space.id}, ${viewer.id}, ${input.message}, ${tx.at})
      on conflict ("spaceId", "personId") do update set message = excluded.message
      returning xmax = 0 as "isNew"`)
    if (asked?.isNew)
      await joinAsked.record(tx, context, { spaceId: space.id, personId: viewer.id })
    return { id: space.id }
  })
}

/** Declines somebody's request to join, without a notification. */
export async function declineJoin(context: SignedIn, raw: z.input<typeof SpaceMembership>) {
  const input = parse(SpaceMembership, raw)
  return write(context, 'declineJoin', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (!canChangeSpace(context.viewer, space.id)) throw new NotAllowed()
    await tx.rows(sql`
      delete from "SpaceRequest" where "spaceId" = ${space.id} and "personId" = ${input.personId}`)
    return { id: space.id }
  })
}

/** Archives a space: whoever could read it still can, nobody writes in it. A second time changes nothing. */
export const archiveSpace = (context: SignedIn, raw: z.input<typeof SpaceRef>) =>
  setArchived(context, raw, true)

/** Restores an archived space as it was: its boards, members and requests to join. A second time changes nothing. */
export const reopenSpace = (context: SignedIn, raw: z.input<typeof SpaceRef>) =>
  setArchived(context, raw, false)

async function setArchived(
  context: SignedIn,
  raw: z.input<typeof SpaceRef>,
  isArchived: boolean,
): Promise<{ id: number }> {
  const input = parse(SpaceRef, raw)
  const written = await write(context, `setArchived ${isArchived}`, input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (!canArchiveSpace(context.viewer, space.id)) throw new NotAllowed()
    const changed = await tx.first(sql`
      update "Space" set "archivedAt" = case when ${isArchived} then ${tx.at}::timestamptz end, "archivesAt" = null,
        "keptAt" = case when ${isArchived} then "keptAt" else ${tx.at}::timestamptz end
      where id = ${space.id} and ("archivedAt" is null) = ${isArchived} returning id`)
    if (!changed) return { id: space.id }
    if (space.archivedAt)
      await spaceReopened.record(tx, context, {
        spaceId: space.id,
        archivedAt: space.archivedAt.toISOString(),
        at: tx.at.toISOString(),
      })
    else await spaceArchived.record(tx, context, { spaceId: space.id })
    return { id: space.id }
  })
  // The viewer was read before; the answer shows what may be done from now on.
  const { archivedIds } = context.viewer
  const others = archivedIds.filter((id) => id !== written.id)
  context.viewer = {
    ...context.viewer,
    archivedIds: isArchived ? [...others, written.id] : others,
  }
  return written
}
