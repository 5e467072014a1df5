// Where uploaded files of imports lie: each import has a folder of its own under the data folder.
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#env.ts'

export const UPLOADS = join(env.ATRIUM_DATA, 'imports')

export type UploadedPart = 'ideas' | 'comments'

/** The path of an import's file. Names that people chose never become paths. */
export const uploadPath = (importId: number, part: UploadedPart): string =>
  join(UPLOADS, String(importId), part)

/** Gives a received file its place. */
export async function keepUpload(
  received: string,
  importId: number,
  part: UploadedPart,
): Promise<void> {
  await mkdir(join(UPLOADS, String(importId)), { recursive: true })
  await rename(received, uploadPath(importId, part))
}

/** The file of refused rows of an uploaded file; null when none was refused. */
export async function refusedUpload(importId: number, part: UploadedPart): Promise<string | null> {
  const path = `${uploadPath(importId, part)}.refused.csv`
  return (await stat(path).catch(() => null)) ? path : null
}

/** Forgets a file itself; its refused rows stay. */
export const forgetUpload = (importId: number, part: UploadedPart): Promise<void> =>
  rm(uploadPath(importId, part), { force: true })

export const forgetUploads = (importId: number): Promise<void> =>
  rm(join(UPLOADS, String(importId)), { recursive: true, force: true })
