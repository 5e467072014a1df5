// Who may open a file: whoever may read what it stands under. One that nothing has claimed yet is its owner's alone;
// everyone who is signed in sees profile pictures.

import { viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import {
  canSeePost,
  isShown,
  type PostFacts,
  type PostState,
  stateShownTo,
  visibleTo,
} from '#graphql/posts/policy.ts'
import { ownerTags } from '#graphql/seal.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type FileFacts = {
  id: string
  /** Null for one that was uploaded without a name; then `ownerTag` answers whose it is. */
  ownerId: number | null
  ownerTag: string | null
  isPicture: boolean
  post: PostFacts | null
  comment: { authorId: number | null; state: PostState } | null
}

/** Did this person upload it, with their name or without? */
export const isOwnFile = (
  viewer: Viewer,
  { id, ownerId, ownerTag }: Pick<FileFacts, 'id' | 'ownerId' | 'ownerTag'>,
): boolean =>
  ownerId === viewer.id || (ownerTag !== null && ownerTags(viewer.id, [id]).includes(ownerTag))

/** isOwnFile as a condition on `f`, one of the files with these ids. */
export const ownedBy = (viewer: Viewer, ids: readonly string[]): Sql =>
  sql`(f."ownerId" = ${viewer.id} or f."ownerTag" = any(${ownerTags(viewer.id, ids)}::text[]))`

export const canOpenFile = (viewer: Viewer, file: FileFacts): boolean => {
  const { isPicture, post, comment } = file
  if (isPicture) return true
  if (!post) return comment === null && isOwnFile(viewer, file)
  if (!canSeePost(viewer, post)) return false
  return comment === null || isShown(viewer, { ...comment, spaceId: post.spaceId })
}

/** Saying what it shows is writing where it stands. Taking it away is the owner's anywhere, in an archived space too. */
export const canDescribeFile = (
  viewer: Viewer,
  file: Pick<FileFacts, 'id' | 'ownerId' | 'ownerTag'> & { spaceId: number | null },
): boolean => isOwnFile(viewer, file) && (file.spaceId === null || canWriteIn(viewer, file.spaceId))

/** The tables a file `f` stands under. */
export const places: Sql = sql`left join "Post" p on p.id = f."postId" left join "Comment" c on c.id = f."commentId"`

/** canOpenFile as a condition on `f`, one of the files with these ids or one that stands somewhere, and its places. */
export const openableBy = (viewer: Viewer, ids: readonly string[] = []): Sql => sql`(f."isPicture"
  or (f."postId" is null and f."commentId" is null and ${ownedBy(viewer, ids)})
  or (p.id is not null and ${visibleTo(viewer)} 
    and (f."commentId" is null or ${stateShownTo(viewerAsReader(viewer), 'c')})))`
