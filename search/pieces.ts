import type { SearchDocument } from './document.ts'

const MAX_DOCUMENTS = 100
const MAX_CHARACTERS = 400_000

const lengthOf = ({ title, body, extra }: SearchDocument) =>
  title.length + body.length + (extra?.length ?? 0)

/** Documents in pieces that an index takes in a moment: few, and fewer when they are long. */
export function inPieces(documents: SearchDocument[]): SearchDocument[][] {
  const pieces: SearchDocument[][] = []
  let piece: SearchDocument[] = []
  let characters = 0
  for (const document of documents) {
    const length = lengthOf(document)
    if (piece.length && (piece.length >= MAX_DOCUMENTS || characters + length > MAX_CHARACTERS)) {
      pieces.push(piece)
      piece = []
      characters = 0
    }
    piece.push(document)
    characters += length
  }
  if (piece.length) pieces.push(piece)
  return pieces
}
