// Files and faces: the only place that writes them (claim.ts puts them under posts and comments).
import { rm } from 'node:fs/promises'
import { type Actor, SEALED_ACTOR, type SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound, TooMany } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { canSeal, ownerTag, uploadsKey } from '#graphql/seal.ts'
import { hours, seconds } from '#graphql/time.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { log } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { fileDescribed, fileRemoved, fileUploaded } from './events.ts'
import { ENDINGS, isOfKind, kindOfEnding } from './file-kinds.ts'
import { cleanName, named } from './file-name.ts'
import { DescribeFile, FileReference } from './input.ts'
import { MAX_PIXELS, makePicture, TooManyPixels, UnreadablePicture } from './pictures.ts'
import { canDescribeFile, isOwnFile } from './policy.ts'
import { type FileRow, openableFile } from './queries.ts'
import type { Received } from './receive.ts'
import { MAX_BYTES_A_DAY, MAX_FILES_A_DAY, megabytes } from './sizes.ts'
import { discard, keep, keepBytes, newFileId, recordKept } from './store.ts'

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
export async function mayUpload(
  { viewer, db }: SignedIn,
  rawName: string,
  isSealed = false,
): Promise<void> {
  if (!viewer.scopes.includes('write')) throw new NotAllowed(say('tokenReads'))
  const { ending } = cleanName(rawName)
  const kind = kindOfEnding(ending)
  if (!kind)
    throw new Invalid({
      file: [
        ending
          ? say('ending', { ending, endings: ENDINGS.join(', ') })
          : say('endingNone', { endings: ENDINGS.join(', ') }),
      ],
    })
  if (isSealed && !canSeal()) throw new Invalid({ file: [say('noSealKeys')] })
  if (isSealed && kind.way !== 'picture') throw new Invalid({ file: [say('sealedPictures')] })
  await checkDay(db, viewer.id, 0)
}

const MEGABYTE = megabytes(1)
const uploadsKeyOf = (personId: number): string | null =>
  canSeal() ? uploadsKey(personId, new Date().toISOString().slice(0, 10)) : null

/** Throws TooMany when a file of so many bytes more is too much for one day. What was uploaded without a name counts as well. */
async function checkDay(db: Db, ownerId: number, bytes: number): Promise<void> {
  const today = await db.first<{ bytes: number; files: number }>(sql`
    select coalesce(sum(bytes), 0)::bigint as bytes, sum(files)::int as files from (
      select coalesce(sum(bytes), 0) as bytes, count(*) as files from "File"
      where "ownerId" = ${ownerId} and "createdAt" > now() - interval '1 day'
      union all
      select megabytes::bigint * ${MEGABYTE}, files from "SealedUpload" where key = ${uploadsKeyOf(ownerId)}) uploads`)
  if (today && (today.bytes + bytes > MAX_BYTES_A_DAY || today.files >= MAX_FILES_A_DAY))
    throw new TooMany(hours(1) / seconds(1), say('filesToday'))
}

/**
 * Takes in what was received: checks its content against its name, makes pictures anew and records it as the viewer's.
 * Throws Invalid for what is not taken. The received file is moved or removed in any case.
 * @param isSealed without the viewer's name, for a post that was written so; the file's own name goes too
 */
export async function uploadFile(
  context: SignedIn,
  rawName: string,
  received: Received,
  isSealed = false,
): Promise<UploadedFile> {
  const id = newFileId()
  const name = isSealed ? `picture.${cleanName(rawName).ending}` : rawName
  try {
    const file = await prepared(id, name, received).catch(async (error: unknown) => {
      await discard([id])
      throw error
    })
    return await recordKept(id, () =>
      write(
        context,
        'uploadFile',
        { name: file.name, sha256: received.sha256 },
        async (tx): Promise<UploadedFile> => {
          await (isSealed ? addSealed(tx, context, file) : addNamed(tx, context, file))
          return { ...file }
        },
      ),
    )
  } finally {
    await rm(received.path, { force: true })
  }
}

/** A file that another program's export brought, made ours on the disk as an upload is. Throws Invalid for what is not taken. */
export async function prepareFile(rawName: string, received: Received): Promise<UploadedFile> {
  try {
    return await prepared(newFileId(), rawName, received)
  } finally {
    await rm(received.path, { force: true })
  }
}

/** Records a prepared file under a post or comment, dated as what it stands under. */
export async function attachFile(
  tx: Tx,
  file: UploadedFile,
  place: { ownerId: number; postId: number; commentId: number | null; at: Date },
): Promise<void> {
  const { ownerId, postId, commentId, at } = place
  await insertFile(tx, { ownerId, ownerTag: null }, file, false)
  await tx.rows(sql`
    update "File" set "postId" = ${postId}, "commentId" = ${commentId}::int, "createdAt" = ${at} where id = ${file.id}`)
}

async function addNamed(tx: Tx, context: SignedIn, file: UploadedFile): Promise<void> {
  const ownerId = context.viewer.id
  // Of many that come at once, each sees those before it.
  await tx.rows(sql`select 1 from "Person" where id = ${ownerId} for no key update`)
  await checkDay(tx, ownerId, file.bytes)
  await insertFile(tx, { ownerId, ownerTag: null }, file, false)
  await fileUploaded.record(tx, context, { fileId: file.id, ownerId, bytes: file.bytes })
}

/** A retry with the same key uploads it again; the sweep removes the one that is not attached. */
async function addSealed(tx: Tx, { viewer }: SignedIn, file: UploadedFile): Promise<void> {
  keepNoKey(tx)
  // Those that come at once wait for this row, and each sees those before it.
  await tx.rows(sql`
    insert into "SealedUpload" as u (key, files, megabytes)
    values (${uploadsKeyOf(viewer.id)}, 1, ${Math.ceil(file.bytes / MEGABYTE)})
    on conflict (key) do update set files = u.files + 1, megabytes = u.megabytes + excluded.megabytes`)
  await checkDay(tx, viewer.id, 0)
  await insertFile(tx, { ownerId: null, ownerTag: ownerTag(viewer.id, file.id) }, file, false)
  await fileUploaded.record(tx, SEALED_ACTOR, { fileId: file.id })
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
  await keepBytes(made.small, id, true)
  await keepBytes(made.large, id)
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

export async function readable<Made>(making: Promise<Made>): Promise<Made> {
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

export const insertFile = (
  tx: Tx,
  owner: Pick<FileRow, 'ownerId' | 'ownerTag'>,
  file: UploadedFile,
  isPicture: boolean,
) =>
  tx.rows(sql`
    insert into "File" (id, "ownerId", "ownerTag", "isPicture", name, "mediaType", bytes, width, height, "createdAt")
    values (${file.id}, ${owner.ownerId}::int, ${owner.ownerTag}::text, ${isPicture}, ${file.name}, ${file.mediaType}, ${file.bytes},
      ${file.width}, ${file.height}, ${tx.at})`)

/** The viewer's own file, which can be opened. Throws NotFound otherwise: of others' files nothing is to be changed. */
async function findOwnFile(db: Db, { viewer }: SignedIn, fileId: string): Promise<FileRow> {
  const file = await openableFile(db, viewer, fileId)
  if (!file || !isOwnFile(viewer, file)) throw new NotFound()
  return file
}

/** Who changes a file of their own, as its events record it. */
const actorOf = (context: SignedIn, { ownerId }: FileRow): Actor =>
  ownerId === null ? SEALED_ACTOR : context

const about = ({ id, ownerId, postId }: FileRow) => ({
  fileId: id,
  ...(ownerId === null ? {} : { ownerId }),
  ...(postId ? { postId } : {}),
})

/** Says in words what a picture shows, for those who do not see it. Throws NotAllowed in an archived space. */
export async function describeFile(context: SignedIn, raw: unknown) {
  const input = parse(DescribeFile, raw)
  return write(context, 'describeFile', input, async (tx) => {
    const file = await findOwnFile(tx, context, input.fileId)
    if (file.ownerId === null) keepNoKey(tx)
    if (!canDescribeFile(context.viewer, file)) throw new NotAllowed(ARCHIVED)
    await tx.rows(sql`update "File" set alt = ${input.alt} where id = ${file.id}`)
    await fileDescribed.record(tx, actorOf(context, file), about(file))
    return { id: file.id }
  })
}

/** Removes a file of the viewer's own, wherever it stands, archived spaces too. Its links are dead with the answer. */
export async function removeFile(context: SignedIn, raw: unknown) {
  const input = parse(FileReference, raw)
  return write(context, 'removeFile', input, async (tx) => {
    const file = await findOwnFile(tx, context, input.fileId)
    if (file.ownerId === null) keepNoKey(tx)
    if (file.isPicture) throw new Invalid({ fileId: [say('pictureTakeDown')] })
    await tx.rows(sql`delete from "File" where id = ${file.id}`)
    await fileRemoved.record(tx, actorOf(context, file), about(file))
    discardLater(tx, [file.id])
    return { id: file.id }
  })
}

/** From the disk once it is gone for good; what cannot be removed now, the sweep removes. */
export function discardLater(tx: Tx, ids: readonly string[]): void {
  whenCommitted(tx, () => {
    discard(ids).catch((error: Error) =>
      log.warn({ err: error }, 'a removed file is still on the disk'),
    )
  })
}
