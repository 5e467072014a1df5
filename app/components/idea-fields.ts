// What a row of ideas needs, in fragments. Apart from rowOf: the browser must not carry the parser of documents.
import { graphql, type ResultOf } from '#app/graphql.ts'

export const IdeaRowFields = graphql(`
  fragment IdeaRowFields on Idea {
    number title summary status statusAt supportCount isSupported commentCount createdAt authorName
    author { number name pictureUrl }
    viewerCan { support }
  }
`)
/** A row among those of other boards. */
export const PlacedIdeaFields = graphql(
  `fragment PlacedIdeaFields on Idea { ...IdeaRowFields activeAt board { name slug } }`,
  [IdeaRowFields],
)

export type RowIdea = ResultOf<typeof IdeaRowFields>
export type PlacedIdea = ResultOf<typeof PlacedIdeaFields>
