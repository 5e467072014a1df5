import { markEnd, markStart } from './document.ts'
import type { Meaning } from './meaning.ts'
import type { Stems } from './stems.ts'
import { fold, hashOf, type Word, wordsOf } from './words.ts'

/** A text with its language, as far as it is shown. */
export type Shown = { title: string; body: string; language: string | null }

/** A word and what it says of the question: 0 for nothing. */
type Valued = Word & { value: number }

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
    const read = texts.map(({ title, body, language }) => ({
      title,
      body: body.slice(0, readLength),
      language,
      titleWords: wordsOf(title, 500),
      bodyWords: wordsOf(body.slice(0, readLength), 2_500),
    }))
    const values = new Map<string | null, Map<string, number>>()
    for (const language of new Set(read.map((text) => text.language))) {
      const own = read.filter((text) => text.language === language)
      values.set(
        language,
        await this.#valuesOf(
          own.flatMap((text) => [text.titleWords, text.bodyWords]),
          language,
        ),
      )
    }
    return read.map(({ title, body, language, titleWords, bodyWords }) => {
      const known = values.get(language)
      const valued = (words: Word[]) =>
        words.map((word) => ({ ...word, value: known?.get(word.plain) ?? 0 }))
      return {
        title: marked(title, valued(titleWords), 0, title.length),
        snippet: snippetOf(body, valued(bodyWords)),
      }
    })
  }

  /** Each different word is looked up once: a page of passages repeats most of its words. */
  async #valuesOf(texts: Word[][], language: string | null): Promise<Map<string, number>> {
    const values = new Map<string, number>()
    for (const words of texts) for (const word of words) values.set(word.plain, 0)
    await this.#stems.learn(language, values.keys())
    for (const plain of values.keys()) {
      const own = this.#wanted.get(this.#stems.of(language, plain).hash)
      const folded = fold(plain)
      const begins = this.#beginning !== null && folded.startsWith(this.#beginning)
      const value = own ?? this.#wanted.get(hashOf(folded)) ?? (begins ? 0.5 : 0)
      if (value > 0) values.set(plain, value)
    }
    return values
  }
}

function snippetOf(body: string, words: Valued[]): string {
  if (body.length <= snippetLength) return marked(body, words, 0, body.length)
  const at = bestPassage(words)
  const from = at === 0 ? 0 : (words[at]?.start ?? 0)
  const inside = words.filter((word) => word.start >= from && word.end <= from + snippetLength)
  const to = inside.at(-1)?.end ?? Math.min(body.length, from + snippetLength)
  const text = marked(body, inside, from, to).replace(/\s+/g, ' ')
  return `${from > 0 ? '… ' : ''}${text}${to < body.trimEnd().length - 1 ? ' …' : ''}`
}

function marked(text: string, words: Valued[], from: number, to: number): string {
  let out = ''
  let at = from
  for (const word of words) {
    if (word.value === 0 || word.start < at) continue
    out += `${text.slice(at, word.start)}${markStart}${text.slice(word.start, word.end)}${markEnd}`
    at = word.end
  }
  return out + text.slice(at, to)
}

/**
 * The word at which to begin: where the next `snippetLength` letters hold most different matches, the earliest of equals,
 * with a little before it.
 */
function bestPassage(words: Valued[]): number {
  let best = { at: 0, value: 0 }
  for (const [i, first] of words.entries()) {
    if (first.value === 0) continue
    const seen = new Map<string, number>()
    for (let j = i; j < words.length; j++) {
      const word = words[j]
      if (!word || word.end > first.start + snippetLength * 0.8) break
      if (word.value > 0) seen.set(word.folded, word.value)
    }
    const value = [...seen.values()].reduce((sum, one) => sum + one, 0)
    if (value > best.value * 1.0001) best = { at: i, value }
  }
  return Math.max(0, best.at - 4)
}
