// Pictures of people without an account: nobody's, until the feature that took them in says whose.
import { type Context, systemActor } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { transaction } from '#graphql/transaction.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { fileUploaded } from './events.ts'
import { kindOfEnding } from './file-kinds.ts'
import { cleanName } from './file-name.ts'
import type { Received } from './receive.ts'
import { discardLater, insertFile, prepareFile, type UploadedFile } from './service.ts'
import { recordKept } from './store.ts'

const say = refusalMessages.message
/** Begins the tag of such a file; nobody's own tag has a colon. */
const OUTSIDE = 'outside:'

/** Throws Invalid for a name whose ending is none of a picture. */
export function mustBePicture(rawName: string): void {
  if (kindOfEnding(cleanName(rawName).ending)?.way !== 'picture')
    throw new Invalid({ file: [say('outsidePictures')] })
}

/** Takes in a picture. Its own name goes. Throws Invalid as `uploadFile` does. */
export async function uploadOutside(
  { requestId, at }: Pick<Context, 'requestId' | 'at'>,
  rawName: string,
  received: Received,
): Promise<UploadedFile> {
  const file = await prepareFile(`picture.${cleanName(rawName).ending}`, received)
  return recordKept(file.id, () =>
    transaction(async (tx) => {
      await insertFile(tx, { ownerId: null, ownerTag: `${OUTSIDE}${file.id}` }, file, false)
      await fileUploaded.record(tx, systemActor(requestId), { fileId: file.id })
      return file
    }, at),
  )
}

/** Finds such a picture that stands nowhere, and holds it to the end of the transaction. Throws Invalid for any other file. */
export async function lockOutsideFile(tx: Tx, fileId: string): Promise<void> {
  const found = await tx.first(sql`
    select 1 as one from "File" f where f.id = ${fileId} and f."ownerTag" = ${`${OUTSIDE}${fileId}`} and f."postId" is null
    for update`)
  if (!found) throw new Invalid({ fileId: [say('fileGone')] })
}

/** Puts such a picture under a post, as that of a person, who answers for it from then on. The caller has asked policy. */
export const giveOutsideFile = (tx: Tx, fileId: string, to: { ownerId: number; postId: number }) =>
  tx.rows(sql`
    update "File" set "ownerId" = ${to.ownerId}, "ownerTag" = null, "postId" = ${to.postId}
    where id = ${fileId} and "ownerTag" = ${`${OUTSIDE}${fileId}`} and "postId" is null`)

/** A file that stands nowhere is gone, from the disk too. */
export async function dropFile(tx: Tx, fileId: string): Promise<void> {
  await tx.rows(sql`delete from "File" where id = ${fileId} and "postId" is null`)
  discardLater(tx, [fileId])
}
