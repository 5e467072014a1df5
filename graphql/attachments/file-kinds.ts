// Which files are taken: by extension *and* by content, from one list. Everything else is refused, and nothing is
// ever served in a way in which a browser would run it.
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { megabytes } from './sizes.ts'

export type FileKind = {
  /** What it is served as. */
  mediaType: string
  /** Pictures are made anew; texts have no marks of their own, so only NUL bytes tell them from programs. */
  way: 'picture' | 'text' | 'as-it-is'
  /** What its content may be found to be. */
  found: readonly string[]
}

const picture = (mediaType: string, ...found: string[]): FileKind => ({
  mediaType,
  way: 'picture',
  found,
})
const text = (mediaType: string): FileKind => ({ mediaType, way: 'text', found: [] })
const asItIs = (mediaType: string, ...more: string[]): FileKind => ({
  mediaType,
  way: 'as-it-is',
  found: [mediaType, ...more],
})
const office = (name: string): FileKind =>
  asItIs(`application/vnd.openxmlformats-officedocument.${name}`)
const openDocument = (name: string): FileKind =>
  asItIs(`application/vnd.oasis.opendocument.${name}`)

const KINDS: Record<string, FileKind> = {
  png: picture('image/png', 'image/png', 'image/apng'),
  jpg: picture('image/jpeg', 'image/jpeg'),
  jpeg: picture('image/jpeg', 'image/jpeg'),
  webp: picture('image/webp', 'image/webp'),
  gif: picture('image/webp', 'image/gif'),
  avif: picture('image/webp', 'image/avif'),
  pdf: asItIs('application/pdf'),
  txt: text('text/plain'),
  md: text('text/plain'),
  csv: text('text/csv'),
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  odp: openDocument('presentation'),
  mp4: asItIs('video/mp4', 'video/x-m4v'),
  webm: asItIs('video/webm'),
  mp3: asItIs('audio/mpeg'),
}

/** The endings that are taken, for the file chooser and for the refusal. */
export const ENDINGS: readonly string[] = Object.keys(KINDS)

/** The kind that a name claims by its ending, or undefined. */
export const kindOfEnding = (ending: string): FileKind | undefined =>
  Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined

/** Is the file's content what its kind says? Reads at most what detection needs, or a text to its end. */
export async function isOfKind(path: string, kind: FileKind): Promise<boolean> {
  if (kind.way === 'text') return !(await hasNul(path))
  const found = await fileTypeFromFile(path, {
    maxBufferSize: megabytes(4),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined)
  return found !== undefined && kind.found.includes(found.mime)
}

async function hasNul(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    for await (const part of file.createReadStream({ autoClose: false }))
      if ((part as Buffer).includes(0)) return true
    return false
  } finally {
    await file.close()
  }
}
