// Posting without a name: what a sealed post stores in place of its author.
import type { SignedIn } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { keepNoKey } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { authorTag, canSeal, encryptAuthor, sealedKey } from './seal.ts'

const say = refusalMessages.message

export type SealedPost = {
  id: number
  tag: string
  author: string
  key: string | null
  /** It was posted before, with the same idempotency key. */
  known: boolean
}

/** Prepares a sealed post. Throws Invalid where the space, the server or the input does not allow it. */
export async function sealPost(
  tx: Tx,
  { viewer, idempotencyKey }: SignedIn,
  { allowsSealed, fileIds }: { allowsSealed: boolean; fileIds: readonly string[] },
): Promise<SealedPost> {
  if (!allowsSealed) throw new Invalid({ isSealed: [say('named')] })
  if (!canSeal())
    throw new Invalid({
      isSealed: [say('noSealKeys')],
    })
  refuseFiles(fileIds)
  keepNoKey(tx)
  const key = idempotencyKey === null ? null : sealedKey(viewer.id, idempotencyKey)
  const before = key
    ? await tx.first<{ id: number }>(sql`select id from "Post" where "sealedKey" = ${key}`)
    : undefined
  if (before) return { id: before.id, tag: '', author: '', key, known: true }
  const next = await tx.first<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('"Post"', 'id'))::int as id`,
  )
  const { id } = next as { id: number }
  return {
    id,
    tag: authorTag(viewer.id, id),
    author: encryptAuthor(viewer.id, id),
    key,
    known: false,
  }
}

/** A file belongs to its uploader by name, so a sealed post has none. */
export function refuseFiles(fileIds: readonly string[]): void {
  if (fileIds.length > 0) throw new Invalid({ fileIds: [say('sealedFiles')] })
}
