// From a row of a file, or from an entry in an idea's own row, to a comment.
import { parse } from '#graphql/parse.ts'
import { importsMessages } from '#messages/imports.ts'
import { lineOf, proseOf } from './cells.ts'
import { COMMENT_COLUMNS, type CommentColumn } from './column-names.ts'
import { cellOf, type Plan, planOf } from './columns.ts'
import { fingerprintOf } from './fingerprint.ts'
import { BadRow, dateOf, keysIn, languageOf, type Reading } from './idea-row.ts'
import { ImportComment } from './input.ts'
import { type Named, namedIn } from './people.ts'
import type { Cells } from './rows.ts'

const say = importsMessages.message

export type CommentRow = {
  line: number
  /** The id of its idea in the file. */
  ideaId: string
  id: string
  /** Ids count within their idea: this one is unique within the space. */
  key: string
  parentKey: string | null
  hash: string
  body: string
  author: Named | null
  createdAt: Date | null
  editedAt: Date | null
  /** Keys of pictures in the export that stand under it. */
  pictures: string[]
  /** Null when it does not tell: then it is taken for its idea's. */
  language: string | null
}

const keyOf = (ideaId: string, id: string): string => `${ideaId}/${id}`

/** Ids with which programs say "answers nothing". */
const NOBODY = new Set(['', '-1', '0', 'null', 'none', 'nan'])

/** Reads a comment of a file of comments. Throws BadRow or Invalid with the reason. */
export function readComment(
  line: number,
  cells: Cells,
  plan: Plan<CommentColumn>,
  reading: Reading,
): CommentRow {
  const cell = (ours: CommentColumn): unknown => cellOf(plan, cells, ours)
  const ideaId = lineOf(cell('idea'))
  if (!ideaId) throw new BadRow(say('comment.noIdea'))
  return commentOf(line, ideaId, plan.theirs.has('id') ? lineOf(cell('id')) : null, cell, reading)
}

const plans = new Map<string, Plan<CommentColumn>>()

/** Which of a nested comment's members is which of ours. */
export function planOfNested(cells: Cells): Plan<CommentColumn> {
  const columns = JSON.stringify([...cells.keys()])
  const plan =
    plans.get(columns) ?? planOf([...cells.keys()], COMMENT_COLUMNS, { given: new Map() })
  if (plans.size < 200) plans.set(columns, plan)
  return plan
}

/** Reads a comment that stands in its idea's row. Without an id its place in the list is its id. */
export function readNested(
  line: number,
  ideaId: string,
  entry: unknown,
  place: number,
  reading: Reading,
): CommentRow {
  if (typeof entry === 'string')
    return commentOf(
      line,
      ideaId,
      `#${place + 1}`,
      (ours) => (ours === 'body' ? entry : undefined),
      reading,
    )
  if (entry === null || typeof entry !== 'object') throw new BadRow(say('comment.kind'))
  const cells: Cells = new Map(Object.entries(entry))
  const plan = planOfNested(cells)
  const cell = (ours: CommentColumn): unknown => cellOf(plan, cells, ours)
  return commentOf(line, ideaId, lineOf(cell('id')) || `#${place + 1}`, cell, reading)
}

function commentOf(
  line: number,
  ideaId: string,
  givenId: string | null,
  cell: (ours: CommentColumn) => unknown,
  reading: Reading,
): CommentRow {
  const author = namedIn(cell('author'), cell('authorEmail'))
  const body = proseOf(cell('body'))
  const parent = lineOf(cell('replyTo'))
  const input = parse(ImportComment, {
    id: givenId,
    body,
    authorName: author?.name ?? null,
    createdAt: dateOf(cell('createdAt'), reading, 'createdAt', cell('time')),
    editedAt: dateOf(cell('editedAt'), reading, 'editedAt'),
    language: languageOf(cell('language'), body, reading, 25),
  })
  const { createdAt, editedAt, language } = input
  const parentKey = NOBODY.has(parent.toLowerCase()) ? null : keyOf(ideaId, parent)
  const pictures = keysIn(cell('pictures'))
  const hash = fingerprintOf([body, author, createdAt, editedAt, language, parentKey, pictures])
  const id = input.id ?? `~${hash}`
  return {
    line,
    ideaId,
    id,
    key: keyOf(ideaId, id),
    parentKey,
    hash,
    body,
    author,
    createdAt,
    editedAt,
    pictures,
    language,
  }
}

/** A comment without an id that says the same as one before it: its place among them tells it apart. */
export function numbered(comment: CommentRow, n: number): CommentRow {
  const id = `${comment.id}-${n}`
  return { ...comment, id, key: keyOf(comment.ideaId, id) }
}
