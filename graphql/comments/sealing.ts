// Comments without a name: who may leave it away, and what is stored in its place.
import type { Viewer } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { type FoundPost, kindOf } from '#graphql/post-kinds.ts'
import { authorTag, canSeal, encryptAuthor } from '#graphql/seal.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const say = refusalMessages.message

/** Throws Invalid by `isSealed` where the kind of the post, its space or the server takes no comments without a name. */
export async function mustTakeSealed(
  db: Db,
  viewer: Viewer,
  { kind, spaceId, authorId }: Pick<FoundPost, 'kind' | 'spaceId' | 'authorId'>,
): Promise<void> {
  const space = await db.first<{ allowsSealed: boolean }>(
    sql`select "allowsSealed" from "Space" where id = ${spaceId}`,
  )
  if (!kindOf(kind).takesSealedComments || !space?.allowsSealed)
    throw new Invalid({ isSealed: [say('named')] })
  // Whoever has put their name above it would otherwise answer themselves as if somebody else did.
  if (authorId === viewer.id) throw new Invalid({ isSealed: [say('namedAbove')] })
  if (!canSeal()) throw new Invalid({ isSealed: [say('noSealKeys')] })
}

/** What a comment keeps in place of its author; the sealed author of its post is kept there. */
export const sealedBy = (personId: number, postId: number, isByOther: boolean) => ({
  tag: authorTag(personId, postId),
  author: isByOther ? encryptAuthor(personId, postId) : null,
})

/** Its words, kept while they were written, would tell who wrote them. */
export const dropOwnDraft = (tx: Tx, viewer: Viewer, postId: number): Promise<unknown> =>
  tx.rows(
    sql`delete from "Draft" where "personId" = ${viewer.id} and place = ${`comment:${postId}`}`,
  )
