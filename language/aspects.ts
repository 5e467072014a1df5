// What customers speak of: names that stand beside something good or bad in several texts, such as "battery life". Linear in the
// length of all texts.
import { COPULAS, DETERMINERS, NO_NAMES } from './small-words.ts'
import { languageOfTokens, turnsOf, wordListOf } from './tone/languages.ts'
import { NEGATIONS, STRONGER, WEAKER } from './tone/marks.ts'
import { readEnglish } from './tone/packed.ts'
import { type Token, toneTokens } from './tone/tone-tokens.ts'
import type { WordList } from './tone/valences.ts'

export type Aspect = {
  /** One or two words in lower case, of which several forms are one: "picture" for "pictures", too. */
  name: string
  /** In how many texts it stands. */
  texts: number
}
export type AspectOptions = {
  /** In how many texts a name stands at least. */
  fewest: number
  /** How often it stands like a name at least, as a share of all its places. */
  nameShare: number
  most: number
}
export const USUAL_ASPECTS: AspectOptions = { fewest: 3, nameShare: 0.35, most: 200 }

const SHORTEST = 3
const LONGEST = 30
const MAX_TEXTS = 50_000

let english: WordList | undefined
function listOf(tokens: readonly Token[]): {
  list: WordList
  isDegree: (text: string) => boolean
} {
  const language = languageOfTokens(tokens, 'en')
  if (language === 'en') {
    english ??= readEnglish().list
    return {
      list: english,
      isDegree: (text) => STRONGER.has(text) || WEAKER.has(text) || NEGATIONS.has(text),
    }
  }
  const { stronger, weaker, negations } = turnsOf(language)
  return {
    list: wordListOf(language),
    isDegree: (text) => stronger.has(text) || weaker.has(text) || negations.has(text),
  }
}

/** Singular and plural are one name: the ends that English, Dutch, French, Spanish and German use most. */
export function stemOfName(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

const mayBeName = (token: Token | undefined, list: WordList): token is Token =>
  token?.kind === 'word' &&
  token.text.length >= SHORTEST &&
  token.text.length <= LONGEST &&
  !NO_NAMES.has(token.text) &&
  !DETERMINERS.has(token.text) &&
  !COPULAS.has(token.text) &&
  !STRONGER.has(token.text) &&
  list.get(token.text) === undefined &&
  !/(?:ly|ing|ed)$/.test(token.text)

type Seen = { texts: number; places: number; likeName: number }

/** Does a name at these places stand as names do: after "the", after or before something good or bad? */
function standsLikeName(
  tokens: readonly Token[],
  from: number,
  to: number,
  { list, isDegree }: ReturnType<typeof listOf>,
): boolean {
  const before = tokens[from - 1]?.text ?? ''
  if (DETERMINERS.has(before) || list.get(before) !== undefined) return true
  let after = to + 1
  if (!COPULAS.has(tokens[after]?.text ?? '')) return false
  after++
  while (isDegree(tokens[after]?.text ?? '')) after++
  return list.get(tokens[after]?.text ?? '') !== undefined
}

function countNames(text: string, seen: Map<string, Seen>): void {
  const tokens = toneTokens(text)
  const words = listOf(tokens)
  const here = new Map<string, { places: number; likeName: number }>()
  const count = (name: string, isName: boolean) => {
    const entry = here.get(name) ?? { places: 0, likeName: 0 }
    here.set(name, entry)
    entry.places++
    if (isName) entry.likeName++
  }
  tokens.forEach((token, at) => {
    if (!mayBeName(token, words.list)) return
    const next = tokens[at + 1]
    const isPair = mayBeName(next, words.list)
    const last = isPair ? at + 1 : at
    count(stemOfName(token.text), standsLikeName(tokens, at, last, words))
    if (isPair)
      count(`${token.text} ${stemOfName(next.text)}`, standsLikeName(tokens, at, at + 1, words))
  })
  for (const [name, { places, likeName }] of here) {
    const entry = seen.get(name) ?? { texts: 0, places: 0, likeName: 0 }
    seen.set(name, entry)
    entry.texts++
    entry.places += places
    entry.likeName += likeName
  }
}

/** A pair is a name of its own if its second word follows the first so often. */
const PAIR_SHARE = 0.15

/** The names that customers' texts speak of, most frequent first. */
export function aspectsOf(
  texts: readonly string[],
  { fewest, nameShare, most }: AspectOptions = USUAL_ASPECTS,
): Aspect[] {
  const seen = new Map<string, Seen>()
  for (const text of texts.slice(0, MAX_TEXTS)) countNames(text, seen)
  const isFrequent = (name: string, { texts: count, places, likeName }: Seen) =>
    count >= fewest &&
    likeName / places >= nameShare &&
    (!name.includes(' ') ||
      count >= PAIR_SHARE * (seen.get(stemOfName(name.split(' ')[0] ?? ''))?.texts ?? 0))
  return [...seen]
    .filter(([name, entry]) => isFrequent(name, entry))
    .map(([name, { texts: count }]) => ({ name, texts: count }))
    .sort((one, other) => other.texts - one.texts || (one.name < other.name ? -1 : 1))
    .slice(0, most)
}

/** Which of some names a text speaks of, the longest at each place, with where. */
export function aspectsIn(
  text: string,
  names: ReadonlySet<string>,
): { name: string; from: number; to: number }[] {
  const tokens = toneTokens(text)
  const found: { name: string; from: number; to: number }[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind !== 'word') continue
    const next = tokens[at + 1]
    const pair = next?.kind === 'word' ? `${token.text} ${stemOfName(next.text)}` : ''
    if (pair && next && names.has(pair)) {
      found.push({ name: pair, from: token.from, to: next.to })
      at++
    } else if (names.has(stemOfName(token.text)))
      found.push({ name: stemOfName(token.text), from: token.from, to: token.to })
  }
  return found
}
