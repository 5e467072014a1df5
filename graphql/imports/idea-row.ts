// From a row of a file to an idea: what each column means, and what is kept of the rest.

import { cutAtWord, cutText } from '#graphql/graphemes.ts'
import type { IdeaStatus } from '#graphql/ideas/policy.ts'
import { parse } from '#graphql/parse.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { detectLanguage, short } from '#search/language.ts'
import { wordsOf } from '#search/words.ts'
import { countOf, jsonOf, lineOf, listOf, proseOf, saysNothing, textOf } from './cells.ts'
import type { IdeaColumn } from './column-names.ts'
import { cellOf, type Plan } from './columns.ts'
import { type DateOrder, isRelative, readDate } from './dates.ts'
import { fingerprintOf } from './fingerprint.ts'
import { IMPORT_COAUTHORS, IMPORT_TAGS, IMPORT_TITLE, ImportIdea } from './input.ts'
import { type Named, namedIn } from './people.ts'
import type { Cells } from './rows.ts'
import { withoutAddresses } from './shown-addresses.ts'
import { statusOf } from './statuses.ts'

const say = importsMessages.message

/** Somebody who supports an idea, and since when if the file says so. */
export type Supporter = Named & { at: Date | null }
/** What whoever runs the other program has said to an idea. */
export type Response = { text: string; by: Named | null; at: Date | null }

export type IdeaRow = {
  line: number
  id: string
  hash: string
  title: string
  body: string
  tags: string[]
  /** Columns that are none of ours, and what of the others found no place. */
  labels: Record<string, unknown>
  author: Named | null
  coauthors: Named[]
  /** As the file says it; null when it does not. */
  createdAt: Date | null
  status: IdeaStatus
  /** Since when it has the status; null when the file does not say. */
  statusAt: Date | null
  response: Response | null
  /** The id of the idea it was merged into there. */
  mergedInto: string | null
  language: string | null
  /** How many support it in all, and those of them that the file names. */
  supports: number
  supporters: Supporter[]
  /** Keys of pictures in the export that stand under it. */
  pictures: string[]
  /** Comments that stand in the row itself, as the file has them. */
  comments: unknown[]
}

/** What holds for all rows of a file. */
export type Reading = {
  language: string | null
  asOf: Date | null
  /** Of days like 03/04/2020; null while nobody and nothing has told. */
  dateOrder: DateOrder | null
}

/** A row that cannot be taken; the text is for the person who mends the file. */
export class BadRow extends Error {
  override name = 'BadRow'
  readonly text: Message
  constructor(text: Message) {
    super(text('en'))
    this.text = text
  }
}

const NO_CATEGORY = new Set(['uncategorized', 'uncategorised', 'none', 'n/a', '-', 'other'])

/**
 * Reads an idea. Its id is empty when the file has none. Throws BadRow or Invalid with the reason.
 * @param plan which of our columns is which of theirs
 */
export function readIdea(
  line: number,
  cells: Cells,
  plan: Plan<IdeaColumn>,
  reading: Reading,
): IdeaRow {
  const cell = (ours: IdeaColumn): unknown => cellOf(plan, cells, ours)
  const titleLine = lineOf(cell('title'))
  const title = cutAtWord(titleLine, IMPORT_TITLE)
  const body = bodyOf(cell, title === titleLine ? '' : titleLine)
  const { tags, left } = tagsOf(listOf(cell('tags')), lineOf(cell('category')))
  const status = statusIn(cell('status'))
  const named = supportersOf(cell('supports'), reading)
  const author = namedIn(cell('author'), cell('authorEmail'))
  const response = responseOf(cell, reading)
  const statusAt = dateOf(cell('statusAt'), reading, 'statusAt') ?? response?.at ?? null
  const labels: Record<string, unknown> = Object.fromEntries(
    [
      ...plan.others.map((name) => [name, withoutAddresses(cells.get(name)).value]),
      ['category', cell('category')],
      ...(status.label ? [['status', status.label]] : []),
      ...(left.length ? [['tags', left]] : []),
      ...(named.count === null && !named.people.length ? [['supports', cell('supports')]] : []),
    ].filter(([, value]) => !isEmpty(value) && !saysNothing(value)),
  )
  const input = parse(ImportIdea, {
    id: plan.theirs.has('id') ? lineOf(cell('id')) : null,
    title,
    body,
    tags,
    labels,
    authorName: author?.name ?? null,
    createdAt: dateOf(cell('createdAt'), reading, 'createdAt'),
    language: languageOf(cell('language'), `${title}\n${body}`, reading),
    supports: Math.max(named.count ?? 0, named.people.length),
    response: response?.text ?? '',
  })
  const { language, supports, createdAt } = input
  const [, ...furtherAuthors] = Array.isArray(cell('author')) ? (cell('author') as unknown[]) : []
  const coauthors = coauthorsOf([...furtherAuthors, ...listOf(cell('coauthors'))])
  const mergedInto = lineOf(cell('mergedInto')) || null
  const idea = {
    title,
    body,
    tags,
    labels,
    author,
    coauthors,
    createdAt,
    status: mergedInto ? ('NEW' as const) : status.status,
    statusAt,
    response: response?.text ? response : null,
    mergedInto,
    language,
    supports,
    supporters: named.people,
    pictures: keysIn(cell('pictures')),
  }
  return {
    line,
    id: input.id ?? '',
    hash: fingerprintOf(idea),
    ...idea,
    comments: commentsOf(cell('comments')),
  }
}

/** Names of files; nothing that is no text. */
export const keysIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((key) => typeof key === 'string' && key !== '') : []

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)

/** A title that was cut stands in full before the text. */
function bodyOf(cell: (ours: IdeaColumn) => unknown, fullTitle: string): string {
  const text = proseOf(cell('body'))
  const summary = proseOf(cell('summary'))
  const why = proseOf(cell('why'))
  const says = (whole: string, part: string) =>
    sameWords(whole).includes(sameWords(part).slice(0, 80))
  const parts = [fullTitle]
  if (summary && !says(text, summary)) parts.push(summary)
  if (text) parts.push(text)
  if (why && !says(text, why)) parts.push(`**Why it matters**\n\n${why}`)
  return parts.filter(Boolean).join('\n\n')
}

/** Letters and digits only: another program's quotation marks and dashes make no other text. */
const sameWords = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The tags that can be tags here, the category first; and those that are too many, too long or too short. */
export function tagsOf(
  given: readonly unknown[],
  category: string,
): { tags: string[]; left: string[] } {
  const texts = given.map((item) =>
    lineOf(
      typeof item === 'object' && item !== null ? (item as { name?: unknown }).name : item,
    ).toLowerCase(),
  )
  const first = NO_CATEGORY.has(category.toLowerCase()) ? '' : category.toLowerCase()
  const all = [
    ...new Set([first.length > 40 ? cutAtWord(first, 41).slice(0, -1) : first, ...texts]),
  ].filter(Boolean)
  const fitting = all.filter((tag) => tag.length >= 2 && tag.length <= 40)
  const tags = fitting.slice(0, IMPORT_TAGS)
  return { tags, left: all.filter((tag) => !tags.includes(tag)) }
}

function statusIn(value: unknown): { status: IdeaStatus; label: string } {
  const word = lineOf(value)
  if (!word) return { status: 'NEW', label: '' }
  const { status, isKnown } = statusOf(word)
  const isOurWord = word.toUpperCase().replace(/[ -]/g, '_') === status
  return { status, label: isKnown && isOurWord ? '' : word }
}

/** A number of supports, or the people who support. */
function supportersOf(
  value: unknown,
  reading: Reading,
): { count: number | null; people: Supporter[] } {
  const count = countOf(value)
  if (count !== null) return { count, people: [] }
  // Other words ("many", or a sum of votes below zero) name nobody and stay a label.
  if (!Array.isArray(value) && !/[;|@]/.test(textOf(value))) return { count: null, people: [] }
  const people = listOf(value).flatMap((one) => {
    const named = namedIn(one)
    if (!named) return []
    const at = one !== null && typeof one === 'object' && 'at' in one ? one.at : undefined
    return [{ ...named, at: dateOf(at, reading, 'supports') }]
  })
  return { count: null, people }
}

/** Those who are named beside the author, each once. */
function coauthorsOf(given: readonly unknown[]): Named[] {
  const people = given.map((one) => namedIn(one))
  const byName = new Map<string, Named>()
  for (const one of people) {
    const key = one?.name.toLowerCase() ?? ''
    if (one && !byName.has(key)) byName.set(key, one)
  }
  return [...byName.values()].slice(0, IMPORT_COAUTHORS)
}

/** Null when nobody has responded; a response without words still tells who decided, and when. */
function responseOf(cell: (ours: IdeaColumn) => unknown, reading: Reading): Response | null {
  const text = proseOf(cell('response'))
  const by = namedIn(cell('respondedBy'))
  const at = dateOf(cell('respondedAt'), reading, 'respondedAt')
  return text || by || at ? { text, by, at } : null
}

/**
 * Throws BadRow for a date that is there and cannot be read, or could be two; "6 days ago" counts as no date unless it is
 * known since when.
 */
export function dateOf(
  value: unknown,
  { asOf, dateOrder }: Reading,
  column: string,
  time?: unknown,
): Date | null {
  const text = textOf(value).trim()
  if (!text) return null
  const read = readDate(text, { time: textOf(time), asOf, order: dateOrder })
  if (read && 'at' in read) return read.at
  if (!read && isRelative(text)) return null
  const shown = { column, text: cutText(text, 40) }
  throw new BadRow(read ? say('date.two', shown) : say('date', shown))
}

/**
 * The language of the file, of the cell, or of the words; null when they do not tell.
 * @param least fewer words than this tell nothing: two short languages look alike in a sentence
 */
export function languageOf(
  cell: unknown,
  text: string,
  { language }: Reading,
  least = 0,
): string | null {
  const named = language ?? short(textOf(cell))
  if (named) return named
  const words = wordsOf(text.slice(0, 4_000), 200).map((word) => word.plain)
  return words.length < least ? null : detectLanguage(words)
}

function commentsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const text = textOf(value).trim()
  if (!text.startsWith('[')) return []
  const list = jsonOf(text)
  if (!Array.isArray(list)) throw new BadRow(say('comments.notList'))
  return list
}
