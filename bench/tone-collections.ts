// Texts with a known tone, for training and measuring. Formats: bench/README.md.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tone } from '#language/tone/tone.ts'

export type ToneExample = {
  text: string
  /** From −4 to 4, the mean of many people, or undefined: only the side is known. */
  rating?: number
  /** −1 bad, 0 neither, 1 good. */
  side: -1 | 0 | 1
  source: string
}

/** A mean of so much is a tone; below it, people did not agree on one. */
export const TONE_BEGINS = 0.5
const SIDES: Record<string, ToneExample['side']> = {
  positive: 1,
  pos: 1,
  '1': 1,
  negative: -1,
  neg: -1,
  '-1': -1,
  neutral: 0,
  neu: 0,
  '0': 0,
}
export const toneOfSide = (side: ToneExample['side']): Tone =>
  side > 0 ? 'GLAD' : side < 0 ? 'UPSET' : 'NEUTRAL'

type Line = {
  text: string
  rating?: number
  label?: string | number
  source?: string
  aspects?: { score: number }[]
}

function exampleOf(line: Line, source: string): ToneExample {
  const text = line.text
  if (line.rating !== undefined) {
    const side = line.rating > TONE_BEGINS ? 1 : line.rating < -TONE_BEGINS ? -1 : 0
    return { text, rating: line.rating, side, source: line.source ?? source }
  }
  if (line.aspects) {
    const sum = line.aspects.reduce((all, { score }) => all + score, 0)
    return { text, side: Math.sign(sum) as ToneExample['side'], source: line.source ?? source }
  }
  const side = SIDES[String(line.label).toLowerCase()]
  if (side === undefined)
    throw new Error(`${source}: a line has neither a rating nor a label that is known`)
  return { text, side, source: line.source ?? source }
}

/** A file of JSON lines with `text` and `rating`, `label` or `aspects`. */
export const readTones = (path: string, source = path): ToneExample[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => exampleOf(JSON.parse(line) as Line, source))

/** Sentences with ratings, and pros and cons, from a folder with both files. */
export const readTrainingTones = (folder: string): ToneExample[] => [
  ...readTones(join(folder, 'sentences.jsonl'), 'sentences'),
  ...readTones(join(folder, 'pros-cons.jsonl'), 'pros-cons'),
]
