// A text in the pieces that tell its tone. Linear in the text's length.

/** Emoticons and emoji stay whole; addresses, people and numbers become one piece each. */
const PIECE =
  /https?:\/\/\S+|www\.\S+|@\w+|[<>]?[:;=8xX][-'^o]?[)(\][dDpP/\\|*3}{@oO]+(?!\w)|<3+|\p{Extended_Pictographic}|[\p{L}]+(?:['’][\p{L}]+)*|\d[\d.,:%]*|[!?]+|\.{2,}|[.,;:()\n-]/gu

export type Token = {
  /** In lower case, repeated letters at most twice. */
  text: string
  /** As it stands in the text. */
  from: number
  to: number
  kind: 'word' | 'sign' | 'end' | 'face'
  isShouted: boolean
}

/** No more of a text is read. */
export const MAX_TONE_CHARACTERS = 8_000

const lessRepeated = (word: string): string => word.replace(/(.)\1{2,}/gu, '$1$1')

function kindOf(piece: string): Token['kind'] {
  if (/^\p{L}/u.test(piece) && !/^[xX][-'^o]?[)(\][dDpP/\\|*3}{@]+$/.test(piece)) return 'word'
  if (/^(?:[.,;:()\n-]|\.{2,})$/.test(piece)) return 'end'
  if (/^(?:[!?]+|\d.*|https?:.*|www\..*|@.*)$/.test(piece)) return 'sign'
  return 'face'
}

function nameOf(piece: string, kind: Token['kind']): string {
  if (kind === 'word') return lessRepeated(piece.toLowerCase().replaceAll('’', "'"))
  if (/^(?:https?:|www\.)/.test(piece)) return '<url>'
  if (piece.startsWith('@')) return '<user>'
  if (/^\d/.test(piece)) return piece.endsWith('%') ? '<percent>' : '<number>'
  if (/^[!?]+$/.test(piece))
    return piece.length > 1 ? (piece.includes('?') ? '<?!>' : '<!!>') : piece
  if (piece.startsWith('..')) return '<...>'
  return piece
}

export function toneTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.slice(0, MAX_TONE_CHARACTERS).matchAll(PIECE)) {
    const piece = match[0]
    const kind = kindOf(piece)
    tokens.push({
      text: nameOf(piece, kind),
      from: match.index,
      to: match.index + piece.length,
      kind,
      isShouted:
        kind === 'word' &&
        piece.length > 2 &&
        piece === piece.toUpperCase() &&
        piece !== piece.toLowerCase(),
    })
  }
  return tokens
}
