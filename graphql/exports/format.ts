// The format of an export: a ZIP of JSON lines, one file for each table, files as they are, and a manifest with checksums.
import * as z from 'zod/mini'

export const FORMAT = 'atrium-export'
/** Raised when what stands in it changes its meaning; an archive of another version is refused. */
export const VERSION = 1

export const MANIFEST = 'manifest.json'
export const PEOPLE = 'people.jsonl'
/** Entries of a ZIP without its larger form, less the tables. */
export const MAX_FILES = 49_000
/** Characters of one line, at most: a post with the longest text and its labels. In UTF-8 each takes at most three bytes. */
export const MAX_LINE = 4_000_000
/** Of one table, at most. */
const MAX_ROWS = 100_000_000
/** People whom one archive names, at most. */
export const MAX_PEOPLE = 200_000

export const tableEntry = (table: string): string => `tables/${table}.jsonl`
export const fileEntry = (number: number): string => `files/${number}`

export const Manifest = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  madeAt: z.string(),
  of: z.enum(['space', 'everything']),
  spaces: z.array(z.object({ name: z.string(), slug: z.string() })),
  stays: z.array(z.string()),
  entries: z.array(
    z.object({
      name: z.string(),
      rows: z.optional(z.int().check(z.gte(0), z.lte(MAX_ROWS))),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>
export type ManifestEntry = Manifest['entries'][number]

export type Row = Record<string, unknown>

/** Whom rows name. On the way back they are found by their address. */
export const ArchivedPerson = z.object({
  number: z.int().check(z.gte(1)),
  email: z.string().check(z.minLength(3), z.maxLength(320)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  title: z.string().check(z.maxLength(500)),
  unit: z.string().check(z.maxLength(500)),
  site: z.string().check(z.maxLength(500)),
  language: z.string().check(z.maxLength(20)),
  timeZone: z.string().check(z.maxLength(100)),
})
export type ArchivedPerson = z.infer<typeof ArchivedPerson>
