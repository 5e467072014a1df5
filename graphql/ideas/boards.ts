// Boards: creating, editing, following, claiming.
import type * as z from 'zod/mini'
import { changeDays, changePolicy, makePolicy } from '#graphql/clocks/policies.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { canManageSpace, canReadSpace, canWriteIn } from '#graphql/spaces/policy.ts'
import { freeSlug } from '#graphql/spaces/slugs.ts'
import { lockVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { boardEdited, boardFollowed, boardMade } from './events.ts'
import { findReadableBoard, mustRead } from './find.ts'
import { ClaimBoard, EditBoard, FollowBoard, MakeBoard, SetBoardPromise } from './input.ts'
import { canClaimBoard, canManageBoard } from './policy.ts'

const say = refusalMessages.message

/**
 * Creates a board in a space the viewer manages, or in an open one.
 * @param knownSlug its address, where it is known before (the demo's); otherwise it is made from the name
 */
export async function makeBoard(
  context: SignedIn,
  raw: z.input<typeof MakeBoard>,
  knownSlug?: string,
) {
  const input = parse(MakeBoard, raw)
  const { viewer } = context
  return write(context, 'makeBoard', input, async (tx) => {
    const space = await tx.first<{ id: number; kind: string }>(sql`
      select id, kind from "Space" where slug = ${input.space}`)
    if (!space || !canReadSpace(viewer, space.id)) throw new NotFound()
    if (!canWriteIn(viewer, space.id)) throw new NotAllowed(say('spaceArchived'))
    if (space.kind !== 'OPEN' && !canManageSpace(viewer, space.id)) throw new NotAllowed()
    const ownerId = input.ownerId === undefined ? viewer.id : input.ownerId
    await mustRead(tx, ownerId ? [ownerId] : [], space.id, 'ownerId')
    const slug = knownSlug ?? (await freeSlug(tx, 'Board', input.name, space.kind !== 'OPEN'))
    const policyId = await makePolicy(tx, input.responseDays)
    const board = await tx.first<{ id: number }>(sql`
      insert into "Board" ("spaceId", slug, name, about, "ownerId", "policyId", "followerCount", "createdAt")
      values (${space.id}, ${slug}, ${input.name}, ${input.about}, ${ownerId}::int, ${policyId}, 1, ${tx.at})
      on conflict do nothing returning id`)
    if (!board) throw new Conflict(say('nameTaken'))
    await tx.rows(sql`
      insert into "BoardFollow" ("boardId", "personId", level, at)
      values (${board.id}, ${viewer.id}, 'FOLLOW', ${tx.at})`)
    await boardMade.record(tx, context, { boardId: board.id, spaceId: space.id })
    return { id: board.id, slug }
  })
}

const versionOf = (boardId: number) =>
  sql`select b.version, b.name, b.about, coalesce((select name from "Person" where id = b."ownerId"), '') as owner,
    coalesce((select string_agg(p.name, ', ' order by p.name) from "BoardDelegate" d join "Person" p on p.id = d."personId"
      where d."boardId" = b.id), '') as delegates
    from "Board" b where b.id = ${boardId} for no key update of b`

/**
 * Changes what is named of a board. A new first-answer time holds for ideas that wait, too: their clocks are counted anew.
 * Throws NotFound, NotAllowed, Invalid, and Conflict when it was changed since the version that was opened.
 */
export async function editBoard(context: SignedIn, raw: z.input<typeof EditBoard>) {
  const input = parse(EditBoard, raw)
  return write(context, 'editBoard', input, async (tx) => {
    const board = await findReadableBoard(tx, context.viewer, { id: input.boardId })
    if (!canManageBoard(context.viewer, board)) throw new NotAllowed()
    await lockVersion(tx, versionOf(board.id), input.version)
    const { ownerId, delegateIds, isArchived, responseDays } = input
    await mustRead(tx, ownerId ? [ownerId] : [], board.spaceId, 'ownerId')
    await mustRead(tx, delegateIds ?? [], board.spaceId, 'delegateIds')
    await tx.rows(sql`
      update "Board" set name = coalesce(${input.name ?? null}, name), about = coalesce(${input.about ?? null}, about),
        "ownerId" = case when ${ownerId === undefined} then "ownerId" else ${ownerId ?? null}::int end,
        "archivedAt" = case when ${isArchived ?? null}::boolean is null then "archivedAt"
          when ${isArchived ?? false} then coalesce("archivedAt", ${tx.at}) end,
        version = version + 1
      where id = ${board.id}`)
    if (responseDays !== undefined) await changeDays(tx, context, board.policyId, responseDays)
    if (delegateIds) await setDelegates(tx, board.id, delegateIds)
    await boardEdited.record(tx, context, { boardId: board.id, spaceId: board.spaceId })
    return { id: board.id }
  })
}

async function setDelegates(tx: Tx, boardId: number, personIds: readonly number[]): Promise<void> {
  await tx.rows(sql`delete from "BoardDelegate" where "boardId" = ${boardId}`)
  if (personIds.length > 0)
    await tx.rows(sql`
      insert into "BoardDelegate" ("boardId", "personId")
      select ${boardId}, unnest(${personIds}::int[]) on conflict do nothing`)
}

/**
 * Changes what is named of a board's promise: calendar, unit, warning, escalation. Throws NotFound, NotAllowed, Invalid, and
 * Conflict when the board was changed since the version that was opened.
 */
export async function setBoardPromise(context: SignedIn, raw: z.input<typeof SetBoardPromise>) {
  const input = parse(SetBoardPromise, raw)
  return write(context, 'setBoardPromise', input, async (tx) => {
    const board = await findReadableBoard(tx, context.viewer, { id: input.boardId })
    if (!canManageBoard(context.viewer, board)) throw new NotAllowed()
    await lockVersion(tx, versionOf(board.id), input.version)
    const { escalateToId } = input.promise
    await mustRead(tx, escalateToId ? [escalateToId] : [], board.spaceId, 'escalateToId')
    await tx.rows(sql`update "Board" set version = version + 1 where id = ${board.id}`)
    await changePolicy(tx, context, board.policyId, input.promise)
    await boardEdited.record(tx, context, { boardId: board.id, spaceId: board.spaceId })
    return { id: board.id }
  })
}

/** "Become owner" of a board that nobody owns. Of two who click at once, one gets it. */
export async function claimBoard(context: SignedIn, raw: z.input<typeof ClaimBoard>) {
  const input = parse(ClaimBoard, raw)
  const { viewer } = context
  return write(context, 'claimBoard', input, async (tx) => {
    const board = await findReadableBoard(tx, viewer, { id: input.boardId })
    if (!canClaimBoard(viewer, board)) throw new NotAllowed(say('hasOwner'))
    const taken = await tx.first(sql`
      update "Board" set "ownerId" = ${viewer.id}, version = version + 1 where id = ${board.id} and "ownerId" is null returning id`)
    if (!taken) throw new Conflict(say('ownerQuicker'))
    await boardEdited.record(tx, context, { boardId: board.id, spaceId: board.spaceId })
    return { id: board.id }
  })
}

/** Follows, mutes or unfollows a board. */
export async function followBoard(context: SignedIn, raw: z.input<typeof FollowBoard>) {
  const input = parse(FollowBoard, raw)
  const { viewer } = context
  return write(context, 'followBoard', input, async (tx) => {
    const board = await findReadableBoard(tx, viewer, { id: input.boardId })
    await tx.rows(sql`select 1 from "Board" where id = ${board.id} for no key update`)
    const before = await tx.first<{ level: string }>(sql`
      select level from "BoardFollow" where "boardId" = ${board.id} and "personId" = ${viewer.id}`)
    if (input.level === 'NONE')
      await tx.rows(
        sql`delete from "BoardFollow" where "boardId" = ${board.id} and "personId" = ${viewer.id}`,
      )
    else
      await tx.rows(sql`
        insert into "BoardFollow" ("boardId", "personId", level, at)
        values (${board.id}, ${viewer.id}, ${input.level}::"FollowLevel", ${tx.at})
        on conflict ("boardId", "personId") do update set level = excluded.level`)
    const change = Number(input.level === 'FOLLOW') - Number(before?.level === 'FOLLOW')
    if (change)
      await tx.rows(
        sql`update "Board" set "followerCount" = "followerCount" + ${change} where id = ${board.id}`,
      )
    await boardFollowed.record(tx, context, {
      boardId: board.id,
      personId: viewer.id,
      level: input.level,
    })
    return { id: board.id }
  })
}
