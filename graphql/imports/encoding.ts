// Which letters a file's bytes are. Files say it by a mark at their beginning, or it is seen from the whole file; all that
// reads a file gets UTF-8.
import { isAscii, isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | OneByte
type OneByte = 'Windows-1250' | 'Windows-1252'

/** A file as text: from which byte on, and in which encoding. */
export type TextFile = { path: string; start: number; encoding: Encoding }

const PIECE = 256 * 1024
const NEWLINE = 0x0a
/** So many lines that are no UTF-8 are enough to know that none is. */
const MAX_LINES = 1_000
/** What Windows-1252 has no letter for: a file with one of them is something else. */
const NOT_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
/** Signs of Windows-1252 that stand within no word (†, ‡, ˆ, ‰, •, ˜, ™): there they are the Mac's à, ô and others. */
const NOT_WITHIN = new Set([0x86, 0x87, 0x88, 0x89, 0x95, 0x98, 0x99])
/** Its capitals Š, Ž and Ÿ behind a small letter are the Mac's ä, é and ü. */
const NOT_BEHIND_SMALL = new Set([0x8a, 0x8e, 0x9f])
/** Within a word £, ¥, ¯, ³, ¹, ¼, ¾ and ¿ are Ł, Ą, Ż, ł, ą, Ľ, ľ and ż of Windows-1250. */
const OF_1250 = new Set([0xa3, 0xa5, 0xaf, 0xb3, 0xb9, 0xbc, 0xbe, 0xbf])

/** Finds out how a file is written. Reads on while it may be one or the other: to its end when it is plain ASCII. */
export async function textFile(path: string, head: Buffer): Promise<TextFile> {
  const marks = head.subarray(0, 3).toString('hex')
  if (marks === 'efbbbf') return { path, start: 3, encoding: 'UTF-8' }
  if (marks.startsWith('fffe')) return { path, start: 2, encoding: 'UTF-16LE' }
  if (marks.startsWith('feff')) return { path, start: 2, encoding: 'UTF-16BE' }
  const unmarked = withoutMark(head)
  if (unmarked) return { path, start: 0, encoding: unmarked }
  return { path, start: 0, encoding: (await oneByteOf(path)) ?? 'UTF-8' }
}

/**
 * UTF-16 without a mark: nearly every second byte of a file that begins with ASCII is NUL. Of other letters only the signs between the
 * cells have one; but such bytes are no UTF-8, or are full of control characters.
 */
function withoutMark(head: Buffer): Encoding | null {
  return beginsWide(head) ?? (isNoText(head) ? wideIn(head) : null)
}

/** So many of a thousand bytes are control characters other than blanks and NUL in no text. */
const MAX_CONTROLS = 50
const isNoText = (head: Buffer): boolean => {
  if (!head.includes(0)) return false
  const controls = head.filter((byte) => byte > 0 && byte < 0x20 && (byte < 9 || byte > 13)).length
  // The last letter may be cut.
  const hasEnd = [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)))
  return !hasEnd || controls * 1_000 > head.length * MAX_CONTROLS
}

/** Which of both gives words: letters, digits and blanks, and hardly anything else. */
function wideIn(head: Buffer): Encoding | null {
  const even = head.subarray(0, head.length & ~1)
  for (const encoding of ['UTF-16LE', 'UTF-16BE'] as const) {
    const text = new TextDecoder(encoding).decode(even)
    const others = text.replace(/[\p{L}\p{M}\p{N}\p{P}\s$+<=>|]/gu, '').length
    const hasLines = /[\r\n]/.test(text) && /[,;\t|"{]/.test(text)
    if (hasLines && others * 20 <= text.length) return encoding
  }
  return null
}

function beginsWide(head: Buffer): Encoding | null {
  const beginning = head.subarray(0, 64)
  if (beginning.length < 8) return null
  const nulsAt = (which: 0 | 1): number =>
    beginning.filter((byte, at) => byte === 0 && at % 2 === which).length
  const [even, odd] = [nulsAt(0), nulsAt(1)]
  const most = beginning.length / 2 - 2
  if (odd >= most && even === 0) return 'UTF-16LE'
  if (even >= most && odd === 0) return 'UTF-16BE'
  return null
}

type Count = { lines: number; ascii: number; others: number; of1250: number }

/**
 * Is this text in one byte a letter, and which? Not when any line has letters in UTF-8: then the others are broken lines of that.
 * And not when most letters are beyond ASCII: Greek or Cyrillic in one byte a letter would be read as nonsense.
 */
async function oneByteOf(path: string): Promise<OneByte | null> {
  const count: Count = { lines: 0, ascii: 0, others: 0, of1250: 0 }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, {
    highWaterMark: PIECE,
  }) as AsyncIterable<Buffer>) {
    const end = piece.lastIndexOf(NEWLINE) + 1
    const whole = Buffer.concat([rest, piece.subarray(0, end)])
    rest = end ? Buffer.from(piece.subarray(end)) : Buffer.concat([rest, piece])
    if (end && !looksOneByte(whole, count)) return null
    if (count.lines >= MAX_LINES) break
    // A line without an end is no text in any encoding.
    if (rest.length > PIECE * 32) return null
  }
  if (!looksOneByte(rest, count) || count.lines === 0 || count.others >= count.ascii) return null
  return count.of1250 > 0 ? 'Windows-1250' : 'Windows-1252'
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

function looksOneByte(bytes: Buffer, count: Count): boolean {
  if (isAscii(bytes)) return true
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end)
    from = end < 0 ? bytes.length : end + 1
    if (isAscii(line)) continue
    if (isUtf8(line)) return false
    count.lines++
    for (const [at, byte] of line.entries()) {
      if (byte >= 0xc0) count.others++
      else if (isLetter(byte)) count.ascii++
      if (byte < 0x80 || byte >= 0xc0) continue
      if (NOT_1252.has(byte)) return false
      const isWithin = isLetter(line[at - 1]) && isLetter(line[at + 1])
      if (isWithin && NOT_WITHIN.has(byte)) return false
      if (NOT_BEHIND_SMALL.has(byte) && isLetter(line[at - 1]) && (line[at - 1] as number) > 0x60)
        return false
      if (isWithin && OF_1250.has(byte)) count.of1250++
    }
  }
  return true
}

/** The file's text as UTF-8, in pieces, each with the number of the file's own bytes that it was made of. */
export async function* piecesOf({
  path,
  start,
  encoding,
}: TextFile): AsyncGenerator<{ text: Buffer; bytes: number }> {
  const pieces = createReadStream(path, { start, highWaterMark: PIECE }) as AsyncIterable<Buffer>
  if (encoding === 'UTF-8') {
    for await (const piece of pieces) yield { text: piece, bytes: piece.length }
    return
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  for await (const piece of pieces)
    yield { text: Buffer.from(decoder.decode(piece, { stream: true })), bytes: piece.length }
  yield { text: Buffer.from(decoder.decode()), bytes: 0 }
}

/** How many of the file's own bytes a text takes at its beginning. */
export function bytesOf(text: string, encoding: Encoding): number {
  if (encoding === 'UTF-8') return Buffer.byteLength(text)
  return encoding.startsWith('Windows') ? text.length : text.length * 2
}
