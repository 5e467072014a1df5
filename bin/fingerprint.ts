/** Tells whether something made from files is older than they are, by their content: a clone has no trustworthy times. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from './programs.ts'

type Made = {
  /** Files, or folders with all that lies in them, from the project's folder. */
  from: string[]
  /** The folder that is made. */
  into: string
  /** Only these files of the folders count. */
  only?: (path: string) => boolean
  /** What else it was made with. */
  also?: string
}

/** Runs `make` unless the folder was made from files just like these. @returns whether it ran */
export async function makeIfStale(
  { from, into, only = () => true, also = '' }: Made,
  make: () => Promise<unknown>,
) {
  const stamp = resolve(root, into, '.made-from')
  const now = await fingerprint(from, only, also)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === now) return false
  await make()
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, now)
  return true
}

async function fingerprint(from: string[], only: (path: string) => boolean, also: string) {
  const paths = (await Promise.all(from.map(filesIn))).flat().filter(only).sort()
  const contents = await Promise.all(
    paths.map((path) => readFile(resolve(root, path)).catch(() => '')),
  )
  const hash = createHash('sha256')
  for (const [i, path] of paths.entries()) hash.update(`${path}\0`).update(contents[i] ?? '')
  return hash.update(also).digest('hex')
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(resolve(root, path), {
    withFileTypes: true,
    recursive: true,
  }).catch(() => undefined)
  if (!entries) return [path]
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name)))
}
