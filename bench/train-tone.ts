/**
 * `npm run bench -- train-tone --tone FOLDER --words FOLDER [--out FILE]`: trains the English tone model on public texts and writes it to
 * `language/tone/english.json`. The same texts give the same file.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { trainSoftmax } from '#language/softmax.ts'
import { ENGLISH_FILE, type PackedTone, packList, packPhrases } from '#language/tone/packed.ts'
import { phraseShare } from '#language/tone/tone.ts'
import { measuresOf, phrasesOf } from '#language/tone/tone-features.ts'
import { toneTokens } from '#language/tone/tone-tokens.ts'
import { valencesOf } from '#language/tone/valences.ts'
import type { Vector } from '#language/vectors.ts'
import { readTrainingTones, TONE_BEGINS, type ToneExample } from './tone-collections.ts'
import { readToneWords } from './tone-words.ts'

/** A phrase stands in so many texts, and so many phrases are kept, those that weigh most. */
const MIN_TEXTS = 5
const MAX_PHRASES = 16_000
const PASSES = 7
/** How much a text of each collection counts: pros and cons know no neutral, films hardly any. */
const COUNTS: Record<string, number> = { tweets: 1, news: 1, films: 0.5, 'pros-cons': 0.4 }
const SOURCES = Object.keys(COUNTS)
/** Collections whose mixture of tones is taken for that of texts that are not known. */
const USUAL_SOURCES = ['tweets', 'news']
const PROS_CONS = 'pros-cons'
/** A rare class of a collection counts at most so many times. */
const MAX_BALANCE = 3
/** People agree about a rating to about this much. */
const SOFT = 0.3
/** Of the neutral class: chosen so that the three classes do about equally well on texts of collections not trained on. */
const NEUTRAL_BIAS = 0.5

export type ReadText = { phrases: Set<string>; measures: number[] }
type Features = { ids: Map<string, number>; measures: number }

export function readText(text: string, list: ReadonlyMap<string, number>): ReadText {
  const tokens = toneTokens(text)
  const said = valencesOf(tokens, list)
  return { phrases: phrasesOf(tokens, said), measures: measuresOf(tokens, said) }
}

const above = (x: number): number => 1 / (1 + Math.exp(-x / SOFT))
/** Shares of upset, neutral and glad. */
function targetOf({ rating, side }: ToneExample): number[] {
  if (rating === undefined) return [side < 0 ? 1 : 0, side === 0 ? 1 : 0, side > 0 ? 1 : 0]
  const upset = above(-rating - TONE_BEGINS)
  const glad = above(rating - TONE_BEGINS)
  return [upset, Math.max(0, 1 - upset - glad), glad]
}

function featuresOf(texts: readonly ReadText[]): Features {
  const seenIn = new Map<string, number>()
  for (const { phrases } of texts)
    for (const phrase of phrases) seenIn.set(phrase, (seenIn.get(phrase) ?? 0) + 1)
  const measures = texts[0]?.measures.length ?? 0
  const ids = new Map<string, number>()
  for (const [phrase, count] of seenIn)
    if (count >= MIN_TEXTS) ids.set(phrase, measures + SOURCES.length + ids.size)
  return { ids, measures }
}

function vectorOf({ phrases, measures }: ReadText, source: string, { ids }: Features): Vector {
  const known = [...phrases].map((phrase) => ids.get(phrase)).filter((id) => id !== undefined)
  const entries = measures
    .map((value, at) => [at, value] as const)
    .filter(([, value]) => value !== 0)
  entries.push([measures.length + SOURCES.indexOf(source), 1])
  entries.push(...known.map((id) => [id, phraseShare(known.length)] as const))
  return {
    ids: Int32Array.from(entries, ([id]) => id),
    values: Float32Array.from(entries, ([, value]) => value),
  }
}

/** How much each example counts: by its collection, and more in a class that is rare there. */
function weightsOf(examples: readonly ToneExample[]): number[] {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { source, side } of examples) {
    count(source)
    count(`${source} ${side}`)
  }
  return examples.map(
    ({ source, side }) =>
      (COUNTS[source] ?? 1) *
      Math.min(
        MAX_BALANCE,
        (counts.get(source) as number) / (3 * (counts.get(`${source} ${side}`) as number)),
      ),
  )
}

/** Weights of upset and glad against neutral, by feature. */
function trainedOn(examples: readonly ToneExample[], texts: readonly ReadText[], known: Features) {
  const weights = weightsOf(examples)
  const size = known.measures + SOURCES.length + known.ids.size
  const machine = trainSoftmax(
    texts.map((text, at) => vectorOf(text, examples[at]?.source ?? '', known)),
    examples.map(targetOf),
    {
      classes: 3,
      size,
      passes: PASSES,
      decayOf: (feature) => (feature < known.measures + SOURCES.length ? 1e-5 : 2e-4),
      weightOf: (at) => weights[at] as number,
      unknownOf: (at) => (examples[at]?.source === PROS_CONS ? 1 : -1),
    },
  )
  const at = (feature: number, tone: number) => machine.weights[feature * 3 + tone] as number
  return {
    of: (feature: number): [number, number] => [
      at(feature, 0) - at(feature, 1),
      at(feature, 2) - at(feature, 1),
    ],
    size,
  }
}

/** The model of some texts, as it is kept in the file. */
export function trainTone(
  examples: readonly ToneExample[],
  list: ReadonlyMap<string, number>,
): PackedTone {
  const texts = examples.map(({ text }) => readText(text, list))
  const known = featuresOf(texts)
  const model = trainedOn(examples, texts, known)
  const heaviest = [...known.ids]
    .map(([phrase, id]) => ({ phrase, weights: model.of(id) }))
    .map((entry) => ({ ...entry, most: Math.max(...entry.weights.map(Math.abs)) }))
    .sort((one, other) => other.most - one.most || (one.phrase < other.phrase ? -1 : 1))
    .slice(0, MAX_PHRASES)
  const held = USUAL_SOURCES.filter((source) => examples.some((one) => one.source === source))
  const sources = held.map((source) => model.of(known.measures + SOURCES.indexOf(source)))
  const bias = model
    .of(model.size)
    .map(
      (weight, tone) =>
        weight -
        NEUTRAL_BIAS +
        sources.reduce((sum, one) => sum + (one[tone] as number), 0) / Math.max(1, sources.length),
    )
  const measures = Array.from({ length: known.measures }, (_, at) => model.of(at)).flat()
  return {
    about:
      'Trained by `npm run bench -- train-tone`. Word lists: VADER (MIT, C. J. Hutto) and Opinion Lexicon (CC BY 4.0, B. Liu).',
    ...packList(list),
    ...packPhrases(
      heaviest.map(({ phrase }) => phrase),
      heaviest.flatMap(({ weights }) => weights),
    ),
    measureWeights: [...measures, ...bias].map((weight) => Math.round(weight * 1e4) / 1e4),
  }
}

export function writeTone(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      tone: { type: 'string' },
      words: { type: 'string' },
      out: { type: 'string', default: ENGLISH_FILE },
    },
  })
  if (!values.tone || !values.words) throw new Error('--tone FOLDER and --words FOLDER are needed')
  const packed = trainTone(readTrainingTones(values.tone), readToneWords(values.words))
  const text = `${JSON.stringify(packed, null, 2)}\n`
  writeFileSync(values.out, text)
  process.stdout.write(`${values.out}: ${Math.round(Buffer.byteLength(text) / 1000)} kB\n`)
}
