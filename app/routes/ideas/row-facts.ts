// What changes of rows that are shown, for those of a board that its shared answer does not have: GET /ask/row-facts?ideas=7,8.
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/row-facts'

/** As many as the API takes at once. */
const MAX_ROWS = 100

const RowFacts = graphql(`
  query RowFacts($ids: [ID!]!) {
    rows: nodes(ids: $ids) {
      ... on Idea { number statusLabel statusStep statusSteps supportCount commentCount }
    }
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const text = new URL(request.url).searchParams.get('ideas') ?? ''
  const numbers = text.split(',').filter((one) => /^[1-9]\d{0,8}$/.test(one))
  const ids = numbers.slice(0, MAX_ROWS).map((number) => btoa(`Idea:${number}`))
  const { rows } = ids.length ? await context.get(atrium).ask(RowFacts, { ids }) : { rows: [] }
  return { rows: rows.flatMap((row) => (row && 'number' in row ? [row] : [])) }
}
