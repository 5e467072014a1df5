// Where imported ideas go: a board in a space. A space that is missing is made, closed, owned by whoever imports.
import { basename } from 'node:path'
import type { SignedIn } from '#graphql/context.ts'
import { makeBoard } from '#graphql/ideas/boards.ts'
import { findReadableBoard } from '#graphql/ideas/find.ts'
import { canPostIdea } from '#graphql/ideas/policy.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { canAsk } from '#graphql/questions/policy.ts'
import { makeSpace } from '#graphql/spaces/service.ts'
import { slugOf } from '#graphql/spaces/slugs.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ImportedInto } from './entries.ts'
import { ImportRefused } from './refused.ts'

const say = importsMessages.message

export type Place = {
  spaceId: number
  /** Null for the entries of a challenge, which stand on no board. */
  boardId: number | null
  boardName: string | null
  challenge: ImportedInto | null
}
/** Where it goes, and whether that was there before; null when it was not and a dry run may not make it. */
export type FoundPlace = {
  context: SignedIn
  place: Place | null
  spaceSlug: string
  isNew: boolean
}

/**
 * Finds or makes the board. Asks the policy whether this person may post there.
 * @throws ImportRefused
 */
export async function findPlace(
  context: SignedIn,
  wanted: { space: string; board?: string | undefined; dryRun: boolean },
): Promise<FoundPlace> {
  const { space: slug } = wanted
  const space = await openSpace(context, slug)
  if (wanted.board)
    return {
      context,
      place: await boardOf(context, slug, wanted.board),
      spaceSlug: slug,
      isNew: false,
    }
  const isThere = space ? await firstBoard(context.db, space.id) : null
  if (isThere)
    return { context, place: await boardOf(context, slug, isThere), spaceSlug: slug, isNew: false }
  if (wanted.dryRun) return { context, place: null, spaceSlug: slug, isNew: true }
  return make(context, slug, !space)
}

/** The space, if it is there and open to whoever imports. */
async function openSpace(
  { db, viewer }: SignedIn,
  slug: string,
): Promise<{ id: number } | undefined> {
  if (!/^[a-z0-9-]{2,60}$/.test(slug) || slugOf(slug) !== slug)
    throw new ImportRefused(say('option.space', { space: slug }))
  const space = await db.first<{ id: number; archivedAt: Date | null }>(sql`
    select id, "archivedAt" from "Space" where slug = ${slug}`)
  if (space?.archivedAt) throw new ImportRefused(say('place.archived', { space: slug }))
  if (space && !viewer.spaceIds.includes(space.id))
    throw new ImportRefused(say('place.notAllowed', { name: viewer.name, space: slug }))
  return space
}

/** What a space is called without a name: as the file. */
export const slugOfFile = (path: string): string => slugOf(basename(path).replace(/\..*$/, ''))

/** Where questions go: `spaceId` is null where a dry run would make the space. */
export type FoundSpace = {
  context: SignedIn
  spaceId: number | null
  spaceSlug: string
  isNew: boolean
}

/**
 * Finds or makes the space that questions go to. Asks the policy whether this person may ask there.
 * @throws ImportRefused
 */
export async function findSpace(
  context: SignedIn,
  { space: slug, dryRun }: { space: string; dryRun: boolean },
): Promise<FoundSpace> {
  const space = await openSpace(context, slug)
  if (space && !canAsk(context.viewer, space.id))
    throw new ImportRefused(say('place.notAllowed', { name: context.viewer.name, space: slug }))
  if (space || dryRun)
    return { context, spaceId: space?.id ?? null, spaceSlug: slug, isNew: !space }
  const own = await withNewSpace(context, slug)
  const made = await openSpace(own, slug)
  return { context: own, spaceId: made?.id ?? null, spaceSlug: slug, isNew: true }
}

async function boardOf(context: SignedIn, space: string, slug: string): Promise<Place> {
  const board = await findReadableBoard(context.db, context.viewer, { slug }).catch(() => null)
  const stands =
    board &&
    (await context.db.first(
      sql`select 1 from "Space" where id = ${board.spaceId} and slug = ${space}`,
    ))
  if (!board || !stands) throw new ImportRefused(say('place.noBoard', { board: slug, space }))
  if (!canPostIdea(context.viewer, board))
    throw new ImportRefused(say('place.closed', { board: slug }))
  return {
    spaceId: board.spaceId,
    boardId: board.id,
    boardName: board.name,
    challenge: null,
  }
}

const firstBoard = async (db: Db, spaceId: number): Promise<string | null> =>
  (
    await db.first<{ slug: string }>(sql`
    select slug from "Board" where "spaceId" = ${spaceId} and "archivedAt" is null order by id limit 1`)
  )?.slug ?? null

/** Space and board are made one after the other: a death in between leaves a space that the next run gives its board. */
async function make(context: SignedIn, slug: string, isSpaceMissing: boolean): Promise<FoundPlace> {
  const name = nameOf(slug)
  const own = isSpaceMissing ? await withNewSpace(context, slug) : await asNow(context)
  // Three letters are the least a board's name has; nothing is promised for ideas that were answered elsewhere.
  const boardName = name.length < 3 ? say('place.boardName', { name })(context.language) : name
  const board = await makeBoard(own, { space: slug, name: boardName, responseDays: null })
  return {
    context: own,
    place: await boardOf(own, slug, String(board.slug)),
    spaceSlug: slug,
    isNew: true,
  }
}

const nameOf = (slug: string): string => {
  const words = slug.replaceAll('-', ' ')
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}

/** Makes a closed space of whoever imports, and gives them with the rights that they have there. */
async function withNewSpace(context: SignedIn, slug: string): Promise<SignedIn> {
  const about = say('place.about')(context.language)
  await makeSpace(context, { name: nameOf(slug), kind: 'CLOSED', about })
  return asNow(context)
}

async function asNow(context: SignedIn): Promise<SignedIn> {
  const viewer = await viewerOfPerson(context.viewer.id, context.db)
  if (!viewer) throw new ImportRefused(say('place.left'))
  return { ...context, viewer }
}
