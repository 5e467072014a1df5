/**
 * Misspellings, by the idea of symmetric deletion: two words that differ by few edits share a form in which few letters
 * are deleted. Those forms are indexed as numbers, so candidates are looked up and not searched for; the true distance
 * is then measured. Unlike trigrams it finds transpositions in short words (`heta` and `heat` share `het`).
 */
import { hashOf } from './words.ts'

/** Only the beginning is deleted from: longer words would have hundreds of forms. */
const prefixLength = 7

/** How many edits a word of this length may be away from what was meant: short words have too many neighbours. */
export function editsAllowed(word: string): number {
  if (/\d/.test(word) || word.length < 3) return 0
  return word.length < 7 ? 1 : 2
}

/** Forms of a word in the dictionary. Words with digits (part numbers, years) are never guessed at. */
export function formsToStore(word: string): number[] {
  if (/\d/.test(word) || word.length < 3 || word.length > 40) return []
  return deletions(word, word.length < 5 ? 1 : 2)
}

/** Forms under which the neighbours of a typed word are looked up. */
export const formsToAsk = (word: string): number[] => deletions(word, editsAllowed(word))

function deletions(word: string, depth: number): number[] {
  let layer = new Set([word.slice(0, prefixLength)])
  const all = new Set(layer)
  for (let d = 0; d < depth; d++) {
    const next = new Set<string>()
    for (const form of layer)
      for (let i = 0; i < form.length; i++) next.add(form.slice(0, i) + form.slice(i + 1))
    for (const form of next) all.add(form)
    layer = next
  }
  return [...all].filter((form) => form.length > 1).map(hashOf)
}

/**
 * Edits between two words: insertions, deletions, replacements and swaps of neighbours count one each
 * (optimal string alignment). Answers `most + 1` as soon as it must be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

/** How much a neighbour at this distance is trusted, 0 to 1; people rarely miss the first letter. */
export function trust(typed: string, word: string, distance: number): number {
  const isSwap =
    distance === 1 &&
    typed.length === word.length &&
    [...typed].sort().join('') === [...word].sort().join('')
  const byDistance = distance === 1 ? (isSwap ? 0.95 : 0.85) : 0.6
  return typed[0] === word[0] ? byDistance : byDistance * 0.7
}
