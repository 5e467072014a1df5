// Words and pieces of words that the models count. Every function here is linear in the text's length.

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu

/** A text's words in lower case, with their apostrophes made alike. */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKC').toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll('’', "'"))

/** Pieces of two to five characters inside each word, whose beginning and end count as characters. */
export function piecesOf(word: string, shortest: number, longest: number): string[] {
  const bounded = ` ${word} `
  const pieces: string[] = []
  for (let size = shortest; size <= longest; size++) {
    for (let at = 0; at + size <= bounded.length; at++) pieces.push(bounded.slice(at, at + size))
    if (bounded.length <= size) break
  }
  return pieces
}
