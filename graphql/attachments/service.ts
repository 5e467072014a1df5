// Files and faces: the only place that writes them (claim.ts puts them under posts and comments).
import { rm } from 'node:fs/promises'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound, TooMany } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { profileEdited } from '#graphql/people/events.ts'
import { hours, seconds } from '#graphql/time.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { log } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { fileDescribed, fileRemoved, fileUploaded } from './events.ts'
import { ENDINGS, isOfKind, kindOfEnding } from './file-kinds.ts'
import { cleanName, named } from './file-name.ts'
import { DescribeFile, FileReference } from './input.ts'
import { MAX_PIXELS, makeFace, makePicture, TooManyPixels, UnreadablePicture } from './pictures.ts'
import { canDescribeFile } from './policy.ts'
import { type FileRow, openableFile } from './queries.ts'
import type { Received } from './receive.ts'
import { MAX_BYTES_A_DAY, MAX_FILES_A_DAY } from './sizes.ts'
import { discard, keep, keepBytes, newFileId, pathOf } from './store.ts'

const say = refusalMessages.message

const ARCHIVED = say('archivedFiles')

/** What an upload answers. */
export type UploadedFile = {
  id: string
  name: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
}

/** Throws NotAllowed or TooMany before a byte is read; Invalid for a name whose ending is not taken. */
export async function mayUpload({ viewer, db }: SignedIn, rawName: string): Promise<void> {
  if (!viewer.scopes.includes('write')) throw new NotAllowed(say('tokenReads'))
  const { ending } = cleanName(rawName)
  if (!kindOfEnding(ending))
    throw new Invalid({
      file: [
        ending
          ? say('ending', { ending, endings: ENDINGS.join(', ') })
          : say('endingNone', { endings: ENDINGS.join(', ') }),
      ],
    })
  await checkDay(db, viewer.id, 0)
}

/** Throws TooMany when a file of so many bytes more is too much for one day. */
async function checkDay(db: Db, ownerId: number, bytes: number): Promise<void> {
  const today = await db.first<{ bytes: number; files: number }>(sql`
    select coalesce(sum(bytes), 0)::bigint as bytes, count(*)::int as files from "File"
    where "ownerId" = ${ownerId} and "createdAt" > now() - interval '1 day'`)
  if (today && (today.bytes + bytes > MAX_BYTES_A_DAY || today.files >= MAX_FILES_A_DAY))
    throw new TooMany(hours(1) / seconds(1), say('filesToday'))
}

/**
 * Takes in what was received: checks its content against its name, makes pictures anew and records it as the viewer's.
 * Throws Invalid for what is not taken. The received file is moved or removed in any case.
 */
export async function uploadFile(
  context: SignedIn,
  rawName: string,
  received: Received,
): Promise<UploadedFile> {
  const id = newFileId()
  try {
    const file = await prepared(id, rawName, received)
    const { viewer } = context
    const answer = await write(
      context,
      'uploadFile',
      { name: file.name, sha256: received.sha256 },
      async (tx) => {
        // Of many that come at once, each sees those before it.
        await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
        await checkDay(tx, viewer.id, file.bytes)
        await insertFile(tx, viewer.id, file, false)
        await fileUploaded.record(tx, context, {
          fileId: id,
          ownerId: viewer.id,
          bytes: file.bytes,
        })
        return { ...file }
      },
    )
    // The same key again: the first file is the answer, this one is nobody's.
    if (answer.id !== id) await discard([id])
    return answer
  } catch (error) {
    await discard([id])
    throw error
  } finally {
    await rm(received.path, { force: true })
  }
}

async function prepared(id: string, rawName: string, received: Received): Promise<UploadedFile> {
  const { name, ending } = cleanName(rawName)
  const kind = kindOfEnding(ending)
  if (!kind) throw new Invalid({ file: [say('fileKind')] })
  if (received.bytes === 0) throw new Invalid({ file: [say('fileEmpty')] })
  if (!(await isOfKind(received.path, kind)))
    throw new Invalid({ file: [say('notWhatItSays', { ending })] })
  if (kind.way !== 'picture') {
    await keep(received.path, id)
    return { id, name, mediaType: kind.mediaType, bytes: received.bytes, width: null, height: null }
  }
  const made = await readable(makePicture(received.path, kind.mediaType))
  await keepBytes(made.large, id)
  await keepBytes(made.small, id, true)
  const base = name.slice(0, -ending.length - 1)
  const kept = kind.mediaType === 'image/webp' ? named(base, 'webp') : name
  return {
    id,
    name: kept,
    mediaType: kind.mediaType,
    bytes: made.large.length,
    width: made.width,
    height: made.height,
  }
}

async function readable<Made>(making: Promise<Made>): Promise<Made> {
  try {
    return await making
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error
    if (error instanceof TooManyPixels) {
      throw new Invalid({ file: [say('pixels', { count: MAX_PIXELS / 1_000_000 })] }, 413)
    }
    log.info({ err: error }, 'a picture could not be read')
    throw new Invalid({ file: [say('pictureBroken')] })
  }
}

const insertFile = (tx: Tx, ownerId: number, file: UploadedFile, isPicture: boolean) =>
  tx.rows(sql`
    insert into "File" (id, "ownerId", "isPicture", name, "mediaType", bytes, width, height, "createdAt")
    values (${file.id}, ${ownerId}, ${isPicture}, ${file.name}, ${file.mediaType}, ${file.bytes}, ${file.width}, ${file.height},
      ${tx.at})`)

/** The viewer's own file, which can be opened. Throws NotFound otherwise: of others' files nothing is to be changed. */
async function findOwnFile(db: Db, { viewer }: SignedIn, fileId: string): Promise<FileRow> {
  const file = await openableFile(db, viewer, fileId)
  if (!file || file.ownerId !== viewer.id) throw new NotFound()
  return file
}

const about = ({ id, ownerId, postId }: FileRow) => ({
  fileId: id,
  ownerId,
  ...(postId ? { postId } : {}),
})

/** Says in words what a picture shows, for those who do not see it. Throws NotAllowed in an archived space. */
export async function describeFile(context: SignedIn, raw: unknown) {
  const input = parse(DescribeFile, raw)
  return write(context, 'describeFile', input, async (tx) => {
    const file = await findOwnFile(tx, context, input.fileId)
    if (!canDescribeFile(context.viewer, file)) throw new NotAllowed(ARCHIVED)
    await tx.rows(sql`update "File" set alt = ${input.alt} where id = ${file.id}`)
    await fileDescribed.record(tx, context, about(file))
    return { id: file.id }
  })
}

/** Removes a file of the viewer's own, wherever it stands, archived spaces too. Its links are dead with the answer. */
export async function removeFile(context: SignedIn, raw: unknown) {
  const input = parse(FileReference, raw)
  return write(context, 'removeFile', input, async (tx) => {
    const file = await findOwnFile(tx, context, input.fileId)
    if (file.isPicture) throw new Invalid({ fileId: [say('pictureTakeDown')] })
    await tx.rows(sql`delete from "File" where id = ${file.id}`)
    await fileRemoved.record(tx, context, about(file))
    discardLater(tx, [file.id])
    return { id: file.id }
  })
}

/** From the disk once it is gone for good; what cannot be removed now, the sweep removes. */
function discardLater(tx: Tx, ids: readonly string[]): void {
  whenCommitted(tx, () => {
    discard(ids).catch((error: Error) =>
      log.warn({ err: error }, 'a removed file is still on the disk'),
    )
  })
}

/** Makes a picture the viewer uploaded their face: its middle as a square. The old one and the upload go. */
export async function setPicture(context: SignedIn, raw: unknown) {
  const input = parse(FileReference, raw)
  const { viewer } = context
  const source = await findOwnFile(context.db, context, input.fileId)
  if (!source.mediaType.startsWith('image/')) throw new Invalid({ fileId: [say('choosePicture')] })
  const id = newFileId()
  const face = await readable(makeFace(pathOf(source.id)))
  try {
    await keepBytes(face, id)
    const made = {
      id,
      name: 'picture.webp',
      mediaType: 'image/webp',
      bytes: face.length,
      width: 256,
      height: 256,
    }
    const answer = await write(context, 'setPicture', input, async (tx) => {
      await insertFile(tx, viewer.id, made, true)
      await putFace(tx, context, id, source.postId === null ? [source.id] : [])
      return { id }
    })
    if (answer.id !== id) await discard([id])
    return answer
  } catch (error) {
    await discard([id])
    throw error
  }
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
