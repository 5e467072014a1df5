// Finding a post as somebody: what may not be seen is not found.

import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type PostFacts, visibleTo } from './policy.ts'

export type FoundPost = PostFacts & {
  id: number
  kind: 'IDEA'
  title: string
  commentsClosed: boolean
}

/** The post with what the policy needs. Throws NotFound for one that does not exist or may not be seen. */
export async function findVisiblePost(db: Db, viewer: Viewer, postId: number): Promise<FoundPost> {
  const post = await db.first<FoundPost>(sql`
    select p.id, p.kind, p.title, p."spaceId", p."authorId", p.state, p."commentsClosed"
    from "Post" p where p.id = ${postId} and ${visibleTo(viewer)}`)
  if (!post) throw new NotFound()
  return post
}
