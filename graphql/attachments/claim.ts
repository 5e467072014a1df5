// A file belongs to its uploader until a post or comment claims it.

import type { Viewer } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { ownerTags } from '#graphql/seal.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const say = refusalMessages.message

/**
 * Puts the viewer's own, unclaimed files under a post or comment; files already there stay, others of the same
 * place are released (an edit removed them). Throws Invalid for a file that is not the viewer's.
 */
export async function claimFiles(
  tx: Tx,
  viewer: Viewer,
  fileIds: readonly string[],
  place: { postId: number; commentId?: number; isSealed?: boolean },
): Promise<void> {
  const { postId, commentId = null, isSealed = false } = place
  // Of files without a name that stand under a sealed post, all are its author's.
  const isStanding = isSealed ? sql`f."ownerTag" is not null` : sql`f."ownerId" = ${viewer.id}`
  const isOwn = isSealed
    ? sql`f."ownerTag" = any(${ownerTags(viewer.id, fileIds)}::text[])`
    : sql`f."ownerId" = ${viewer.id}`
  if (commentId === null)
    await tx.rows(sql`
      update "File" f set "postId" = null
      where "postId" = ${postId} and "commentId" is null and ${isStanding} and not (id = any(${fileIds}))`)
  if (fileIds.length === 0) return
  const claimed = await tx.rows(sql`
    update "File" f set "postId" = ${postId}, "commentId" = ${commentId}::int
    where id = any(${fileIds}) and ${isOwn} and not "isPicture"
      and ("postId" is null or ("postId" = ${postId} and "commentId" is not distinct from ${commentId}::int))
    returning id`)
  if (claimed.length !== new Set(fileIds).size)
    throw new Invalid({ fileIds: [say(isSealed ? 'sealedFiles' : 'fileGone')] })
}

/** The ids of the files under a comment. */
export const filesOfComment = async (db: Db, commentId: number): Promise<string[]> =>
  (await db.rows<{ id: string }>(sql`select id from "File" where "commentId" = ${commentId}`)).map(
    ({ id }) => id,
  )

/** Those of these files that the viewer has uploaded, with a name or without. */
export const ownFilesAmong = async (
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<string[]> =>
  ids.length === 0
    ? []
    : (
        await db.rows<{ id: string }>(sql`
          select id from "File" where id = any(${ids}::text[])
            and ("ownerId" = ${viewer.id} or "ownerTag" = any(${ownerTags(viewer.id, ids)}::text[]))`)
      ).map(({ id }) => id)
