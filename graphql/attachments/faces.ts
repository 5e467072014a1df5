// Profile pictures: a square of a picture that somebody uploaded.
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { profileEdited } from '#graphql/people/events.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { FileReference } from './input.ts'
import { makeFace } from './pictures.ts'
import { isOwnFile } from './policy.ts'
import { type FileRow, openableFile } from './queries.ts'
import { discardLater, insertFile, readable } from './service.ts'
import { keepBytes, newFileId, pathOf, recordKept } from './store.ts'

const say = refusalMessages.message

/**
 * Makes a picture the viewer uploaded their profile picture: its middle as a square. The old one and the upload go, so the
 * same asked again with its key is answered without them. Throws NotFound for a file that is not the viewer's own.
 */
export async function setPicture(context: SignedIn, raw: unknown) {
  const input = parse(FileReference, raw)
  const { viewer } = context
  const source = await openableFile(context.db, viewer, input.fileId)
  const id = newFileId()
  const face = source && isOwnFile(viewer, source) ? await makeAndKeep(source, id) : null
  return recordKept(id, () =>
    write(context, 'setPicture', input, async (tx): Promise<{ id: string }> => {
      if (!source || !face) throw new NotFound()
      const made = { id, name: 'picture.webp', mediaType: 'image/webp', width: 256, height: 256 }
      await insertFile(
        tx,
        { ownerId: viewer.id, ownerTag: null },
        { ...made, bytes: face.length },
        true,
      )
      await putFace(tx, context, id, source.postId === null ? [source.id] : [])
      return { id }
    }),
  )
}

async function makeAndKeep(source: FileRow, id: string): Promise<Buffer> {
  if (source.ownerId === null || !source.mediaType.startsWith('image/'))
    throw new Invalid({ fileId: [say('choosePicture')] })
  const face = await readable(makeFace(pathOf(source.id)))
  await keepBytes(face, id)
  return face
}

/** Takes the viewer's picture down; initials stand in its place. */
export async function removePicture(context: SignedIn) {
  return write(context, 'removePicture', {}, async (tx) => {
    await putFace(tx, context, null, [])
    return { id: context.viewer.id }
  })
}

async function putFace(
  tx: Tx,
  context: SignedIn,
  id: string | null,
  alsoGone: readonly string[],
): Promise<void> {
  const { viewer } = context
  await tx.rows(sql`update "Person" set "pictureId" = ${id} where id = ${viewer.id}`)
  const gone = await tx.rows<{ id: string }>(sql`
    delete from "File" where "ownerId" = ${viewer.id} and id is distinct from ${id}
      and ("isPicture" or (id = any(${alsoGone}::text[]) and "postId" is null))
    returning id`)
  discardLater(
    tx,
    gone.map((file) => file.id),
  )
  await profileEdited.record(tx, context, { personId: viewer.id })
}
