import { graphql, type ResultOf } from '#app/graphql.ts'

const SupporterFields = graphql(`
  fragment SupporterFields on IdeaSupportersConnection {
    edges { node { at person { number name title unit site pictureUrl } } }
    pageInfo { hasNextPage endCursor }
  }
`)

export const SupportersPage = graphql(
  `
    query SupportersPage($id: ID!, $after: String) {
      idea(id: $id) {
        number
        title
        supportCount
        board { slug name }
        supporters(first: 60, after: $after) { ...SupporterFields }
      }
    }
  `,
  [SupporterFields],
)

export const SupporterRows = graphql(
  `
    query SupporterRows($id: ID!, $after: String) {
      idea(id: $id) {
        supporters(first: 60, after: $after) { ...SupporterFields }
      }
    }
  `,
  [SupporterFields],
)

export type Supporters = ResultOf<typeof SupporterFields>
