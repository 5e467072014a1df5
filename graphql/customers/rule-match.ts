// Does a rule catch a message? Pure, and linear in the length of the text.
import type { Tone } from '#language/tone/tone.ts'
import { readTone } from '#language/tone/tone.ts'
import { plainWords } from '#search/terms.ts'

/** What a rule asks for; what is empty asks for nothing. */
export type RuleAsks = {
  words: readonly string[]
  without: readonly string[]
  authors: readonly string[]
  language: string | null
  tone: string | null
  minReach: number
}
/** What is known of a message when it comes in. */
export type RuleFacts = {
  subject: string
  text: string
  /** The mail address or handle, in lower case; empty: not known. */
  author: string
  language: string | null
  reach: number
}
/** The facts as rules compare them: worked out once for all rules. */
export type ReadFacts = Omit<RuleFacts, 'subject' | 'text'> & { text: string; tone: () => Tone }

/** So many words of a message are compared. */
const MAX_WORDS = 2_000
/** Words as they are compared: without case and accents, each between blanks. */
const compared = (text: string): string =>
  ` ${plainWords(text.normalize('NFD').replace(/\p{M}/gu, ''), MAX_WORDS).join(' ')} `

export function readFacts({ author, language, reach, subject, text }: RuleFacts): ReadFacts {
  let tone: Tone | undefined
  return {
    author: author.toLowerCase(),
    language,
    reach,
    text: compared(`${subject}\n${text}`),
    // Read for rules alone that ask for it.
    tone: () => (tone ??= readTone(text, language).tone),
  }
}

/** A rule whose phrases are as messages are compared: worked out once for all messages. */
export type ReadRule = RuleAsks & { isRead: true }

export const readRule = (rule: RuleAsks): ReadRule => ({
  ...rule,
  words: rule.words.map(compared),
  without: rule.without.map(compared),
  isRead: true,
})

const has = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => text.includes(phrase))

const isBy = (author: string, authors: readonly string[]): boolean =>
  authors.some((one) =>
    one.startsWith('@') && one.includes('.') ? author.endsWith(one) : author === one,
  )

export const catches = (rule: ReadRule, facts: ReadFacts): boolean =>
  (rule.words.length === 0 || has(facts.text, rule.words)) &&
  !has(facts.text, rule.without) &&
  (rule.authors.length === 0 || isBy(facts.author, rule.authors)) &&
  (rule.language === null || rule.language === facts.language) &&
  facts.reach >= rule.minReach &&
  (rule.tone === null || rule.tone === facts.tone())
