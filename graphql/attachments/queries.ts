// Reading files, always as somebody.

import type { Viewer } from '#graphql/context.ts'
import { waitingFiles } from '#graphql/waiting-files.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { openableBy, ownedBy, places } from './policy.ts'

export type FileRow = {
  id: string
  ownerId: number | null
  ownerTag: string | null
  postId: number | null
  commentId: number | null
  /** Of the post it stands under. */
  spaceId: number | null
  isPicture: boolean
  name: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  alt: string
}

const columns = sql`f.id, f."ownerId", f."ownerTag", f."postId", f."commentId", f."isPicture", f.name, f."mediaType", f.bytes,
  f.width, f.height, f.alt, p."spaceId"`

/** The file, if the viewer may open it; undefined both for one that is not there and for one that may not be seen. */
export async function openableFile(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<FileRow | undefined> {
  const found = await db.first<FileRow>(
    sql`select ${columns} from "File" f ${places} where f.id = ${id} and ${openableBy(viewer, [id])}`,
  )
  if (found) return found
  for (const { mayOpen } of waitingFiles())
    if (await mayOpen(db, viewer, id))
      return db.first<FileRow>(sql`
        select ${columns} from "File" f ${places} where f.id = ${id} and f."postId" is null and f."commentId" is null`)
  return undefined
}

/** Files by id, null where the viewer may not open one. */
export async function filesByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<(FileRow | null)[]> {
  const rows = await db.rows<FileRow>(sql`
    select ${columns} from "File" f ${places} where f.id = any(${ids}::text[]) and ${openableBy(viewer, ids)}`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** Of these files the viewer's own that stand under nothing yet, oldest first: what came with a form that was refused. */
export const unclaimedFiles = (
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<FileRow[]> =>
  db.rows<FileRow>(sql`
    select ${columns} from "File" f ${places}
    where f.id = any(${ids}::text[]) and ${ownedBy(viewer, ids)} and f."postId" is null and not f."isPicture"
    order by f."createdAt", f.id`)

export type FilesUnder = { postIds?: readonly number[]; commentIds?: readonly number[] }

/**
 * Files that stand directly under posts, and under comments, oldest first, at most 20 of each. Only those that the
 * viewer may open.
 */
export const filesOf = (
  db: Db,
  viewer: Viewer,
  { postIds = [], commentIds = [] }: FilesUnder,
): Promise<FileRow[]> =>
  db.rows<FileRow>(sql`
    select ${columns} from (
      select o.*, row_number() over (partition by o."postId", o."commentId" order by o."createdAt", o.id) as nth
      from "File" o where (o."postId" = any(${postIds}::int[]) and o."commentId" is null)
        or o."commentId" = any(${commentIds}::int[])
    ) f ${places}
    where f.nth <= 20 and ${openableBy(viewer)} order by f."createdAt", f.id`)
