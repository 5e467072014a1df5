// Nobody stops the server with a text: twice the length costs at most about twice the time.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { withoutHighlights } from '#app/components/highlighted.tsx'
import { firstNameOf, initialsOf } from '#app/components/person-face.ts'
import { highlightsOf } from '#app/routes/ideas/highlights.ts'
import { tagsIn, titleIn } from '#app/routes/ideas/idea-text.ts'
import { wordDiff } from '#app/routes/ideas/word-diff.ts'
import { mentionAt } from '#app/ui/markdown-marks.ts'
import { wordsIn } from '#graphql/search/aliases.ts'
import { aspectsIn, aspectsOf, stemOfName } from '#language/aspects.ts'
import { ThemeModel } from '#language/themes.ts'
import { wordsOf as modelWords, piecesOf } from '#language/tokens.ts'
import { readTone } from '#language/tone/tone.ts'
import { toneTokens } from '#language/tone/tone-tokens.ts'
import { withoutCredentials } from '#log.ts'
import { acceptedLanguage } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import { splitMarks } from '#search/document.ts'
import { detectLanguage } from '#search/language.ts'
import { quoted } from '#search/meilisearch-rows.ts'
import { plainWords } from '#search/terms.ts'
import { fold, wordsOf } from '#search/words.ts'
import { cleanName, disposition } from './attachments/file-name.ts'
import { readHeads } from './audit/verify.ts'
import { hasControls, oneLine, seenOf, tagOf, withoutOverrides } from './characters.ts'
import { likeNames } from './confidential/names.ts'
import { namesLikeIn, patternsIn, phraseOf, phrasesIn } from './confidential/patterns.ts'
import { cellOf } from './csv-cells.ts'
import { itemsOf } from './customers/feed-items.ts'
import { idOf } from './customers/mail-in.ts'
import { ownWords, textOfHtml } from './customers/mail-text.ts'
import { partsOf } from './customers/mastodon.ts'
import { readFacts } from './customers/rule-match.ts'
import { wordsOfLine } from './directory/reading.ts'
import { searchOf } from './directory/service.ts'
import { folded } from './directory/tokens.ts'
import { countText, cutAtWord, cutText, isLongerThan } from './graphemes.ts'
import { safeReturnTo } from './identity/http.ts'
import { nodeIn } from './ids.ts'
import {
  countOf,
  jsonOf,
  lineOf,
  listOf,
  proseOf,
  saysNothing,
  saysNoValue,
} from './imports/cells.ts'
import { plainName } from './imports/column-names.ts'
import { delimiterOf } from './imports/csv.ts'
import { isRelative, ordersOf, readDate } from './imports/dates.ts'
import { withPlainDigits } from './imports/digits.ts'
import { bytesOf } from './imports/encoding.ts'
import { markdownOf, splitCode, wordsOfHtml } from './imports/html.ts'
import { hasTags } from './imports/html-reader.ts'
import { keysIn } from './imports/idea-row.ts'
import { isWeekday, monthOf } from './imports/month-names.ts'
import { namedIn as personIn } from './imports/people.ts'
import { onceRead } from './imports/read-twice.ts'
import { safeCell } from './imports/refused.ts'
import { sampleOf } from './imports/sample.ts'
import { isAddress, withoutAddresses } from './imports/shown-addresses.ts'
import { statusOf } from './imports/statuses.ts'
import { peopleIn } from './invitations/addresses.ts'
import { keyOf } from './paging.ts'
import { refuseBrokenText } from './parse.ts'
import {
  namingPieces,
  picturesIn,
  seenLength,
  summaryOf,
  toHtml,
  toPlainText,
} from './posts/markdown.ts'
import { namedIn } from './posts/mentions.ts'
import { hasSign, withoutName } from './posts/name-links.ts'
import { writtenIn } from './posts/written-in.ts'
import { badgeOf } from './sign-in/badge-numbers.ts'
import { slugOf } from './spaces/slugs.ts'
import { teamNumber } from './teams/schema.ts'
import { knownZone, minuteOf } from './time.ts'

// Every function that reads a person's text, in one place.
const nobody: Db = { rows: async () => [], first: async () => undefined }
const named = [{ id: 1, name: 'Ann Lee' }]

const themes = await ThemeModel.train([
  { text: 'the card', name: 'card' },
  { text: 'the rate', name: 'rate' },
])

/** The functions by their names. What they refuse is caught by the test. */
const TEXT_FUNCTIONS: Record<string, (text: string) => unknown> = {
  acceptedLanguage,
  bytesOf: (text) => bytesOf(text, 'UTF-8'),
  aspectsIn: (text) => aspectsIn(text, new Set(['card'])),
  aspectsOf: (text) => aspectsOf([text]),
  badgeOf,
  cleanName,
  countOf,
  delimiterOf,
  detectLanguage: (text) => detectLanguage(plainWords(text, 20_000)),
  disposition: (text) => disposition('inline', text),
  firstNameOf,
  fold,
  folded,
  highlightsOf: (text) => highlightsOf(text, ['heat', 'pump']),
  hasSign,
  initialsOf,
  jsonOf,
  knownZone,
  keyOf: (text) => keyOf(text, 'number', 'moment'),
  lineOf,
  listOf,
  minuteOf,
  mentionAt: (text) => mentionAt(text, text.length),
  namedIn: (text) => namedIn(nobody, text, 1),
  nodeIn,
  oneLine,
  itemsOf: (text) => itemsOf(text, 'https://news.example/feed'),
  'itemsOf a feed': (text) =>
    itemsOf(`<rss><channel><item><title>${text}`, 'https://news.example/feed'),
  readFacts: (text) =>
    readFacts({ subject: '', text, author: '', language: 'en', reach: 1 }).text.includes(' pump '),
  idOf,
  ownWords,
  textOfHtml,
  partsOf: (text) => partsOf(text, '@liesbeth@social.example', 'Sue'),
  countText,
  hasControls,
  isLongerThan: (text) => isLongerThan(text, text.length - 1),
  namingPieces,
  seenLength,
  seenOf,
  tagOf,
  teamNumber,
  withoutOverrides,
  cutAtWord: (text) => cutAtWord(text, text.length - 1),
  cutText: (text) => cutText(text, text.length - 1),
  isRelative,
  keysIn,
  markdownOf,
  monthOf,
  ordersOf,
  patternsIn,
  phraseOf,
  phrasesIn,
  likeNames: (text) => likeNames(text, text),
  namesLikeIn: (text) => namesLikeIn(text, 200),
  picturesIn,
  plainName,
  readDate,
  readHeads,
  splitCode,
  statusOf,
  wordsOfHtml,
  peopleIn,
  personIn,
  plainWords: (text) => plainWords(text, 20_000),
  proseOf,
  quoted,
  refuseBrokenText: (text) => refuseBrokenText({ text }, ''),
  safeCell,
  sampleOf,
  safeReturnTo,
  searchOf,
  slugOf,
  splitMarks,
  summaryOf,
  tagsIn,
  titleIn,
  hasTags,
  isAddress,
  isWeekday,
  saysNoValue,
  withPlainDigits,
  saysNothing,
  withoutAddresses: (text) => withoutAddresses({ text, list: [text] }),
  withoutName: (text) => withoutName(text, { id: 2, name: 'Ann' }, named, 'x'),
  toHtml: (text) => toHtml(text, named),
  toPlainText,
  withoutCredentials,
  withoutHighlights,
  modelWords,
  piecesOf: (text) => piecesOf(text, 2, 5),
  proposeTheme: (text) => themes.propose(text),
  readTone: (text) => readTone(text),
  readEnglishTone: (text) => readTone(text, 'en'),
  readGermanTone: (text) => readTone(text, 'de'),
  toneTokens,
  stemOfName,
  writtenIn: (text) => writtenIn(text, 'en'),
  wordDiff: (text) => wordDiff(`x ${text}`, `${text} y`),
  wordsIn,
  wordsOf,
  wordsOfLine,
  cellOf,
  onceRead,
}

/** Functions whose text is short whoever sends it, with what bounds it. */
const SHORT_TEXTS: Record<string, string> = {
  listed: 'names of columns that stand in the code',
  sharedLimiter: 'a name of the program itself',
  threadNumber: 'an id, anchored',
  auditWordsOf: 'a key of a map',
  challengeNumber: 'an id, anchored',
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
  postIn: 'an address, cut at 200 characters',
  postNumber: 'an id, anchored',
  questionNumber: 'an id, anchored',
  resultsOf: 'what is typed in one field of the palette',
  rangeOf: 'a header, at most 30 digits',
  textOf: 'gives the text as it is',
  toneOf: 'a key of a map',
  usePaletteGroups: 'in the browser',
  useSimilar: 'in the browser',
  useSimilarPosts: 'in the browser',
  isResponseKind: 'one of a few words',
  announceNow: 'in the browser',
  takeFromOutbox: 'in the browser',
  formsToIndex: 'one word of at most 60 letters',
  formsToAskFor: 'one word of at most 60 letters',
  piecesOf: 'one word of at most 60 letters',
  piecesToStore: 'one word of at most 60 letters',
  isKnownName: 'reads with plainName',
  isOneOf: 'reads with plainName',
  languageIn: 'looks at words that wordsOf has found',
  isTimeZone: 'at most 64 characters',
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
  '<blockquote>',
  '<table><tr><td>',
  '<td>a',
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
  ';=a',
  '\n"',
  'Ã¶',
  '#a ',
  'On 1\n',
  'http://a.b/a',
  '>',
  'a <a@b.nl>\n',
]
const AFFIXES = [
  ['', ''],
  ['a', 'b'],
  ['@a', 'b'],
  ['<a ', '!'],
  ['<script>', '>'],
] as const

/** The worst texts of about this length. */
const worstTexts = (length: number): string[] =>
  UNITS.flatMap((unit) =>
    AFFIXES.map(([before, after]) => before + unit.repeat(Math.ceil(length / unit.length)) + after),
  )

const LENGTH = 10_000
/** Of the times for twice and for four times the length: linear is 2 and 4, quadratic 4 and 16. */
const MAX_RATIO = 2.5
const MAX_RATIO_OF_FOUR = 11
/** Faster than this for 20,000 characters, in milliseconds of processor time, nothing is stopped by the longest text there may be. */
const FAST = 15
const MAX_ROUNDS = 10
/** Systems count processor time in steps of some milliseconds: only sums of this many are compared. */
const COUNTED = 100

/** Milliseconds of this thread's processor time: the collector's own threads take more the busier the machine is. */
async function timeOf(
  work: (text: string) => unknown,
  text: string,
  repeated = 1,
): Promise<number> {
  const before = process.threadCpuUsage()
  for (let i = 0; i < repeated; i++)
    try {
      await work(text)
    } catch {
      // Refused: that took its time too.
    }
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000 / repeated
}

/**
 * Both texts in turn, and the sums compared until they are within `max`: what the collector takes falls on both alike.
 * @param times how much longer the second text is; the first one is read so many times, so that steps of the clock fall on both
 */
async function ratioOf(
  work: (text: string) => unknown,
  [short, long]: [string, string],
  times: number,
  max: number,
): Promise<number> {
  let shorter = 0
  let longer = 0
  for (let rounds = 1; rounds <= MAX_ROUNDS; rounds++) {
    longer += await timeOf(work, long)
    shorter += await timeOf(work, short, times)
    if (rounds > 4 && longer / rounds < (FAST * times) / 2) return 0
    if (longer > COUNTED && longer / shorter <= max) break
  }
  return longer / shorter
}

describe('A text of twice the length takes at most about twice the time', () => {
  const [texts, twice, fourTimes] = [1, 2, 4].map((times) => worstTexts(times * LENGTH)) as [
    string[],
    string[],
    string[],
  ]
  test.each(Object.entries(TEXT_FUNCTIONS))('%s', { timeout: 240_000 }, async (_, work) => {
    const slow: string[] = []
    for (const [i, long] of twice.entries()) {
      if ((await timeOf(work, long)) < FAST) continue
      const short = texts[i] as string
      if ((await ratioOf(work, [short, long], 2, MAX_RATIO)) <= MAX_RATIO) continue
      // Caches and the collector may double the time of a longer text on a busy machine; four times the length decides.
      const ratio = await ratioOf(work, [short, fourTimes[i] as string], 4, MAX_RATIO_OF_FOUR)
      if (ratio > MAX_RATIO_OF_FOUR)
        slow.push(`${JSON.stringify(long.slice(0, 20))}: ${ratio.toFixed(1)} for four times`)
      if (slow.length === 3) break
    }
    expect(slow).toEqual([])
  })
})

const root = join(import.meta.dirname, '..')
const sources = ['graphql', 'search', 'language', 'app', 'messages/engine']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path))
const TEXT =
  /^export (?:async )?(?:function (\w+)|const (\w+) = (?:async )?)\(\s*(?:text|body|raw|plain|words|query|title|markdown|line|header|typed|said|name|word|value|wanted|before|id|cell)\??: (?:string|unknown)\b/gm

test('every function over a text is in the list, or its text is short', () => {
  const found = [...sources, 'log.ts'].flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(TEXT)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  )
  expect(found.length).toBeGreaterThan(40)
  const missing = found.filter((name) => !(name in TEXT_FUNCTIONS) && !(name in SHORT_TEXTS))
  expect(missing, 'name it in TEXT_FUNCTIONS').toEqual([])
})
