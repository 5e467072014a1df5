// The data's plain texts as people would have written them here.
import type { Named } from '#graphql/posts/markdown.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import type { SeedData } from './people-and-spaces.ts'

export type Written = { body: string; named: Named[] }

/** The data writes `@key`; here people write `@Full Name`, and are named by it. */
export function named(data: SeedData, text: string): Written {
  const people = new Map<number, Named>()
  const body = text.replace(/(?<![\w.])@([a-z]+)/g, (_, key: string) => {
    const { id, name } = data.person(key)
    people.set(id, { id, name })
    return `@${name}`
  })
  return { body, named: [...people.values()] }
}

/** What is stored beside a body, made by the functions that the services use. */
export const htmlOf = ({ body, named: people }: Written): string => toHtml(body, people)

/** What a text said before its author looked at it again: without its last paragraph, or its last sentence. */
export function earlier(body: string): string {
  const paragraphs = body.split('\n\n')
  if (paragraphs.length > 1) return paragraphs.slice(0, -1).join('\n\n')
  const sentences = body.split(/(?<=[.!?]) /)
  return sentences.length > 1 ? sentences.slice(0, -1).join(' ') : `${body} (to be continued)`
}
