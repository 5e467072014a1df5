// How right answers are, from 0 to 1: MRR, MAP, nDCG@10 and the share of questions whose first answer is right.
import type { Collection } from './collections.ts'

/** So many answers of each question are looked at. */
export const MAX_ANSWERS = 50
const share = (value: number) => value.toFixed(3)
const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)

type Right = Map<string, number>
const reciprocalRank = (found: string[], right: Right) => {
  const at = found.findIndex((id) => right.has(id))
  return at < 0 ? 0 : 1 / (at + 1)
}
function averagePrecision(found: string[], right: Right): number {
  let hits = 0
  const sum = found.reduce((all, id, i) => (right.has(id) ? all + ++hits / (i + 1) : all), 0)
  return sum / Math.max(1, Math.min(right.size, MAX_ANSWERS))
}
function gain(found: string[], right: Right): number {
  const at = (grades: number[]) =>
    grades.slice(0, 10).reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0)
  const best = at([...right.values()].sort((a, b) => b - a))
  return best > 0 ? at(found.map((id) => right.get(id) ?? 0)) / best : 0
}

export type Figures = { rank: number; precision: number; gain: number; first: number }

export async function figuresOf(
  questions: Collection['questions'],
  answer: (text: string) => Promise<string[]>,
): Promise<Figures> {
  const all: Omit<Figures, 'first'>[] = []
  for (const { text, right } of questions) {
    const found = await answer(text)
    const rank = reciprocalRank(found, right)
    all.push({ rank, precision: averagePrecision(found, right), gain: gain(found, right) })
  }
  return {
    rank: mean(all.map((one) => one.rank)),
    precision: mean(all.map((one) => one.precision)),
    gain: mean(all.map((one) => one.gain)),
    first: mean(all.map(({ rank }) => (rank === 1 ? 1 : 0))),
  }
}
export const shown = ({ rank, precision, gain, first }: Figures) =>
  `MRR ${share(rank)} MAP ${share(precision)} nDCG@10 ${share(gain)} first ${Math.round(100 * first)} %`
