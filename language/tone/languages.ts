// The languages whose tone is read, and what turns and strengthens words in each.
import { detectLanguage } from '#search/language.ts'
import { NEGATIONS, OWN, STRONGER } from './marks.ts'
import type { Token } from './tone-tokens.ts'
import type { Turns } from './valences.ts'
import { WORDS_DE } from './words-de.ts'
import { WORDS_ES } from './words-es.ts'
import { WORDS_FR } from './words-fr.ts'
import { WORDS_NL } from './words-nl.ts'

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl'] as const
export type Language = (typeof LANGUAGES)[number]

/** What people of the language write: good and bad words, the beginnings of longer ones ending in "*". */
export type ToneWords = {
  good: string
  bad: string
  negations: string
  stronger: string
  weaker: string
}

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const WORDS: Record<Exclude<Language, 'en'>, ToneWords> = {
  de: WORDS_DE,
  fr: WORDS_FR,
  es: WORDS_ES,
  nl: WORDS_NL,
}
/** The languages that are read by word lists alone. */
export type ListedLanguage = keyof typeof WORDS
const turns = new Map<ListedLanguage, Turns>()
export function turnsOf(language: ListedLanguage): Turns {
  const { negations, stronger, weaker } = WORDS[language]
  const found = turns.get(language) ?? {
    negations: set(negations),
    stronger: set(stronger),
    weaker: set(weaker),
  }
  turns.set(language, found)
  return found
}

const VALENCE = 2
/** No beginning in the lists is longer. */
const LONGEST_BEGINNING = 14
const SHORTEST_BEGINNING = 4

/** Good and bad words of a language: a word itself, or its longest beginning that is listed. */
export class Beginnings {
  readonly #whole = new Map<string, number>()
  readonly #beginnings = new Map<string, number>()

  constructor(words: Pick<ToneWords, 'good' | 'bad'>) {
    for (const [list, valence] of [
      [words.good, VALENCE],
      [words.bad, -VALENCE],
    ] as const)
      for (const word of set(list))
        if (word.endsWith('*')) this.#beginnings.set(word.slice(0, -1), valence)
        else this.#whole.set(word, valence)
  }

  get(word: string): number | undefined {
    const whole = this.#whole.get(word) ?? FACES.get(word)
    if (whole !== undefined) return whole
    for (let size = Math.min(word.length, LONGEST_BEGINNING); size >= SHORTEST_BEGINNING; size--) {
      const found = this.#beginnings.get(word.slice(0, size))
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** Faces say the same in every language. */
const FACES: ReadonlyMap<string, number> = new Map(
  (
    [
      [':) :-) :D :-D ;) ;-) =) <3 😀 😃 😄 😁 😊 🙂 😍 🥰 👍 🎉 👏 🙏 💪 😻 ❤ 💚', VALENCE],
      [':( :-( :/ :-/ =( 😞 😟 😠 😡 🤬 😢 😭 😤 👎 🙁 ☹ 😩 😫 💔 😒', -VALENCE],
    ] as const
  ).flatMap(([faces, valence]) => faces.split(' ').map((face) => [face, valence] as const)),
)

const lists = new Map<ListedLanguage, Beginnings>()
export function wordListOf(language: ListedLanguage): Beginnings {
  const list = lists.get(language) ?? new Beginnings(WORDS[language])
  lists.set(language, list)
  return list
}

const isRead = (language: string | null | undefined): language is Language =>
  LANGUAGES.some((one) => one === language)

/** Of a text too short to tell its language: the one whose word list knows most of it, English if none knows more. */
function byTonesWords(tokens: readonly Token[]): Language {
  const known = (isWord: (text: string) => boolean) =>
    tokens.filter(({ kind, text }) => kind === 'word' && isWord(text)).length
  let best: Language = 'en'
  let most = known((text) => NEGATIONS.has(text) || STRONGER.has(text) || OWN.has(text))
  for (const language of Object.keys(WORDS) as ListedLanguage[]) {
    const { negations, stronger, weaker } = turnsOf(language)
    const list = wordListOf(language)
    const count = known(
      (text) =>
        negations.has(text) ||
        stronger.has(text) ||
        weaker.has(text) ||
        list.get(text) !== undefined,
    )
    if (count > most) {
      best = language
      most = count
    }
  }
  return best
}

/** The language that a text is in: told by its small words, else what is expected, else English. */
export function languageOfTokens(tokens: readonly Token[], expected?: string | null): Language {
  const code = expected?.slice(0, 2).toLowerCase() ?? null
  const found = detectLanguage(
    tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text),
    isRead(code) ? code : null,
  )
  if (isRead(found)) return found
  return isRead(code) ? code : byTonesWords(tokens)
}
