export type Part = { text: string; isFound: boolean }

/** Letters of a word that must agree before it counts as a form of another one. */
const STEM = 5

/** “the”, “we”, “não”: lit, they would only distract. Scripts that write words with one character are left alone. */
const SHORT = /^\p{Script=Latin}{1,3}$/u

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * A title cut where words of the writer's own text stand, in some form: whole words are lit, neighbours together.
 * Accents and case do not matter.
 */
export function highlightsOf(text: string, words: readonly string[]): Part[] {
  const wanted = words.map(plain).filter((word) => !SHORT.test(word))
  const isFound = (word: string) => {
    const own = plain(word)
    return wanted.some(
      (one) => one === own || (own.length >= STEM && one.slice(0, STEM) === own.slice(0, STEM)),
    )
  }
  const parts: Part[] = []
  const add = (part: string, found: boolean) => {
    const last = parts.at(-1)
    if (last && last.isFound === found) last.text += part
    else parts.push({ text: part, isFound: found })
  }
  const pieces = text.split(/([\p{L}\p{M}\p{N}]+)/u)
  for (const [index, piece] of pieces.entries()) {
    if (!piece) continue
    if (index % 2 === 1) add(piece, isFound(piece))
    // A space between two found words is lit with them.
    else
      add(
        piece,
        /^\s+$/.test(piece) && parts.at(-1)?.isFound === true && isFound(pieces[index + 1] ?? ''),
      )
  }
  return parts
}
