import { graphql } from '#app/graphql.ts'

/** Who sees who wrote the entries of a challenge, and when. */
export const NamesFields = graphql(`
  fragment NamesFields on Challenge {
    path
    names {
      from fromAt areHidden shownAt viewerCanShow
      request { reason expiresAt agreedAt requestedBy { number name } agreedBy { name } }
    }
  }
`)
