// The data's plain texts as people would have written them here.
import type { People } from './people.ts'

/** The data writes `@key`; here people write `@Full Name`. */
export const named = (people: People, text: string): string =>
  text.replace(/(?<![\w.])@([a-z]+)/g, (_, key: string) => `@${people.named(key).name}`)

/** A text before its author edited it: without its last paragraph, or its last sentence. */
export function earlier(body: string): string {
  const paragraphs = body.split('\n\n')
  if (paragraphs.length > 1) return paragraphs.slice(0, -1).join('\n\n')
  const sentences = body.split(/(?<=[.!?]) /)
  return sentences.length > 1 ? sentences.slice(0, -1).join(' ') : `${body} (to be continued)`
}
