// Finding an idea or a board as somebody: what may not be seen is not found.

import { personAsReader, viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { Invalid, NotFound } from '#graphql/errors.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { commentsClosed, visibleTo } from '#graphql/posts/policy.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import type { BoardFacts, IdeaFacts } from './policy.ts'

const say = refusalMessages.message

export type FoundIdea = FoundPost &
  IdeaFacts & {
    /** Null: it stands on no board. `board` then says what its space says. */
    boardId: number | null
    respondedAt: Date | null
    responseDueAt: Date | null
    board: BoardFacts
  }

/** Where the clocks of an idea find it. */
export const clockAt = ({ id, boardId, spaceId }: FoundIdea) => ({
  postId: id,
  spaceId,
  ...(boardId === null ? {} : { boardId }),
})

type Row = { authorTag: string | null } & Omit<FoundIdea, 'board' | 'isSealed' | 'isSealedMine'> &
  Pick<FoundBoard, 'ownerId' | 'delegateIds' | 'archivedAt'>

/**
 * The idea with what the policy needs, locked against other writers when `lock` is set. Throws NotFound.
 * Whoever needs several rows takes them in this order: post, idea, board, its counts by status. The lock is one that
 * lets others refer to the rows (a comment, a support), so that those do not wait for it.
 */
export async function findVisibleIdea(
  db: Db,
  viewer: Viewer,
  ideaId: number,
  lock?: 'lock',
): Promise<FoundIdea> {
  const row = await db.first<Row>(sql`
    select p.id, p.kind, i."boardId", p."spaceId", p."authorId", p."authorTag", p.state, ${commentsClosed} as "commentsClosed", p.version, p.title,
      p.body, p.tags, p."mergedIntoId", i.status, i."respondedAt", i."responseDueAt", b."ownerId", b."archivedAt",
      array(select d."personId" from "BoardDelegate" d where d."boardId" = b.id) as "delegateIds"
    from "Post" p join "Idea" i on i.id = p.id left join "Board" b on b.id = i."boardId"
    where p.id = ${ideaId} and ${visibleTo(viewer, [ideaId])} ${lock ? sql`for no key update of p, i` : sql``}`)
  if (!row) throw new NotFound()
  const { ownerId, delegateIds, archivedAt, authorTag, ...idea } = row
  const isSealedMine = isSealedAuthor(viewer.id, idea.id, authorTag)
  return {
    ...idea,
    isSealed: authorTag !== null,
    isSealedMine,
    board: { spaceId: idea.spaceId, ownerId, delegateIds, archivedAt },
  }
}

export type FoundBoard = BoardFacts & {
  id: number
  slug: string
  name: string
  policyId: number
  allowsSealed: boolean
  ownerTimeZone: string | null
  archivedAt: Date | null
}

/** The board, by id or slug, if the viewer may read its space. Throws NotFound. */
export async function findReadableBoard(
  db: Db,
  viewer: Viewer,
  by: { id: number } | { slug: string } | { space: string },
): Promise<FoundBoard> {
  const which: Sql =
    'id' in by
      ? sql`b.id = ${by.id}`
      : 'slug' in by
        ? sql`b.slug = ${by.slug}`
        : sql`b."spaceId" = (select s.id from "Space" s where s.slug = ${by.space}) and b."archivedAt" is null`
  const board = await db.first<FoundBoard>(sql`
    select b.id, b.slug, b.name, b."spaceId", b."ownerId", b."policyId", b."archivedAt",
      (select s."allowsSealed" from "Space" s where s.id = b."spaceId") as "allowsSealed", o."timeZone" as "ownerTimeZone",
      array(select d."personId" from "BoardDelegate" d where d."boardId" = b.id) as "delegateIds"
    from "Board" b left join "Person" o on o.id = b."ownerId"
    where ${which} and ${viewerAsReader(viewer).reads(sql`b."spaceId"`)} order by b.id limit 1`)
  if (!board) throw new NotFound()
  return board
}

/** Refuses people who may not read the space, by the field's name. */
export async function mustRead(
  tx: Tx,
  personIds: readonly number[],
  spaceId: number,
  field: string,
): Promise<void> {
  if (personIds.length === 0) return
  const rows = await tx.rows(sql`
    select who.id from "Person" who
    where who.id = any(${personIds}) and who."deactivatedAt" is null
      and ${personAsReader(sql`who.id`).reads(sql`${spaceId}`)}`)
  if (rows.length !== new Set(personIds).size)
    throw new Invalid({ [field]: [say('chooseReaders')] })
}
