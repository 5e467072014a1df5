// Reads a line like "acoustics Dutch Utrecht free this week": which of its words are a skill, a unit, a site, a language, a time
// zone or free time. What is none of these begins a name.
import { tagOf } from '#graphql/characters.ts'
import { SPOKEN_LANGUAGES } from '#graphql/people/limits.ts'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { ARTICLES, FREE, JOINS, LEADS } from './reading-words.ts'
import {
  folded,
  languageName,
  offsetOf,
  placeOfZone,
  type Token,
  type TokenKind,
} from './tokens.ts'

/** What words may stand for, by the folded words; skills by their key. */
export type Vocabulary = {
  units: ReadonlyMap<string, string>
  sites: ReadonlyMap<string, string>
  zones: readonly string[]
}

const MAX_WORDS = 24
/** Words of one token at most. */
const MAX_PHRASE = 5

/** A line as its words, at most 24. */
export const wordsOfLine = (line: string): string[] =>
  line
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS)

/** Every run of words that could be the name of a skill, as keys. */
export function phrasesOf(words: readonly string[]): string[] {
  const keys = new Set<string>()
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= Math.min(words.length, from + MAX_PHRASE); to++)
      keys.add(tagOf(words.slice(from, to).join(' ')))
  return [...keys]
}

let languages: ReadonlyMap<string, string> | undefined
/** Languages by their names in the interface's languages and in their own. */
function languageNames(): ReadonlyMap<string, string> {
  if (languages) return languages
  const names = new Map<string, string>()
  for (const code of SPOKEN_LANGUAGES.toReversed()) {
    for (const written of WRITTEN_LANGUAGES) names.set(folded(languageName(code, written)), code)
    names.set(folded(new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code), code)
  }
  languages = names
  return names
}

const ABBREVIATIONS: Record<string, string> = {
  cet: 'Europe/Brussels',
  cest: 'Europe/Brussels',
  wet: 'Europe/Lisbon',
  eet: 'Europe/Helsinki',
  est: 'America/New_York',
  edt: 'America/New_York',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  ist: 'Asia/Kolkata',
  utc: 'UTC',
  gmt: 'UTC',
}

function zoneOf(phrase: string, zones: readonly string[], at: Date): string | undefined {
  const place = zones.find((zone) => folded(placeOfZone(zone)) === phrase)
  if (place) return place
  const offset = /^(?:utc|gmt)([+\-−])(\d{1,2})(?::?(\d{2}))?$/.exec(phrase)
  if (!offset) return phrase in ABBREVIATIONS ? ABBREVIATIONS[phrase] : undefined
  const minutes = (offset[1] === '+' ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))
  return zones.find((zone) => offsetOf(zone, at) === minutes)
}

/** What a run of words stands for; undefined: nothing that is known. */
function tokenOf(
  words: readonly string[],
  vocabulary: Vocabulary,
  skills: ReadonlyMap<string, number>,
  at: Date,
): Token[] {
  const phrase = folded(words.join(' '))
  const language = languageNames().get(phrase)
  const site = vocabulary.sites.get(phrase)
  const unit = vocabulary.units.get(phrase)
  // “ist” joins in German; IST is a time zone.
  const zone = JOINS.has(words.join(' ')) ? undefined : zoneOf(phrase, vocabulary.zones, at)
  const skill = skills.get(tagOf(words.join(' ')))
  const found: (Token | null)[] = [
    FREE.has(phrase) ? { kind: 'FREE', value: 'week' } : null,
    language ? { kind: 'LANGUAGE', value: language } : null,
    site ? { kind: 'SITE', value: site } : null,
    unit ? { kind: 'UNIT', value: unit } : null,
    skill ? { kind: 'SKILL', value: String(skill) } : null,
    zone ? { kind: 'ZONE', value: zone } : null,
  ]
  return found.filter((token): token is Token => token !== null)
}

/** Does a word that leads say what somebody does, and not where they are? */
const isVerb = (lead: readonly TokenKind[] | undefined): lead is readonly TokenKind[] =>
  lead?.some((kind) => kind === 'LANGUAGE' || kind === 'SKILL') === true

/**
 * Reads a line: the longest run of known words first. Words that lead or join are dropped beside others.
 * @param skills ids of skills by the keys of the line's phrases
 * @returns its tokens, each once, and the words that are none
 */
export function readLine(
  words: readonly string[],
  vocabulary: Vocabulary,
  skills: ReadonlyMap<string, number>,
  at: Date,
): { tokens: Token[]; rest: string[] } {
  const tokens: Token[] = []
  const rest: string[] = []
  let only: readonly TokenKind[] | undefined
  let afterToken = -1
  for (let from = 0; from < words.length; ) {
    let taken = 0
    for (let size = Math.min(MAX_PHRASE, words.length - from); size > 0 && !taken; size--) {
      const meant = tokenOf(words.slice(from, from + size), vocabulary, skills, at)
      const token = meant.find(({ kind }) => !only || only.includes(kind))
      if (!token) continue
      taken = size
      if (!tokens.some(({ kind, value }) => kind === token.kind && value === token.value))
        tokens.push(token)
    }
    if (taken) {
      only = undefined
      from += taken
      afterToken = from
      continue
    }
    const word = words[from] as string
    // "in der Fertigung": what was led to comes after the article. "Porto, der …": it tells on.
    const isArticle = (only !== undefined || from === afterToken) && ARTICLES.has(folded(word))
    const lead = LEADS[folded(word)]
    if (isArticle) {
      from++
      continue
    }
    only = undefined
    // "Wer Deutsch spricht": in Dutch and German the verb may come last, and then leads to nothing.
    const isLast = isVerb(lead) && lead.includes(tokens.at(-1)?.kind ?? 'FREE')
    if (words.length > 1 && lead) only = isLast ? undefined : lead
    else if (words.length === 1 || !JOINS.has(folded(word))) rest.push(word)
    from++
  }
  return { tokens, rest }
}
