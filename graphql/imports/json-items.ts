// JSON documents in pieces: the members of a list at the root, or of the lists of an object at the root, one after the other,
// so that a document of any length is read without being in memory.
import { MAX_RECORD_LENGTH } from './csv.ts'

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COMMA, COLON, NEWLINE] =
  [...'"\\{}[],:\n'].map((sign) => sign.charCodeAt(0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]

/** A member of a list. `key` names the list in the object at the root; null for a list that is the root itself. */
export type JsonItem = { key: string | null; line: number } & (
  | { text: string }
  | { isTooLong: true }
  /** The document is not whole, or not over where its first value is. */
  | { isCut: true }
  | { isAfter: true }
)

/** Takes a document's bytes in pieces and gives the members of its lists. */
export class JsonItems {
  /** What the document is; null before its first sign. */
  root: 'list' | 'object' | 'other' | null = null
  /** Has the first value at the root ended? What follows it would be another document (JSON Lines). */
  isEnded = false
  /** Is there anything after it? */
  hasMore = false
  /** Is an own member of the object at the root something other than a list? */
  readonly scalars: string[] = []
  #depth = 0
  #isInString = false
  #isEscaped = false
  #key: string | null = null
  #string: Buffer[] | null = null
  #isKey = false
  #parts: Buffer[] | null = null
  #length = 0
  #itemLine = 1
  #itemDepth = 1
  #line = 1
  #isListOpen = false

  read(piece: Buffer): JsonItem[] {
    const items: JsonItem[] = []
    let from = this.#parts ? 0 : -1
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] as number
      if (byte === NEWLINE) this.#line++
      if (this.#isInString) {
        this.#inString(piece, at, byte)
        continue
      }
      if (byte <= 0x20) continue
      if (this.isEnded) {
        this.hasMore = true
        break
      }
      const ends = this.#structure(byte)
      if (ends === 'begins') {
        from = at
        this.#parts = []
        this.#length = 0
        this.#itemLine = this.#line
      } else if (ends && this.#parts) {
        this.#keep(piece.subarray(from, ends === 'with' ? at + 1 : at))
        items.push(this.#item())
        from = -1
      }
      if (byte === QUOTE) this.#beginString()
    }
    if (this.#parts && from >= 0) this.#keep(Buffer.from(piece.subarray(from)))
    return items
  }

  /** What is wrong with the document as a whole, when all of it was read. */
  end(): JsonItem[] {
    const about = { key: this.#key, line: this.#line }
    // Some programs write null for an empty list.
    if (this.root === null || this.root === 'other') return []
    if (!this.isEnded)
      return [{ ...about, line: this.#parts ? this.#itemLine : this.#line, isCut: true }]
    return this.hasMore ? [{ ...about, isAfter: true }] : []
  }

  #keep(part: Buffer): void {
    this.#length += part.length
    if (this.#length > MAX_RECORD_LENGTH) this.#parts = []
    else this.#parts?.push(part)
  }

  #item(): JsonItem {
    const parts = this.#parts ?? []
    this.#parts = null
    const about = { key: this.#key, line: this.#itemLine }
    if (this.#length > MAX_RECORD_LENGTH) return { ...about, isTooLong: true }
    return { ...about, text: Buffer.concat(parts).toString('utf8') }
  }

  #beginString(): void {
    this.#isInString = true
    this.#string = this.root === 'object' && this.#depth === 1 && this.#isKey ? [] : null
  }

  #inString(piece: Buffer, at: number, byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (byte === BACKSLASH) this.#isEscaped = true
    else if (byte === QUOTE) {
      this.#isInString = false
      if (this.#string) this.#key = Buffer.concat(this.#string).toString('utf8')
      this.#string = null
      return
    }
    if (this.#string && this.#string.length < 200) this.#string.push(piece.subarray(at, at + 1))
  }

  /** What a sign outside strings does. Says when a member of a list begins, and when it ends (before or with this sign). */
  #structure(byte: number): 'begins' | 'before' | 'with' | null {
    if (this.root === null) {
      this.root = byte === OPEN_LIST ? 'list' : byte === OPEN_OBJECT ? 'object' : 'other'
      this.#itemDepth = this.root === 'list' ? 1 : 2
      this.#isListOpen = this.root === 'list'
      this.#isKey = true
      this.#depth = 1
      return null
    }
    const isBetween = this.#isListOpen && this.#depth === this.#itemDepth
    if (byte === COMMA) {
      if (this.root === 'object' && this.#depth === 1) this.#isKey = true
      return isBetween && this.#parts ? 'before' : null
    }
    if (byte === COLON) {
      if (this.#depth === 1) this.#isKey = false
      return null
    }
    if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) return this.#close()
    const begins = isBetween && !this.#parts ? 'begins' : null
    if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (this.root === 'object' && this.#depth === 1) {
        this.#isListOpen = byte === OPEN_LIST
        if (!this.#isListOpen && this.#key !== null) this.scalars.push(this.#key)
      }
      this.#depth++
    } else if (this.root === 'object' && this.#depth === 1 && !this.#isKey && this.#key !== null) {
      if (this.scalars.at(-1) !== this.#key && this.scalars.length < 500)
        this.scalars.push(this.#key)
    }
    return begins
  }

  #close(): 'before' | 'with' | null {
    const wasBetween = this.#isListOpen && this.#depth === this.#itemDepth
    this.#depth--
    if (this.#depth === 0) this.isEnded = true
    if (wasBetween) {
      if (this.root === 'object') this.#isListOpen = false
      return this.#parts ? 'before' : null
    }
    return this.#isListOpen && this.#depth === this.#itemDepth && this.#parts ? 'with' : null
  }
}
