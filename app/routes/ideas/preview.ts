// What a text will look like: POST /ask/preview with `text`, and `space` so that names become links.
import { atrium, fields } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/preview'

const Preview = graphql(`
  query Preview($text: String!, $spaceNumber: Int) {
    preview(text: $text, spaceNumber: $spaceNumber)
  }
`)

// A query, but the text is too long for an address.
export async function action({ context, request }: Route.ActionArgs) {
  const { text = '', space = '' } = await fields(request)
  const spaceNumber = /^\d{1,9}$/.test(space) ? Number(space) : null
  const { preview } = await context.get(atrium).ask(Preview, { text, spaceNumber })
  return Response.json({ html: preview })
}
