// How the trained model is kept in a file: words, and a byte for each number.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type PackedTone = {
  about: string
  listWords: string
  listValences: string
  phrases: string
  /** Of each phrase for upset, then for glad, against neutral. */
  phraseWeights: string
  phraseScale: number
  /** Of each measure for upset, then for glad, against neutral, and last the bias. */
  measureWeights: number[]
}

export type EnglishTone = {
  list: ReadonlyMap<string, number>
  /** The place of a phrase's weights. */
  phrases: ReadonlyMap<string, number>
  phraseWeights: Float32Array
  measureWeights: Float32Array
}

/** Steps of one byte in the word list's scale, which ends at 4. */
const LIST_STEPS = 31
/** Separates words in the file: it stands in none of them. */
const BETWEEN = '\t'

export const bytesToText = (bytes: Int8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
function textToBytes(text: string): Int8Array {
  const bytes = Buffer.from(text, 'base64')
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function packList(
  list: ReadonlyMap<string, number>,
): Pick<PackedTone, 'listWords' | 'listValences'> {
  const words = [...list.keys()].sort()
  return {
    listWords: words.join(BETWEEN),
    listValences: bytesToText(
      Int8Array.from(words, (word) => Math.round((list.get(word) as number) * LIST_STEPS)),
    ),
  }
}

export function packPhrases(
  phrases: readonly string[],
  weights: ArrayLike<number>,
): Pick<PackedTone, 'phrases' | 'phraseWeights' | 'phraseScale'> {
  const highest = Math.max(1e-9, ...Array.from(weights, Math.abs))
  const phraseScale = highest / 127
  return {
    phrases: phrases.join(BETWEEN),
    phraseWeights: bytesToText(Int8Array.from(weights, (one) => Math.round(one / phraseScale))),
    phraseScale,
  }
}

export function unpack(packed: PackedTone): EnglishTone {
  const valences = textToBytes(packed.listValences)
  return {
    list: new Map(
      packed.listWords
        .split(BETWEEN)
        .map((word, at) => [word, (valences[at] as number) / LIST_STEPS] as const),
    ),
    phrases: new Map(packed.phrases.split(BETWEEN).map((phrase, at) => [phrase, at])),
    phraseWeights: Float32Array.from(
      textToBytes(packed.phraseWeights),
      (one) => one * packed.phraseScale,
    ),
    measureWeights: Float32Array.from(packed.measureWeights),
  }
}

export const ENGLISH_FILE = join(import.meta.dirname, 'english.json')
export const readEnglish = (): EnglishTone =>
  unpack(JSON.parse(readFileSync(ENGLISH_FILE, 'utf8')) as PackedTone)
