// What the server has drawn before: the text inside of an element by all the facts it was drawn from (ui/drawn-once.tsx).
// It is kept as the bytes that go to the line, and a page only holds its places: to encode a page anew each time costs as
// much as React's drawing of it.
import { LRUCache } from 'lru-cache'
import type { Drawings } from './ui/drawn-once.tsx'

/** Bytes of texts and characters of keys that are kept. */
const MOST_BYTES = 8_000_000
const kept = new LRUCache<string, Buffer>({
  maxSize: MOST_BYTES,
  sizeCalculation: (bytes, key) => bytes.length + key.length,
})

/** One page's drawings: what it finds, and what it adds when it is finished. */
export function drawingsOf(): Drawings & { finish(html: string): Buffer } {
  const fresh: string[] = []
  const found: Buffer[] = []
  // Nobody who writes on a page can know it.
  const secret = Math.random().toString(36).slice(2)
  const place = `${secret}+`
  /** A page's pieces: texts, and what was found in their places. */
  const filled = (html: string): Buffer => {
    const [first = '', ...others] = html.split(place)
    const pieces: Uint8Array[] = [Buffer.from(first)]
    for (const other of others) {
      const end = other.indexOf(';')
      pieces.push(found[Number(other.slice(0, end))] as Buffer, Buffer.from(other.slice(end + 1)))
    }
    return Buffer.concat(pieces)
  }
  return {
    find(key) {
      const bytes = kept.get(key)
      return bytes && `${place}${found.push(bytes) - 1};`
    },
    mark: (key) => `${secret}-${fresh.push(key) - 1}`,
    /** Keeps what was drawn for the first time and gives the page without marks, with all in its place. */
    finish(html) {
      if (fresh.length === 0) return filled(html)
      const marked = new RegExp(`<(\\w+)[^>]* data-drawn="${secret}-(\\d+)"[^>]*>`, 'g')
      for (const mark of html.matchAll(marked)) {
        const begin = mark.index + mark[0].length
        const end = endOf(mark[1] as string, html, begin)
        if (end)
          kept.set(
            fresh[Number(mark[2])] as string,
            ofItsOwn(filled(withoutMarks(html.slice(begin, end), secret))),
          )
      }
      return filled(withoutMarks(html, secret))
    },
  }
}

/** Small buffers share a block with others, which must not stay in memory for one line of a page. */
const ofItsOwn = (bytes: Uint8Array): Buffer => {
  const own = Buffer.allocUnsafeSlow(bytes.length)
  own.set(bytes)
  return own
}

const withoutMarks = (html: string, secret: string): string =>
  html.replaceAll(new RegExp(` data-drawn="${secret}-\\d+"`, 'g'), '')

/** Where the element that is open at `begin` ends. React writes no `<` of its own inside of texts and attributes. */
function endOf(tag: string, html: string, begin: number): number | undefined {
  const tags = new RegExp(`<(/?)${tag}(?=[\\s>])`, 'g')
  tags.lastIndex = begin
  for (let depth = 1; ; ) {
    const next = tags.exec(html)
    if (!next) return undefined
    depth += next[1] ? -1 : 1
    if (depth === 0) return next.index
  }
}
