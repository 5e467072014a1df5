// Who may open a file: whoever may read what it stands under. One that nothing has claimed yet is its owner's alone;
// a face is everyone's who is signed in.

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
import { canWriteIn } from '#graphql/spaces/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type FileFacts = {
  ownerId: number
  isPicture: boolean
  post: PostFacts | null
  comment: { authorId: number | null; state: PostState } | null
}

export const canOpenFile = (
  viewer: Viewer,
  { ownerId, isPicture, post, comment }: FileFacts,
): boolean => {
  if (isPicture) return true
  if (!post) return comment === null && ownerId === viewer.id
  if (!canSeePost(viewer, post)) return false
  return comment === null || isShown(viewer, { ...comment, spaceId: post.spaceId })
}

/** Saying what it shows is writing where it stands. Taking it away is the owner's anywhere, in an archived space too. */
export const canDescribeFile = (
  viewer: Viewer,
  file: Pick<FileFacts, 'ownerId'> & { spaceId: number | null },
): boolean =>
  file.ownerId === viewer.id && (file.spaceId === null || canWriteIn(viewer, file.spaceId))

/** The tables a file `f` stands under. */
export const places: Sql = sql`left join "Post" p on p.id = f."postId" left join "Comment" c on c.id = f."commentId"`

/** canOpenFile as a condition on `f` and its places. */
export const openableBy = (viewer: Viewer): Sql => sql`(f."isPicture"
  or (f."postId" is null and f."commentId" is null and f."ownerId" = ${viewer.id})
  or (p.id is not null and ${visibleTo(viewer)} 
    and (f."commentId" is null or ${stateShownTo(viewerAsReader(viewer), 'c')})))`
