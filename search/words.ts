/** How text becomes words: the same for documents and for questions, or nothing would ever match. */

export type Word = {
  /** Lower case, accents kept: what a stemmer wants to see. */
  plain: string
  /** Lower case without accents: what people type. */
  folded: string
  /** Where it stands in the text, in UTF-16 units; `end` is exclusive. */
  start: number
  end: number
}

// Letters that Unicode does not take apart into a base and an accent.
// biome-ignore format: a table reads best on one line
const undecomposed: Record<string, string> = {
  ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't', ĸ: 'k', ŋ: 'n',
}

const isAscii = /^\p{ASCII}*$/u

/** Lower case, compatibility forms unified (ﬁ → fi, full-width → plain), accents off: `Gdańsk` → `gdansk`, `Yıldız` → `yildiz`. */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => undecomposed[letter] ?? letter)
}

// A word: letters, marks and digits, held together by an apostrophe; C++, C# and F# keep their signs.
const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu
// Scripts written without spaces are read as overlapping pairs.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const longestWord = 60

const isDigit = (unit: number) => unit >= 48 && unit <= 57
const isLetter = (unit: number) => unit >= 97 && unit <= 122
const [apostrophe, plus, sharp] = [39, 43, 35]

/** Most texts are plain ASCII, which needs none of Unicode's rules; `wordPattern` said in a loop makes a tenth of the garbage. */
function asciiWordsOf(text: string, limit: number): Word[] {
  const words: Word[] = []
  const lower = text.toLowerCase()
  const unitAt = (at: number) => lower.charCodeAt(at)
  const isWord = (at: number) => isLetter(unitAt(at)) || isDigit(unitAt(at))
  for (let at = 0; at < lower.length && words.length < limit; ) {
    if (!isWord(at)) {
      at++
      continue
    }
    const start = at
    while (isWord(at)) at++
    const plainEnd = at
    while (unitAt(at) === apostrophe && isLetter(unitAt(at + 1)))
      for (at += 2; isLetter(unitAt(at)); ) at++
    const hasApostrophe = at > plainEnd
    if (unitAt(at) === plus && unitAt(at + 1) === plus) at += 2
    else if (unitAt(at) === sharp && !isWord(at + 1)) at++
    const raw = lower.slice(start, at)
    const plain = hasApostrophe ? shortened(raw) : raw.slice(0, longestWord)
    words.push({ plain, folded: plain, start, end: at })
  }
  return words
}

/** The words of a text in order, at most `limit`. Hyphenated, dotted and underscored words are given in parts (see `joined`). */
export function wordsOf(text: string, limit = 20_000): Word[] {
  if (isAscii.test(text)) return asciiWordsOf(text, limit)
  const words: Word[] = []
  for (const { 0: raw, index } of text.matchAll(wordPattern)) {
    if (words.length >= limit) break
    if (unspaced.test(raw)) pairsOf(raw, index, words)
    else words.push(wordAt(raw, index))
  }
  return words
}

function wordAt(raw: string, start: number): Word {
  const plain = shortened(raw.toLowerCase().normalize('NFC'))
  return { plain, folded: fold(plain), start, end: start + raw.length }
}

const shortened = (lower: string) =>
  (/['’]/.test(lower) ? withoutApostrophe(lower) : lower).slice(0, longestWord)

// Turkish puts an apostrophe between a name and its endings: `Ankara'daki` → ankara.
const turkishSuffix =
  /(?<=.{2})['’](?:[dt][ae](?:n|ki)?|[yn]?[aeıiuü]|n?[ıiuü]n|y?l[ae]|s[ıiuü]|l[aeıiuü]r?)$/

/** `team's` → team, `l'énergie` → énergie, `don't` → dont. */
function withoutApostrophe(word: string): string {
  return word
    .replace(/['’]s$/, '')
    .replace(turkishSuffix, '')
    .replace(/^(?:[cdjlmnst]|qu|all|dell|nell|sull|un)['’](?=.{2})/, '')
    .replace(/['’]/g, '')
}

function pairsOf(raw: string, start: number, into: Word[]) {
  const letters = Array.from(raw)
  let at = start
  for (let i = 0; i < Math.max(1, letters.length - 1); i++) {
    const pair = (letters[i] ?? '') + (letters[i + 1] ?? '')
    into.push({ plain: pair, folded: fold(pair), start: at, end: at + pair.length })
    at += (letters[i] ?? '').length
  }
}

/** `e-mail` is also `email`, `heat-pump` also `heatpump`: the joined form of neighbours tied by a hyphen, dot or underscore. */
export function joined(text: string, left: Word, right: Word | undefined): string | null {
  if (!right || right.start !== left.end + 1 || !'-‐‑._/'.includes(text[left.end] ?? ' '))
    return null
  if (text[left.end] === '/' || left.plain.length + right.plain.length > 30) return null
  return left.plain + right.plain
}

/** 32-bit FNV-1a of a term as a signed integer, never 0 (0 is what no document has). Two words in a hundred thousand may share one: harmless. */
export function hashOf(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >> 8), 0x01000193)
  }
  return hash | 0 || 1
}

/** Beginnings up to this long are indexed for titles and tags; longer ones are completed from the dictionary. */
export const longestBeginning = 3

/** The number under which words that begin like this are indexed. */
export const beginningHash = (beginning: string): number => hashOf(`>${beginning}`)

/** A map that drops what was not asked for lately: at most `2 × half` entries. */
export class RecentMap<Value> {
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()
  #half: number
  constructor(half: number) {
    this.#half = half
  }
  get(key: string): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }
  set(key: string, value: Value) {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
  clear() {
    this.#young.clear()
    this.#old.clear()
  }
}
