// Which column of a file is which of ours: by --map, else by its name, else by a name that other programs give it.
import { importsMessages } from '#messages/imports.ts'
import { ImportRefused } from './refused.ts'

const say = importsMessages.message

/** Our names, and the names under which they are found elsewhere, best first. Compared without case, spaces and punctuation. */
export const IDEA_COLUMNS = {
  id: ['id', 'external id', 'idea id', 'key', 'code', 'number'],
  title: ['title', 'name', 'subject', 'headline', 'título', 'titulo', 'titre', 'titel'],
  body: [
    'body',
    'text',
    'description',
    'content',
    'details',
    'texto',
    'descripción',
    'beschreibung',
  ],
  summary: ['summary', 'abstract', 'resumen'],
  why: ['why', 'why important', 'benefit', 'benefits'],
  author: [
    'author',
    'author email',
    'author name',
    'email',
    'user id',
    'user',
    'creator',
    'created by',
    'submitter',
    'autor',
  ],
  coauthors: ['coauthors', 'co-authors', 'contributors'],
  createdAt: [
    'created at',
    'created',
    'date',
    'submitted at',
    'submitted',
    'posted at',
    'published at',
    'created on',
    'fecha',
  ],
  tags: ['tags', 'keywords', 'topics', 'etiquetas'],
  category: ['category', 'campaign', 'theme', 'categoría', 'categoria'],
  status: ['status', 'state', 'stage', 'estado'],
  supports: [
    'supports',
    'votes for',
    'upvotes',
    'num supports',
    'supporters',
    'likes',
    'votes',
    'votes net',
    'apoyos',
  ],
  language: ['language', 'lang', 'locale', 'idioma'],
  comments: ['comments', 'comentarios'],
} as const

export const COMMENT_COLUMNS = {
  id: ['id', 'comment id', 'external id', 'key'],
  idea: ['idea', 'idea id', 'proposal id', 'post id', 'topic id'],
  replyTo: ['reply to', 'reply to id', 'parent id', 'parent', 'in reply to'],
  author: [
    'author',
    'author email',
    'author name',
    'email',
    'user id',
    'user',
    'creator',
    'name',
    'autor',
  ],
  body: ['body', 'text', 'comment', 'content', 'message', 'texto'],
  createdAt: ['created at', 'created', 'date', 'when', 'posted at', 'at', 'fecha'],
  time: ['time', 'hour', 'hora'],
  language: ['language', 'lang', 'locale'],
} as const

export type IdeaColumn = keyof typeof IDEA_COLUMNS
export type CommentColumn = keyof typeof COMMENT_COLUMNS

type Names<Ours extends string> = Record<Ours, readonly string[]>
/** Our columns and theirs, and those of theirs that are none of ours. */
export type Plan<Ours extends string> = { theirs: Map<Ours, string>; others: string[] }

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Reads `--map ours=theirs,…`.
 * @throws ImportRefused for a column that is not ours
 */
export function readMap<Ours extends string>(
  given: readonly string[],
  names: Names<Ours>,
): Map<Ours, string> {
  const map = new Map<Ours, string>()
  for (const pair of given.flatMap((text) => text.split(',')).filter((text) => text.trim())) {
    const sign = pair.indexOf('=')
    const ours = Object.keys(names).find((name) => plain(name) === plain(pair.slice(0, sign))) as
      | Ours
      | undefined
    if (sign < 1 || !ours)
      throw new ImportRefused(
        say('option.map', { pair: pair.trim(), columns: Object.keys(names).join(', ') }),
      )
    map.set(ours, pair.slice(sign + 1).trim())
  }
  return map
}

/** Finds our columns among theirs. A column that --map names is taken out of the guessing. */
export function planOf<Ours extends string>(
  theirs: readonly string[],
  names: Names<Ours>,
  map: ReadonlyMap<Ours, string>,
): Plan<Ours> {
  const found = new Map<Ours, string>()
  const free = new Map<string, string>()
  const mapped = new Set(map.values())
  for (const name of theirs)
    if (name !== '' && !mapped.has(name) && !free.has(plain(name))) free.set(plain(name), name)
  for (const ours of Object.keys(names) as Ours[]) {
    const wanted = map.get(ours)
    if (wanted !== undefined) {
      if (theirs.includes(wanted)) found.set(ours, wanted)
      continue
    }
    const key = names[ours].map(plain).find((name) => free.has(name))
    if (key === undefined) continue
    found.set(ours, free.get(key) as string)
    free.delete(key)
  }
  const used = new Set(found.values())
  return {
    theirs: found,
    others: [...new Set(theirs)].filter((name) => name !== '' && !used.has(name)),
  }
}

/**
 * Says at once what would else be said of every row: a CSV file without a needed column, or without one that --map names.
 * @param header null for JSON Lines, whose rows each have their own columns
 * @throws ImportRefused
 */
export function checkHeader<Ours extends string>(
  header: string[] | null,
  names: Names<Ours>,
  map: ReadonlyMap<Ours, string>,
  needed: readonly Ours[],
  option: string,
): void {
  if (!header) return
  const there = header.filter(Boolean).join(', ')
  for (const theirs of map.values())
    if (!header.includes(theirs))
      throw new ImportRefused(say('column.unknown', { column: theirs, columns: there }))
  const { theirs } = planOf(header, names, map)
  const missing = needed.find((ours) => !theirs.has(ours))
  if (missing)
    throw new ImportRefused(say('column.missing', { column: missing, option, columns: there }))
}
