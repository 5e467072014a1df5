// From a row of a file to an idea: what each column means, and what is kept of the rest.

import type { IdeaStatus } from '#graphql/ideas/policy.ts'
import { parse } from '#graphql/parse.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { detectLanguage, short } from '#search/language.ts'
import { wordsOf } from '#search/words.ts'
import { countOf, isRelative, jsonOf, lineOf, listOf, momentOf, proseOf, textOf } from './cells.ts'
import type { IdeaColumn, Plan } from './columns.ts'
import { fingerprintOf } from './fingerprint.ts'
import { IMPORT_TAGS, IMPORT_TITLE, ImportIdea } from './input.ts'
import { type Named, namedIn } from './people.ts'
import type { Cells } from './rows.ts'
import { stageOf } from './statuses.ts'

const say = importsMessages.message

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
  /** As the file says it; null when it does not. */
  createdAt: Date | null
  status: IdeaStatus
  language: string | null
  /** How many support it in all, and those of them that the file names. */
  supports: number
  supporters: Named[]
  /** Comments that stand in the row itself, as the file has them. */
  comments: unknown[]
}

/** What holds for all rows of a file. */
export type Reading = { language: string | null; asOf: Date | null }

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
 * Reads an idea. Throws BadRow or Invalid with the reason.
 * @param plan which of our columns is which of theirs
 */
export function readIdea(
  line: number,
  cells: Cells,
  plan: Plan<IdeaColumn>,
  reading: Reading,
): IdeaRow {
  const cell = (ours: IdeaColumn): unknown => cells.get(plan.theirs.get(ours) ?? '')
  const titleLine = lineOf(cell('title'))
  const title = titleLine.length > IMPORT_TITLE ? cutAtWord(titleLine, IMPORT_TITLE) : titleLine
  const body = bodyOf(cell, title === titleLine ? '' : titleLine)
  const { tags, left } = tagsOf(listOf(cell('tags')), lineOf(cell('category')))
  const stage = statusIn(cell('status'))
  const named = supportersOf(cell('supports'))
  const author = namedIn(cell('author'))
  const createdAt = dateOf(cell('createdAt'), reading)
  const labels: Record<string, unknown> = Object.fromEntries(
    [
      ...plan.others.map((name) => [name, cells.get(name)]),
      ...(['category', 'coauthors'] as const).map((ours) => [ours, cell(ours)]),
      ...(stage.label ? [['status', stage.label]] : []),
      ...(left.length ? [['tags', left]] : []),
      ...(named.count === null && !named.people.length ? [['supports', cell('supports')]] : []),
    ].filter(([, value]) => !isEmpty(value)),
  )
  const input = parse(ImportIdea, {
    id: lineOf(cell('id')),
    title,
    body,
    tags,
    labels,
    authorName: author?.name ?? null,
    createdAt,
    language: languageOf(cell('language'), `${title}\n${body}`, reading),
    supports: Math.max(named.count ?? 0, named.people.length),
  })
  const { id, language, supports } = input
  const supporters = named.people
  const hash = fingerprintOf([
    title,
    body,
    tags,
    labels,
    author,
    createdAt,
    stage.status,
    language,
    supports,
    supporters,
  ])
  const comments = commentsOf(cell('comments'))
  return {
    line,
    id,
    hash,
    title,
    body,
    tags,
    labels,
    author,
    createdAt,
    status: stage.status,
    language,
    supports,
    supporters,
    comments,
  }
}

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

/** A text cut between words, with an ellipsis, at most `most` characters. */
export function cutAtWord(text: string, most: number): string {
  const cut = text.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut
    .slice(0, space > most / 2 ? space : undefined)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`
}

/** The tags that can be tags here, the category first; and those that are too many, too long or too short. */
function tagsOf(given: readonly unknown[], category: string): { tags: string[]; left: string[] } {
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
  const { status, isKnown } = stageOf(word)
  const isOurWord = word.toUpperCase().replace(/[ -]/g, '_') === status
  return { status, label: isKnown && isOurWord ? '' : word }
}

/** A number of supports, or the people who support. */
function supportersOf(value: unknown): { count: number | null; people: Named[] } {
  const count = countOf(value)
  if (count !== null) return { count, people: [] }
  // Other words ("many", or a sum of votes below zero) name nobody and stay a label.
  if (!Array.isArray(value) && !/[;|@]/.test(textOf(value))) return { count: null, people: [] }
  return {
    count: null,
    people: listOf(value)
      .map(namedIn)
      .filter((one) => one !== null),
  }
}

/** Throws BadRow for a date that is there and cannot be read; "6 days ago" counts as no date unless it is known since when. */
export function dateOf(value: unknown, { asOf }: Reading, time?: unknown): Date | null {
  const text = textOf(value).trim()
  if (!text) return null
  const moment = momentOf(value, time, asOf)
  if (!moment && !isRelative(text)) throw new BadRow(say('date', { text: text.slice(0, 40) }))
  return moment
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
  const told = language ?? short(textOf(cell))
  if (told) return told
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
