// What looks confidential in a text that is being written: POST /ask/confidential with `text`. Nothing of it is kept.
import { atrium, fields } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import { LOOKED_AT } from '#graphql/confidential/limits.ts'
import type { Route } from './+types/confidential'

const ConfidentialIn = graphql(`
  query ConfidentialIn($text: String!) {
    confidentialIn(text: $text) { kind shown }
  }
`)

// A query, but the text is too long for an address.
export async function action({ context, request }: Route.ActionArgs) {
  const { text = '' } = await fields(request)
  const { confidentialIn } = await context.get(atrium).ask(ConfidentialIn, {
    text: text.slice(0, LOOKED_AT),
  })
  return Response.json({ found: confidentialIn })
}
