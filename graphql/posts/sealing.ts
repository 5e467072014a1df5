// Posting without a name: what a sealed post stores in place of its author.
import type { SignedIn } from '#graphql/context.ts'
import { invalidateNow } from '#graphql/define.ts'
import { Invalid } from '#graphql/errors.ts'
import { authorTag, canSeal, encryptAuthor } from '#graphql/seal.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { sealedOnce } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const say = refusalMessages.message

export type SealedPost = {
  id: number
  tag: string
  author: string
  /** It was posted before, with the same idempotency key. */
  isKnown: boolean
}

/** Prepares a sealed post. Throws Invalid where the space, the server or the input does not allow it. */
export async function sealPost(
  tx: Tx,
  context: SignedIn,
  allowsSealed: boolean,
): Promise<SealedPost> {
  if (!allowsSealed) throw new Invalid({ isSealed: [say('named')] })
  if (!canSeal())
    throw new Invalid({
      isSealed: [say('noSealKeys')],
    })
  const { viewer } = context
  const { madeBefore, remember } = await sealedOnce(tx, context)
  if (madeBefore !== null) return { id: madeBefore, tag: '', author: '', isKnown: true }
  const next = await tx.first<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('"Post"', 'id'))::int as id`,
  )
  const { id } = next as { id: number }
  remember(id)
  // What is theirs is remembered of a viewer: in this process from the very next request on.
  whenCommitted(tx, () => invalidateNow([viewer.id]))
  return { id, tag: authorTag(viewer.id, id), author: encryptAuthor(viewer.id, id), isKnown: false }
}
