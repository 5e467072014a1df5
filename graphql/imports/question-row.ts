// From a row of a file of questions to a question or to an answer, which is a comment under its question.
import { cutAtWord } from '#graphql/graphemes.ts'
import { parse } from '#graphql/parse.ts'
import { importsMessages } from '#messages/imports.ts'
import { lineOf, listOf, proseOf, textOf } from './cells.ts'
import type { CommentRow } from './comment-row.ts'
import { fingerprintOf } from './fingerprint.ts'
import { BadRow, dateOf, languageOf, type Reading, tagsOf } from './idea-row.ts'
import { IMPORT_TITLE, ImportComment, ImportQuestion } from './input.ts'
import { type Named, namedIn } from './people.ts'
import type { QuestionColumn } from './row-columns.ts'

const say = importsMessages.message

export type QuestionRow = {
  line: number
  id: string
  hash: string
  title: string
  body: string
  tags: string[]
  /** Tags that can be none here: too many, too long or too short. */
  leftTags: number
  author: Named | null
  createdAt: Date | null
  language: string | null
  votes: number
  /** The id of the answer that was accepted there; '' without. */
  acceptedId: string
}
export type AnswerRow = CommentRow & { votes: number; isAccepted: boolean }
type Cell = (ours: QuestionColumn) => unknown

/** What programs write in a column that says which rows are answers; Stack Exchange writes 2. */
const ANSWERS = new Set([
  '2',
  'answer',
  'a',
  'reply',
  'antwoord',
  'antwort',
  'réponse',
  'respuesta',
])
const YES = new Set(['1', 'true', 'yes', 'x', 'y', 'ja', 'oui', 'sí'])
/** The key under which an answer is remembered. */
export const answerKey = (questionId: string, answerId: string): string =>
  `${questionId}/${answerId}`

/** Is the row an answer? Without a column that says so, what names a question is one. */
export const isAnswer = (cell: Cell): boolean => {
  const kind = lineOf(cell('kind')).toLowerCase()
  return kind ? ANSWERS.has(kind) : lineOf(cell('question')) !== ''
}

/** Reads a row. Throws BadRow or Invalid with the reason. */
export function readQuestionRow(
  line: number,
  cell: Cell,
  reading: Reading,
): { question: QuestionRow } | { answer: AnswerRow } {
  return isAnswer(cell)
    ? { answer: answerIn(line, cell, reading) }
    : { question: questionIn(line, cell, reading) }
}

/** Votes against count nothing: here people vote for what helps. */
function votesOf(value: unknown): number {
  const text = textOf(value).trim().replace('−', '-')
  return /^-?\d{1,9}$/.test(text) ? Math.max(0, Number(text)) : 0
}

/** Stack Exchange writes `<one><two>`. */
function tagListOf(value: unknown): unknown[] {
  const text = textOf(value).trim()
  return text.startsWith('<') ? text.split(/[<>]+/).filter(Boolean) : listOf(value)
}

function questionIn(line: number, cell: Cell, reading: Reading): QuestionRow {
  const author = namedIn(cell('author'), cell('authorEmail'))
  const titleLine = lineOf(cell('title'))
  const title = cutAtWord(titleLine, IMPORT_TITLE)
  const text = proseOf(cell('body'))
  const body = title === titleLine ? text : [titleLine, text].filter(Boolean).join('\n\n')
  const { tags, left } = tagsOf(tagListOf(cell('tags')), '')
  const { id, ...input } = parse(ImportQuestion, {
    id: lineOf(cell('id')),
    title,
    body,
    tags,
    authorName: author?.name ?? null,
    createdAt: dateOf(cell('createdAt'), reading, 'createdAt'),
    language: languageOf(cell('language'), `${title}\n${body}`, reading),
  })
  const question = {
    ...{ title: input.title, body: input.body, tags: input.tags, author },
    createdAt: input.createdAt,
    language: input.language,
    votes: votesOf(cell('score')),
    acceptedId: lineOf(cell('accepted')),
  }
  return { line, id, hash: fingerprintOf(question), leftTags: left.length, ...question }
}

function answerIn(line: number, cell: Cell, reading: Reading): AnswerRow {
  const questionId = lineOf(cell('question'))
  if (!questionId) throw new BadRow(say('answer.noQuestion'))
  const author = namedIn(cell('author'), cell('authorEmail'))
  const text = proseOf(cell('body'))
  const { id, ...input } = parse(ImportComment, {
    id: lineOf(cell('id')),
    body: text,
    authorName: author?.name ?? null,
    createdAt: dateOf(cell('createdAt'), reading, 'createdAt'),
    editedAt: null,
    language: languageOf(cell('language'), text, reading, 25),
  })
  const { body, createdAt, language } = input
  const votes = votesOf(cell('score'))
  const isAccepted = YES.has(lineOf(cell('isAccepted')).toLowerCase())
  return {
    line,
    ideaId: questionId,
    id: id ?? '',
    key: answerKey(questionId, id ?? ''),
    parentKey: null,
    hash: fingerprintOf([body, author, createdAt, language, votes, isAccepted]),
    body,
    author,
    createdAt,
    editedAt: null,
    pictures: [],
    language,
    votes,
    isAccepted,
  }
}
