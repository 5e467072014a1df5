// Where exports and archives lie: under the data folder, by their number, for whoever runs the server alone.
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#env.ts'

export const ARCHIVES = join(env.ATRIUM_DATA, 'exports')
export const archivePath = (id: number): string => join(ARCHIVES, `${id}.zip`)

/** The path of an export that is made now; what an earlier try has left goes. */
export async function freshPath(id: number): Promise<string> {
  await mkdir(ARCHIVES, { recursive: true })
  await rm(archivePath(id), { force: true })
  return archivePath(id)
}

export async function keepArchive(received: string, id: number): Promise<void> {
  await mkdir(ARCHIVES, { recursive: true })
  await rename(received, archivePath(id))
}

export const forgetArchive = (id: number): Promise<void> => rm(archivePath(id), { force: true })
