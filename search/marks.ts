import { markEnd, markStart } from './document.ts'
import { formsToIndex } from './forms.ts'
import type { Meaning } from './meaning.ts'
import type { Stems } from './stems.ts'
import { fold, hashOf, type Word, wordsOf } from './words.ts'

/** A text with its language, as far as it is shown. */
export type Shown = { title: string; body: string; extra?: string; language: string | null }

/** What each word of a language says of the question: 0 for nothing. */
type Values = Map<string, number>

const snippetLength = 220
/** So much of a body is looked through for the best place. */
const readLength = 12_000

/** Marks the words of titles and bodies that match a question, and cuts out the passage that says most of it. */
export class Marker {
  #stems: Stems
  #wanted = new Map<number, number>()
  #beginning: string | null
  /** @param beginning the unfinished last word, folded */
  constructor(stems: Stems, meanings: Meaning[], beginning: string | null) {
    this.#stems = stems
    this.#beginning = beginning
    for (const meaning of meanings)
      for (const { hash, weight } of meaning.variants)
        this.#wanted.set(hash, Math.max(weight * meaning.idf, this.#wanted.get(hash) ?? 0.01))
  }

  /** One question to the database per language, and none when the words are known. */
  async mark(texts: Shown[]): Promise<{ title: string; snippet: string }[]> {
    const read = texts.map(({ title, body, extra = '', language }) => ({
      title,
      body: body.slice(0, readLength),
      language,
      titleWords: wordsOf(title, 500),
      bodyWords: wordsOf(body.slice(0, readLength), 2_500),
      extra: extra.slice(0, readLength),
      extraWords: wordsOf(extra.slice(0, readLength), 500),
    }))
    const values = new Map<string | null, Values>()
    for (const language of new Set(read.map((text) => text.language))) {
      const own = read.filter((text) => text.language === language)
      values.set(
        language,
        await this.#valuesOf(
          own.flatMap((text) => [text.titleWords, text.bodyWords, text.extraWords]),
          language,
        ),
      )
    }
    return read.map(({ title, body, extra, language, titleWords, bodyWords, extraWords }) => {
      const known = values.get(language) ?? new Map()
      // What was found in the text beside the body is shown from there: the reason of a decline.
      const isBeside =
        !body || (!matchesIn(bodyWords, known).length && matchesIn(extraWords, known).length > 0)
      return {
        title: marked(title, matchesIn(titleWords, known), 0, title.length),
        snippet: isBeside ? snippetOf(extra, extraWords, known) : snippetOf(body, bodyWords, known),
      }
    })
  }

  /** Each different word is looked up once: a page of passages repeats most of its words. */
  async #valuesOf(texts: Word[][], language: string | null): Promise<Values> {
    const values = new Map<string, number>()
    for (const words of texts) for (const word of words) values.set(word.plain, 0)
    await this.#stems.learn(language, values.keys())
    for (const plain of values.keys()) {
      const own = this.#wanted.get(this.#stems.of(language, plain).hash)
      const folded = fold(plain)
      const begins = this.#beginning !== null && folded.startsWith(this.#beginning)
      const value =
        own ?? this.#wanted.get(hashOf(folded)) ?? this.#valueOfForms(plain) ?? (begins ? 0.5 : 0)
      if (value > 0) values.set(plain, value)
    }
    return values
  }

  #valueOfForms(plain: string): number | undefined {
    const values = formsToIndex(plain).flatMap(
      ({ form }) => this.#wanted.get(hashOf(fold(form))) ?? [],
    )
    return values.length ? Math.max(...values) : undefined
  }
}

/** Only few words of a text match: everything after this looks at those alone. */
const matchesIn = (words: Word[], values: Values): Word[] =>
  words.filter((word) => (values.get(word.plain) ?? 0) > 0)

function snippetOf(body: string, words: Word[], values: Values): string {
  const matches = matchesIn(words, values)
  if (body.length <= snippetLength) return marked(body, matches, 0, body.length)
  const first = Math.max(0, words.indexOf(bestPassage(matches, values) as Word) - 4)
  const from = first === 0 ? 0 : (words[first]?.start ?? 0)
  const limit = from + snippetLength
  const to = endOfPassage(words, first, limit) ?? Math.min(body.length, limit)
  const inside = matches.filter((word) => word.start >= from && word.end <= to)
  const text = marked(body, inside, from, to).replace(/\s+/g, ' ')
  return `${from > 0 ? '… ' : ''}${text}${to < body.trimEnd().length - 1 ? ' …' : ''}`
}

/** Where the last word ends that ends before `limit`; undefined when none does. */
function endOfPassage(words: Word[], first: number, limit: number): number | undefined {
  let end: number | undefined
  for (let i = first; i < words.length; i++) {
    const word = words[i] as Word
    if (word.end > limit) break
    end = word.end
  }
  return end
}

function marked(text: string, matches: Word[], from: number, to: number): string {
  let out = ''
  let at = from
  for (const word of matches) {
    if (word.start < at) continue
    out += `${text.slice(at, word.start)}${markStart}${text.slice(word.start, word.end)}${markEnd}`
    at = word.end
  }
  return out + text.slice(at, to)
}

/** The match at which to begin: where the next `snippetLength` letters hold most different matches, the earliest of equals. */
function bestPassage(matches: Word[], values: Values): Word | undefined {
  let best: Word | undefined
  let most = 0
  for (const [i, first] of matches.entries()) {
    const seen = new Set<string>()
    let value = 0
    for (let j = i; j < matches.length; j++) {
      const word = matches[j] as Word
      if (word.end > first.start + snippetLength * 0.8) break
      if (seen.has(word.folded)) continue
      seen.add(word.folded)
      value += values.get(word.plain) ?? 0
    }
    if (value > most * 1.0001) {
      best = first
      most = value
    }
  }
  return best
}
