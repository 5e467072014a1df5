// Every function that reads a person's text, in one place: graphql/linear-text.test.ts gives each of them the worst texts.
import { withoutHighlights } from '#app/components/highlighted.tsx'
import { firstNameOf, initialsOf } from '#app/components/person-face.ts'
import { highlightsOf } from '#app/routes/ideas/highlights.ts'
import { tagsIn } from '#app/routes/ideas/idea-text.ts'
import { wordDiff } from '#app/routes/ideas/word-diff.ts'
import { mentionAt } from '#app/ui/markdown-marks.ts'
import { withoutCredentials } from '#log.ts'
import { acceptedLanguage } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import { splitMarks } from '#search/document.ts'
import { detectLanguage } from '#search/language.ts'
import { quoted } from '#search/meilisearch.ts'
import { plainWords } from '#search/terms.ts'
import { fold, wordsOf } from '#search/words.ts'
import { cleanName, disposition } from './attachments/file-name.ts'
import { safeReturnTo } from './identity/http.ts'
import { nodeIn } from './ids.ts'
import {
  countOf,
  isRelative,
  jsonOf,
  lineOf,
  listOf,
  momentOf,
  proseOf,
  withoutHtml,
} from './imports/cells.ts'
import { delimiterOf } from './imports/csv.ts'
import { cutAtWord } from './imports/idea-row.ts'
import { namedIn as personIn } from './imports/people.ts'
import { safeCell } from './imports/refused.ts'
import { stageOf } from './imports/statuses.ts'
import { keyOf } from './paging.ts'
import { refuseBrokenText } from './parse.ts'
import { summaryOf, toHtml, toPlainText } from './posts/markdown.ts'
import { namedIn } from './posts/mentions.ts'
import { slugOf } from './spaces/service.ts'

const nobody: Db = { rows: async () => [], first: async () => undefined }
const named = [{ id: 1, name: 'Ann Lee' }]

/** The functions by their names. What they refuse is caught by the test. */
export const TEXT_FUNCTIONS: Record<string, (text: string) => unknown> = {
  acceptedLanguage,
  cleanName,
  countOf,
  cutAtWord: (text) => cutAtWord(text, text.length - 1),
  delimiterOf,
  detectLanguage: (text) => detectLanguage(plainWords(text, 20_000)),
  disposition: (text) => disposition('inline', text),
  firstNameOf,
  fold,
  highlightsOf: (text) => highlightsOf(text, ['heat', 'pump']),
  initialsOf,
  isRelative,
  jsonOf,
  keyOf: (text) => keyOf(text, 'number', 'moment'),
  lineOf,
  listOf,
  mentionAt: (text) => mentionAt(text, text.length),
  momentOf: (text) => momentOf(text, text),
  namedIn: (text) => namedIn(nobody, text, 1),
  nodeIn,
  personIn,
  plainWords: (text) => plainWords(text, 20_000),
  proseOf,
  quoted,
  refuseBrokenText: (text) => refuseBrokenText({ text }, ''),
  safeCell,
  safeReturnTo,
  slugOf,
  splitMarks,
  stageOf,
  summaryOf,
  tagsIn,
  toHtml: (text) => toHtml(text, named),
  toPlainText,
  withoutCredentials,
  withoutHighlights,
  withoutHtml,
  wordDiff: (text) => wordDiff(`x ${text}`, `${text} y`),
  wordsOf,
}

/** Functions whose text is short whoever sends it, with what bounds it. */
export const SHORT_TEXTS: Record<string, string> = {
  auditWordsOf: 'a key of a map',
  dateOf: 'one row of a list, cut before',
  findPeople: 'asks the database',
  fingerprintOf: 'the path of a file',
  ideaNumber: 'an id, anchored',
  isFileId: 'anchored, 32 digits',
  languageOf: 'a key of a map',
  lateEnum: 'declared by a feature',
  numberOf: 'reads with nodeIn',
  pathOf: 'an id of 32 digits',
  persistentConnection: 'a name of ours',
  postNumber: 'an id, anchored',
  rangeOf: 'a header, at most 30 digits',
  textOf: 'gives the text as it is',
  toneOf: 'a key of a map',
  usePaletteGroups: 'in the browser',
  useSimilar: 'in the browser',
  announce: 'gives a message of ours to the screen reader',
  beginningHash: 'the first letters of one word',
  editsAllowed: 'one word of at most 60 letters',
  formsToAsk: 'one word of at most 60 letters',
  formsToStore: 'one word of at most 60 letters',
  hashOf: 'one word of at most 60 letters',
  eventKind: 'a key of a map',
  isNotificationKind: 'a key of a map',
  isPostKind: 'a key of a map',
  joined: 'two neighbouring words',
  kindIn: 'one of three words',
  kindOf: 'a key of a map',
  named: 'a file name that cleanName has made',
  nameAs: 'in the browser, the name of one’s own file',
  notificationKind: 'declared by a feature',
  numberIn: 'anchored, at most nine digits',
  purposeNamed: 'a key of a map',
  searchPalette: 'in the browser',
  trust: 'one word of at most 60 letters',
}

/** Repeated, with something before and after: what makes expressions go back, parsers nest and searches begin anew. */
const UNITS = [
  '@',
  'a@',
  '@a',
  '@Ann Lee ',
  '[',
  '![',
  '[a](',
  '](',
  '*',
  '**a',
  '_a',
  '*a_',
  '`',
  '`a',
  '<',
  '<a ',
  '</',
  '<!--',
  '&',
  '&#',
  '> ',
  '- ',
  '1. ',
  '|a',
  'a|b\n',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '  \n',
  '~~',
  '\\',
  '"',
  '""',
  "'",
  "a'",
  '.',
  'a.',
  '://',
  'http://',
  'www.a',
  'a@b.',
  '(',
  '((a)',
  'x (',
  '# a\n',
  'a\n=\n',
  '-',
  '---\n',
  'a',
  'é',
  '\u0301',
  '👍',
  '漢',
  '[a]: b\n',
  '0',
  '1,',
  '.0',
  ' 000',
  '\0',
  'a\0',
  'a;',
  '/ideas/',
  '“a',
  '<script',
  '<style>',
  '*a **b ',
  '![a](b)',
  '$',
  '%',
  '\uE000a',
  '```\n',
  '[[a]',
  'a@a.aa ',
  'a:',
  '-a',
]
const AFFIXES = [
  ['', ''],
  ['a', 'b'],
  ['@a', 'b'],
  ['<a ', '!'],
  ['<script>', '>'],
] as const

/** The worst texts of about this length. */
export const worstTexts = (length: number): string[] =>
  UNITS.flatMap((unit) =>
    AFFIXES.map(([before, after]) => before + unit.repeat(Math.ceil(length / unit.length)) + after),
  )
