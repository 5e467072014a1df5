import {
  markEnd,
  markStart,
  type SearchLikeness,
  type SearchPlace,
  type SearchReason,
} from './document.ts'
import { formsToIndex } from './forms.ts'
import type { Likeness, Meaning } from './meaning.ts'
import type { Stems } from './stems.ts'
import { fold, hashOf, type Word, wordsOf } from './words.ts'

/** A text with its language, as far as it is shown. */
export type Shown = {
  title: string
  body: string
  extra?: string
  tags?: string[]
  language: string | null
}
export type Marked = { title: string; snippet: string; why: SearchReason }

/** What a word says of the question: how much, of which of its words, and what it is of that one. */
type Match = { value: number; asked: string; folded: string; is: Likeness }
/** By each word of a language that says something. */
type Values = Map<string, Match>

const snippetLength = 220
/** So much of a body is looked through for the best place. */
const readLength = 12_000

/** Marks the words of titles and bodies that match a question, and cuts out the passage that says most of it. */
export class Marker {
  #stems: Stems
  #wanted = new Map<number, Match>()
  #beginning: string | null
  /** @param beginning the unfinished last word, folded */
  constructor(stems: Stems, meanings: Meaning[], beginning: string | null) {
    this.#stems = stems
    this.#beginning = beginning
    for (const { word: asked, folded, idf, variants } of meanings)
      for (const { hash, weight, is } of variants) {
        const value = Math.max(0.01, weight * idf)
        if (value > (this.#wanted.get(hash)?.value ?? 0))
          this.#wanted.set(hash, { value, asked, folded, is })
      }
  }

  /** One question to the database per language, and none when the words are known. */
  async mark(texts: Shown[]): Promise<Marked[]> {
    const read = texts.map(readOf)
    const values = new Map<string | null, Values>()
    for (const language of new Set(read.map((text) => text.language))) {
      const own = read.filter((text) => text.language === language)
      const words = own.flatMap((text) => [text.title, text.tags, text.body, text.extra])
      values.set(
        language,
        await this.#valuesOf(
          words.map((part) => part.words),
          language,
        ),
      )
    }
    return read.map((text) => markedOf(text, values.get(text.language) ?? new Map()))
  }

  /** Each different word is looked up once: a page of passages repeats most of its words. */
  async #valuesOf(texts: Word[][], language: string | null): Promise<Values> {
    const all = new Set(texts.flat().map((word) => word.plain))
    await this.#stems.learn(language, all)
    const values: Values = new Map()
    for (const plain of all) {
      const folded = fold(plain)
      const found =
        this.#wanted.get(this.#stems.of(language, plain).hash) ??
        this.#wanted.get(hashOf(folded)) ??
        this.#matchOfForms(plain) ??
        this.#begun(folded)
      if (found) values.set(plain, found)
    }
    return values
  }

  #matchOfForms(plain: string): Match | undefined {
    const found = formsToIndex(plain).flatMap(
      ({ form }) => this.#wanted.get(hashOf(fold(form))) ?? [],
    )
    return found.sort((a, b) => b.value - a.value)[0]
  }

  #begun(folded: string): Match | undefined {
    const beginning = this.#beginning
    return beginning !== null && folded.startsWith(beginning)
      ? { value: 0.5, asked: beginning, folded: beginning, is: 'GUESS' }
      : undefined
  }
}

type Part = { text: string; words: Word[] }
type Read = Record<'title' | 'tags' | 'body' | 'extra', Part> & { language: string | null }
const partOf = (text: string, most: number): Part => ({ text, words: wordsOf(text, most) })

const readOf = ({ title, body, extra = '', tags = [], language }: Shown): Read => ({
  title: partOf(title, 500),
  tags: partOf(tags.join(' '), 200),
  body: partOf(body.slice(0, readLength), 2_500),
  extra: partOf(extra.slice(0, readLength), 500),
  language,
})

function markedOf({ title, tags, body, extra }: Read, values: Values): Marked {
  const found = {
    TITLE: matchesIn(title.words, values),
    TAGS: matchesIn(tags.words, values),
    BODY: matchesIn(body.words, values),
    EXTRA: matchesIn(extra.words, values),
  }
  // What was found in the text beside the body is shown from there: the reason of a decline.
  const isBeside = !body.text || (!found.BODY.length && found.EXTRA.length > 0)
  const shown = isBeside ? extra : body
  return {
    title: marked(title.text, found.TITLE, 0, title.text.length),
    snippet: snippetOf(shown.text, shown.words, values),
    why: reasonOf(found, values),
  }
}

/** The text beside the body repeats tags: it is a place of its own only for what stands nowhere else. */
function reasonOf(found: Record<SearchPlace, Word[]>, values: Values): SearchReason {
  const elsewhere = new Set(
    [...found.TITLE, ...found.TAGS, ...found.BODY].map(({ folded }) => folded),
  )
  const beside = found.EXTRA.filter(({ folded }) => !elsewhere.has(folded))
  const all = [...found.TITLE, ...found.TAGS, ...found.BODY, ...beside]
  const has = { TITLE: found.TITLE, TAGS: found.TAGS, BODY: found.BODY, EXTRA: beside }
  const places = (Object.keys(has) as SearchPlace[]).filter((place) => has[place].length > 0)
  const said = new Set(all.map(({ folded }) => folded))
  const other = all
    .flatMap((word) => ({ word, match: values.get(word.plain) as Match }))
    .filter(({ match }) => !said.has(match.folded))
    .sort((a, b) => b.match.value - a.match.value)[0]
  const otherwise = other && {
    how: howOf(other.match, other.word.folded),
    asked: other.match.asked,
    found: other.word.plain,
  }
  return { places, otherwise: otherwise ?? null }
}

function howOf({ is, folded }: Match, found: string): SearchLikeness {
  if (is === 'WORD') return 'FORM'
  if (is === 'GUESS') return found.includes(folded) ? 'PART' : 'SPELLING'
  return is
}

/** Only few words of a text match: everything after this looks at those alone. */
const matchesIn = (words: Word[], values: Values): Word[] =>
  words.filter((word) => values.has(word.plain))

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
      value += values.get(word.plain)?.value ?? 0
    }
    if (value > most * 1.0001) {
      best = first
      most = value
    }
  }
  return best
}
