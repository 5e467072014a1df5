// From a row of a file to what a customer wrote: its words as they are, who wrote them, and when.
import { oneLine } from '#graphql/characters.ts'
import { MESSAGE_LENGTH, NAME_LENGTH, SUBJECT_LENGTH } from '#graphql/customers/limits.ts'
import type { Address } from '#graphql/customers/recognise.ts'
import { cutAtWord, cutText } from '#graphql/graphemes.ts'
import { parse } from '#graphql/parse.ts'
import { lineOf, listOf, textOf } from './cells.ts'
import { fingerprintOf } from './fingerprint.ts'
import { dateOf, languageOf, type Reading, tagsOf } from './idea-row.ts'
import { ImportMessage } from './input.ts'
import { namedIn } from './people.ts'
import type { MessageColumn } from './row-columns.ts'

export type MessageRow = {
  line: number
  /** '' when the file has no ids. */
  id: string
  hash: string
  title: string
  body: string
  tags: string[]
  /** Tags that can be none here: too many, too long or too short. */
  leftTags: number
  name: string
  /** By what the customer is recognised; null: they stand by themselves. */
  address: Address | null
  /** As the file says it; null when it does not. */
  createdAt: Date | null
  language: string | null
}
type Cell = (ours: MessageColumn) => unknown

/** Titles of threads without a subject are this long. */
const TITLE = 90

/** Reads a row. Throws BadRow or Invalid with the reason. */
export function readMessageRow(line: number, cell: Cell, reading: Reading): MessageRow {
  // What a customer wrote stays as it was written: nothing is taken for HTML or Markdown.
  const text = cutText(textOf(cell('text')).trim(), MESSAGE_LENGTH)
  const subject = cutText(lineOf(cell('subject')), SUBJECT_LENGTH)
  const { tags, left } = tagsOf(listOf(cell('tags')), '')
  const named = namedIn(cell('name'), cell('email'))
  const input = parse(ImportMessage, {
    id: lineOf(cell('id')) || null,
    text,
    tags,
    name: cutText(named?.name ?? '', NAME_LENGTH),
    createdAt: dateOf(cell('createdAt'), reading, 'createdAt'),
    language: languageOf(cell('language'), text, reading),
  })
  const message = {
    title: subject || cutAtWord(oneLine(input.text), TITLE),
    body: input.text,
    tags: input.tags,
    name: input.name,
    address: addressOf(named?.email ?? null, lineOf(cell('handle'))),
    createdAt: input.createdAt,
    language: input.language,
  }
  return {
    line,
    id: input.id ?? '',
    hash: fingerprintOf(message),
    leftTags: left.length,
    ...message,
  }
}

/** A mail address goes before a handle, as in every channel. */
function addressOf(mail: string | null, handle: string): Address | null {
  if (mail && mail.length <= 190) return { kind: 'mail', address: mail.toLowerCase() }
  return handle ? { kind: 'handle', address: handle.toLowerCase().slice(0, 190) } : null
}
