// Nobody stops the server with a text: twice the length costs at most about twice the time.


import { withoutHighlights } from '#app/components/highlighted.tsx'
import { firstNameOf, initialsOf } from '#app/components/person-face.ts'
import { highlightsOf } from '#app/routes/ideas/highlights.ts'
import { tagsIn } from '#app/routes/ideas/idea-text.ts'
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
import { cellOf } from "./csv-cells.ts"
import { onceRead } from "./imports/read-twice.ts"
import { cleanName, disposition } from './attachments/file-name.ts'
import { readHeads } from './audit/verify.ts'
import { hasControls, oneLine, seenOf, tagOf, withoutOverrides } from './characters.ts'
import { itemsOf } from './customers/feed-items.ts'
import { ownWords, textOfHtml } from './customers/mail-text.ts'
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
import { hasSign } from './posts/name-links.ts'
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
  ownWords,
  textOfHtml,
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
  hasTags,
  isAddress,
  isWeekday,
  saysNoValue,
  withPlainDigits,
  saysNothing,
  withoutAddresses: (text) => withoutAddresses({ text, list: [text] }),
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


const N = (length: number, make: (i: number) => string): string => {
  let text = ''
  for (let i = 0; text.length < length; i++) text += make(i)
  return text
}
const rnd = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const T = ['[', ']', '(', '<', '>', '<b>', '</b>', '*', '_', '`', '\n', ' ', '"', '&amp;', '@', 'a', '|', '> ', '\u0301', ':', '<div>', ',', ';', '1', '\r', '=', 'http://a.b/', 'a@b.cc', '{"a":']
const SHAPES: [string, (length: number) => string][] = []
for (const a of T) for (const b of T) if (a !== b) {
  SHAPES.push([`half ${a} half ${b}`, (n) => a.repeat(Math.ceil(n / 2 / a.length)) + b.repeat(Math.ceil(n / 2 / b.length))])
}
for (const a of T) for (const b of ['a', ' a ', '\n', 'x.', 'é', ' ']) SHAPES.push([`${a}${b} rep`, (n) => (a + b).repeat(Math.ceil(n / (a.length + b.length)))])
const MAKES: [string, (i: number) => string][] = [
  ['tags', (i) => `<t${i}>`], ['ents', (i) => `&x${i};`], ['names', (i) => `@Ann${i} `], ['refs', (i) => `[r${i}]: /x${i}\n`], ['refuse', (i) => `[r${i}][r${i + 1}] `],
  ['words', (i) => `word${i} `], ['words,', (i) => `w${i},`], ['mails', (i) => `a${i}@b${i}.nl, `], ['mailnames', (i) => `"A, ${i}" <a${i}@b.nl>; `], ['ticks', (i) => '`'.repeat(i % 200) + ' '], ['stars', (i) => '*'.repeat((i % 200) + 1) + 'a '],
  ['lists', (i) => `${' '.repeat((i % 40) * 2)}- a\n`], ['quotes', (i) => `${'>'.repeat((i % 200) + 1)} a\n`], ['attrs', (i) => ` a${i}="b"`], ['json', (i) => `{"k${i}":[`], ['dates', (i) => `${i % 28}/${i % 12}/20${10 + (i % 20)} `], ['nums', (i) => `${i}.${i},`], ['hash', (i) => `#tag${i} `], ['links', (i) => `[a](http://b.c/${i}) `], ['pics', (i) => `![a${i}](/files/${i}) `], ['fence', (i) => '\n' + '`'.repeat(3 + (i % 100)) + '\na'], ['tilde', (i) => '\n~~~' + i], ['tables', (i) => `|${i}|a|\n|-|-|\n`], ['wide', (i) => `|${i}`], ['css', (i) => `<p style="a${i}:b">`], ['ent', () => '&#x1F600;'], ['cdata', (i) => `<![CDATA[${i}`], ['comment', (i) => `<!--${i}-`], ['items', (i) => `<item><title>${i}`], ['heads', (i) => `Head${i}: v\n`], ['on wrote', (i) => `On day ${i} he wrote:\n`], ['sig', () => '-- \n'], ['accept', (i) => `en-${i};q=0.${i % 9},`], ['footnote', (i) => `[^${i}] [^${i}]: `], ['zwj', () => '👩\u200d'], ['skin', () => '🏽'], ['jamo', () => '\u1100\u1161\u11a8'], ['hangul', (i) => String.fromCharCode(0xac00 + i)], ['han', (i) => String.fromCharCode(0x4e00 + i)], ['kana', (i) => String.fromCharCode(0x30a0 + (i % 90))], ['thai', (i) => String.fromCharCode(0xe01 + (i % 50))], ['arab', (i) => String.fromCharCode(0x621 + (i % 40))], ['deva', (i) => String.fromCharCode(0x905 + (i % 50))], ['mixed', (i) => 'a漢б'.charAt(i % 3)], ['long', (i) => String.fromCharCode(97 + ((i * 7) % 26))], ['unclosed', (i) => `(a${i}[b{c"`], ['heat', () => 'heat pump heat'], ['marks', () => '\uE000heat\uE001'], ['bidi', () => '\u202ea\u202c'], ['iso', () => '\u2066'], ['vs', () => 'a\ufe0f'], ['combining', (i) => 'a' + '\u0316\u0301'.repeat(50)], ['crlf', (i) => `${i}\r`], ['urls', (i) => `https://user:pw${i}@h.x `], ['key', (i) => `password=${i}&`], ['bearer', () => 'Bearer aaaa '], ['dsn', (i) => `postgres://a:${i}`], ['dsn2', () => 'postgres://a:'], ['not', () => 'not very '], ['neg', () => 'nicht '], ['sent', (i) => `Is it ${i}? `], ['months', () => 'january '], ['ago', () => '3 days ago '], ['pct', () => '%F0%9F'], ['b64', () => '=?utf-8?B?'], ['qp', () => '=C3'],
]
for (const [n, m] of MAKES) for (const [x, y] of AFF()) SHAPES.push([`${x}${n}${y}`, (l) => x + N(l, m) + y])
function AFF() { return [['', ''], ['<pre>', '</pre>']] as [string, string][] }
for (let s = 1; s < 50; s++) SHAPES.push([`random ${s}`, (n) => { const r = rnd(s * 7919); const k = 2 + Math.floor(r() * 4); const mine = Array.from({ length: k }, () => T[Math.floor(r() * T.length)] as string); return N(n, () => mine[Math.floor(r() * k)] as string) }])
const worstTexts = (n: number) => SHAPES.map(([, m]) => m(n))
const LENGTH = 10_000
const MAX_RATIO = 2.5
/** Faster than this, in milliseconds of processor time, nothing is stopped by the longest text there may be. */
const FAST = 15

async function timeOf(
  work: (text: string) => unknown,
  text: string,
  runs: number,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage()
    try {
      await work(text)
    } catch {
      // Refused: that took its time too.
    }
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1_000)
  }
  return best
}

/** A busy machine makes single runs slow, never fast: what is linear shows it in one of some tries. */
async function isLinear(work: (text: string) => unknown, short: string, long: string) {
  let ratio = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 4 && ratio > MAX_RATIO; tries++) {
    const longer = await timeOf(work, long, 2 + tries)
    if (longer < FAST) return 0
    ratio = Math.min(ratio, longer / (await timeOf(work, short, 2 + tries)))
  }
  return ratio
}


const texts = worstTexts(LENGTH)
const longTexts = worstTexts(2 * LENGTH)
for (const [name, work] of Object.entries(TEXT_FUNCTIONS)) {
  const slow: string[] = []
  let worst = 0
  for (const [i, long] of longTexts.entries()) {
    const once = await timeOf(work, long, 1)
    worst = Math.max(worst, once)
    if (once < FAST) continue
    const ratio = await isLinear(work, texts[i] as string, long)
    if (ratio > MAX_RATIO || (await timeOf(work, long, 1)) > 120) slow.push(JSON.stringify(SHAPES[i]?.[0]) + ': ' + ratio.toFixed(1))
  }
  console.log(name, worst.toFixed(0) + ' ms', slow.length ? 'SLOW ' + slow.slice(0, 8).join('; ') : '')
}
process.exit(0)
