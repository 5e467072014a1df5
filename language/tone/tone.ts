// The tone of a text, and the words that caused it. English by the trained model, other languages by their word lists.

import { type Language, languageOfTokens, turnsOf, wordListOf } from './languages.ts'
import { type EnglishTone, readEnglish } from './packed.ts'
import { measuresOf, phrasesOf } from './tone-features.ts'
import { type Token, toneTokens } from './tone-tokens.ts'
import { valencesOf } from './valences.ts'

export type Tone = 'UPSET' | 'NEUTRAL' | 'GLAD'
export const TONES: readonly Tone[] = ['UPSET', 'NEUTRAL', 'GLAD']

export type ToneCause = { from: number; to: number; word: string }
export type ToneReading = {
  tone: Tone
  /** How glad against how upset, from −1 to 1. */
  score: number
  /** The words that caused it, strongest first, at most five; none for a neutral text. */
  causes: ToneCause[]
  language: Language
}

const MAX_CAUSES = 5
/** Fewer phrases than that do not weigh more each. */
const MIN_PHRASES = 4

let kept: EnglishTone | undefined
const english = (): EnglishTone => {
  kept ??= readEnglish()
  return kept
}

/** How much a phrase of a text counts in the model, by how many phrases of the text it knows. */
export const phraseShare = (known: number): number => 1 / Math.sqrt(Math.max(MIN_PHRASES, known))

/** Scores of upset and glad, against neutral. */
function scoresOf(tokens: readonly Token[], model: EnglishTone): [number, number] {
  const said = valencesOf(tokens, model.list)
  const known = [...phrasesOf(tokens, said)]
    .map((phrase) => model.phrases.get(phrase))
    .filter((place) => place !== undefined)
  const share = phraseShare(known.length)
  const bias = model.measureWeights.length - 2
  let upset = model.measureWeights[bias] as number
  let glad = model.measureWeights[bias + 1] as number
  measuresOf(tokens, said).forEach((value, at) => {
    upset += value * (model.measureWeights[at * 2] as number)
    glad += value * (model.measureWeights[at * 2 + 1] as number)
  })
  for (const place of known) {
    upset += share * (model.phraseWeights[place * 2] as number)
    glad += share * (model.phraseWeights[place * 2 + 1] as number)
  }
  return [upset, glad]
}

const toneOf = (upset: number, glad: number): Tone =>
  Math.max(upset, glad) <= 0 ? 'NEUTRAL' : upset > glad ? 'UPSET' : 'GLAD'

/** What the model learned of a word must be so much before it counts as a cause without standing in the word list. */
const LEARNED_CAUSE = 1.2
const SHORTEST_CAUSE = 4

/** What each token adds to its tone: its word's valence and what the model learned of it. */
function pullsOf(tokens: readonly Token[], model: EnglishTone): number[] {
  const { valences, isNegated } = valencesOf(tokens, model.list)
  return tokens.map((token, at) => {
    const place = model.phrases.get(isNegated[at] ? `!${token.text}` : token.text)
    const learned =
      place === undefined
        ? 0
        : (model.phraseWeights[place * 2 + 1] as number) -
          (model.phraseWeights[place * 2] as number)
    const valence = valences[at] as number
    const isSmall = token.text.length < SHORTEST_CAUSE || Math.abs(learned) < LEARNED_CAUSE
    return valence === 0 && isSmall ? 0 : valence + learned / 2
  })
}

function causesOf(
  text: string,
  tokens: readonly Token[],
  pulls: readonly number[],
  tone: Tone,
): ToneCause[] {
  if (tone === 'NEUTRAL') return []
  const side = tone === 'GLAD' ? 1 : -1
  return tokens
    .map(({ from, to, kind }, at) => ({ from, to, kind, pull: (pulls[at] as number) * side }))
    .filter(({ kind, pull }) => (kind === 'word' || kind === 'face') && pull > 0.3)
    .sort((one, other) => other.pull - one.pull || one.from - other.from)
    .slice(0, MAX_CAUSES)
    .map(({ from, to }) => ({ from, to, word: text.slice(from, to) }))
}

/** A sum of valences counts as a tone from here on. */
const LIST_TONE = 0.12
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** By a model that may be another one than ours: measures try several. */
export function readEnglishTone(
  text: string,
  tokens: readonly Token[],
  model: EnglishTone,
): ToneReading {
  const [upset, glad] = scoresOf(tokens, model)
  const tone = toneOf(upset, glad)
  const causes = causesOf(text, tokens, pullsOf(tokens, model), tone)
  return { tone, score: logistic(glad) - logistic(upset), causes, language: 'en' }
}

/** @param language what is known of it; otherwise it is recognised by its small words */
export function readTone(text: string, language?: string | null): ToneReading {
  const tokens = toneTokens(text)
  const found = languageOfTokens(tokens, language)
  if (found === 'en') return readEnglishTone(text, tokens, english())
  const { valences } = valencesOf(tokens, wordListOf(found), turnsOf(found))
  const sum = valences.reduce((all, one) => all + one, 0)
  const score = sum / Math.sqrt(sum * sum + 15)
  const tone = score > LIST_TONE ? 'GLAD' : score < -LIST_TONE ? 'UPSET' : 'NEUTRAL'
  return { tone, score, causes: causesOf(text, tokens, [...valences], tone), language: found }
}
