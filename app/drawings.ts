// What the server has drawn before: the text inside of an element by all the facts it was drawn from (ui/drawn-once.tsx).
import { LRUCache } from 'lru-cache'
import type { Drawings } from './ui/drawn-once.tsx'

/** Characters of keys and texts that are kept; V8 takes one byte for most and two for some. */
const MOST_CHARACTERS = 8_000_000
const kept = new LRUCache<string, string>({
  maxSize: MOST_CHARACTERS,
  sizeCalculation: (text, key) => text.length + key.length,
})

/** One page's drawings: what it finds, and what it adds when it is finished. */
export function drawingsOf(): Drawings & { finish(html: string): string } {
  const fresh: string[] = []
  // Nobody who writes on a page can know it.
  const secret = Math.random().toString(36).slice(2)
  return {
    find: (key) => kept.get(key),
    mark: (key) => `${secret}-${fresh.push(key) - 1}`,
    /** Keeps what was drawn for the first time and takes the marks out of the page. */
    finish(html) {
      if (fresh.length === 0) return html
      const marked = new RegExp(`<(\\w+)[^>]* data-drawn="${secret}-(\\d+)"[^>]*>`, 'g')
      for (const found of html.matchAll(marked)) {
        const begin = found.index + found[0].length
        const end = endOf(found[1] as string, html, begin)
        if (end)
          kept.set(
            fresh[Number(found[2])] as string,
            ofItsOwn(withoutMarks(html.slice(begin, end), secret)),
          )
      }
      return withoutMarks(html, secret)
    },
  }
}

/** A part of a text holds the whole of it in memory: for V8 it is a view. A page must not stay for one line of it. */
const ofItsOwn = (part: string): string => Buffer.from(part).toString()

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
