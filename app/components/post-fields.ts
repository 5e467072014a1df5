// What a row of posts needs, in fragments. Apart from the row: the browser must not carry the parser of documents.
import { graphql, type ResultOf } from '#app/graphql.ts'

/** What `<StatusBadge of={post}>` draws. */
export const StatusFields = graphql(
  `fragment StatusFields on Post { statusLabel statusStep statusSteps }`,
)
export const PostRowFields = graphql(
  `
    fragment PostRowFields on Post {
      ...StatusFields
      number path title language summary supportCount isSupported commentCount createdAt authorName
      author { number name pictureUrl }
      viewerCan { support }
    }
  `,
  [StatusFields],
)
/** A row among posts of other lists: with the one it stands on, and what happened to it last. */
export const PlacedPostFields = graphql(
  `fragment PlacedPostFields on Post { ...PostRowFields statusAt activeAt place }`,
  [PostRowFields],
)

export type RowPost = ResultOf<typeof PostRowFields>
export type RowPerson = NonNullable<RowPost['author']>
export type PlacedPost = ResultOf<typeof PlacedPostFields>
