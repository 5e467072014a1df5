import { markEnd, markStart } from './document.ts'
import type { Meaning } from './meaning.ts'
import type { Stems } from './stems.ts'
import { hashOf, type Word, wordsOf } from './words.ts'

/** A text with its language, as far as it is shown. */
export type Shown = { title: string; body: string; language: string | null }

const snippetLength = 220
/** So much of a body is looked through for the best place. */
const readLength = 12_000

/** Marks the words of titles and bodies that match a question, and cuts out the passage that says most of it. */
export class Marker {
  #stems: Stems
  #wanted: Map<number, number>
  #beginning: string | null
  #values = new Map<string | null, Map<string, number>>()
  /** @param beginning the unfinished last word, folded */
  constructor(stems: Stems, meanings: Meaning[], beginning: string | null) {
    this.#stems = stems
    this.#beginning = beginning
    this.#wanted = new Map()
    for (const meaning of meanings)
      for (const { hash, weight } of meaning.variants)
        this.#wanted.set(hash, Math.max(weight * meaning.idf, this.#wanted.get(hash) ?? 0.01))
  }

  /** One question to the database per language, and none when the words are known. */
  async mark(texts: Shown[]): Promise<{ title: string; snippet: string }[]> {
    const read = texts.map((text) => {
      const body = text.body.slice(0, readLength)
      return {
        ...text,
        body,
        titleWords: wordsOf(text.title, 500),
        bodyWords: wordsOf(body, 2_500),
      }
    })
    for (const language of new Set(read.map((text) => text.language))) {
      const own = read.filter((text) => text.language === language)
      await this.#stems.learn(
        language,
        own.flatMap((text) => [...text.titleWords, ...text.bodyWords].map((word) => word.plain)),
      )
    }
    return read.map((text) => {
      const hits = text.bodyWords.map((word) => this.#value(word, text.language))
      return {
        title: this.#marked(text.title, text.titleWords, text.language, 0, text.title.length),
        snippet: this.#snippet(text, hits),
      }
    })
  }

  /** What a word says of the question: 0 for nothing. */
  #value(word: Word, language: string | null): number {
    const values = this.#values.get(language) ?? new Map<string, number>()
    this.#values.set(language, values)
    const known = values.get(word.plain)
    if (known !== undefined) return known
    const own = this.#wanted.get(this.#stems.of(language, word.plain).hash)
    const begins = this.#beginning !== null && word.folded.startsWith(this.#beginning)
    const value = own ?? this.#wanted.get(hashOf(word.folded)) ?? (begins ? 0.5 : 0)
    values.set(word.plain, value)
    return value
  }

  #snippet(text: Shown & { bodyWords: Word[] }, hits: number[]): string {
    const { body, bodyWords } = text
    if (body.length <= snippetLength)
      return this.#marked(body, bodyWords, text.language, 0, body.length)
    const at = bestPassage(bodyWords, hits)
    const from = at === 0 ? 0 : (bodyWords[at]?.start ?? 0)
    const words = bodyWords.filter((word) => word.start >= from && word.end <= from + snippetLength)
    const to = words.at(-1)?.end ?? Math.min(body.length, from + snippetLength)
    const inside = this.#marked(body, words, text.language, from, to).replace(/\s+/g, ' ')
    return `${from > 0 ? '… ' : ''}${inside}${to < body.trimEnd().length - 1 ? ' …' : ''}`
  }

  #marked(text: string, words: Word[], language: string | null, from: number, to: number): string {
    let out = ''
    let at = from
    for (const word of words) {
      if (word.start < at || this.#value(word, language) === 0) continue
      out += `${text.slice(at, word.start)}${markStart}${text.slice(word.start, word.end)}${markEnd}`
      at = word.end
    }
    return out + text.slice(at, to)
  }
}

/** The word at which to begin: where the next `snippetLength` letters hold most different matches, the earliest of equals, with a little before it. */
function bestPassage(words: Word[], values: number[]): number {
  let best = { at: 0, value: 0 }
  for (let i = 0; i < words.length; i++) {
    if (!values[i]) continue
    const from = words[i]?.start ?? 0
    const seen = new Map<string, number>()
    for (let j = i; j < words.length && (words[j]?.end ?? 0) <= from + snippetLength * 0.8; j++)
      if (values[j]) seen.set(words[j]?.folded ?? '', values[j] ?? 0)
    const value = [...seen.values()].reduce((sum, one) => sum + one, 0)
    if (value > best.value * 1.0001) best = { at: i, value }
  }
  return Math.max(0, best.at - 4)
}
