// Where files lie: under the data folder, by the first two letters of their random id. A file is written under another
// name and takes its own only when it is whole and on the disk.
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#env.ts'
import { Refusal } from '#graphql/errors.ts'

export const FOLDER = join(env.ATRIUM_DATA, 'files')
/** Uploads on their way. */
export const INCOMING = join(FOLDER, 'incoming')
/** The small picture lies beside the large one. */
export const SMALL = '.small'

/** 128 random bits as 32 characters that every file system tells apart. */
export const newFileId = (): string => randomBytes(16).toString('hex')
export const isFileId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id)

/** The path of a file, or of its small picture. The id must be one of ours. */
export const pathOf = (id: string, small = false): string =>
  join(FOLDER, id.slice(0, 2), small ? `${id}${SMALL}` : id)

/** A fresh path for an upload on its way. */
export async function incomingPath(): Promise<string> {
  await mkdir(INCOMING, { recursive: true })
  return join(INCOMING, newFileId())
}

/** Gives a finished upload its place. */
export async function keep(path: string, id: string): Promise<void> {
  await mkdir(join(FOLDER, id.slice(0, 2)), { recursive: true })
  await rename(path, pathOf(id))
}

/** Writes made bytes (a picture) to their place, wholly or not at all. */
export async function keepBytes(bytes: Buffer, id: string, small = false): Promise<void> {
  const unfinished = await incomingPath()
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await mkdir(join(FOLDER, id.slice(0, 2)), { recursive: true })
    await rename(unfinished, pathOf(id, small))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Removes files from the disk; those that are gone already are no error. */
export async function discard(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (!isFileId(id)) continue
    await rm(pathOf(id), { force: true })
    await rm(pathOf(id, true), { force: true })
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** What one upload kept becomes another's file, where that one is no longer on the disk; else it goes. */
async function restore(from: string, to: string): Promise<void> {
  for (const small of [false, true])
    if ((await isThere(pathOf(from, small))) && !(await isThere(pathOf(to, small)))) {
      await mkdir(join(FOLDER, to.slice(0, 2)), { recursive: true })
      await rename(pathOf(from, small), pathOf(to, small))
    }
  await discard([from])
}

/**
 * Runs `record`, which writes the row of the file kept under `id`. Bytes of a refused write go. After any other error they
 * stay, because the row may have been committed: the sweep removes them if it was not. When `record` answers with the file
 * that the same key made before, that one stands, and gets the new bytes if its own are gone.
 */
export async function recordKept<Answer extends { id: string }>(
  id: string,
  record: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await record()
    if (answer.id !== id) await restore(id, answer.id)
    return answer
  } catch (error) {
    if (error instanceof Refusal) await discard([id])
    throw error
  }
}
