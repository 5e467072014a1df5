// What a row of ideas needs, in fragments, and how it becomes a row.
import { graphql, type ResultOf } from '#app/graphql.ts'
import type { IdeaRowData } from './idea-row.tsx'
import { faceOf } from './person-face.ts'

// Pure: the browser uses only rowOf, and must not carry the parser for a document it never sends.
export const IdeaRowFields = /* @__PURE__ */ graphql(`
  fragment IdeaRowFields on Idea {
    number title summary status statusAt supportCount isSupported commentCount createdAt authorName
    author { number name pictureUrl }
    viewerCan { support }
  }
`)
/** A row among those of other boards. */
export const PlacedIdeaFields = /* @__PURE__ */ graphql(
  `fragment PlacedIdeaFields on Idea { ...IdeaRowFields activeAt board { name slug } }`,
  [IdeaRowFields],
)

export type PlacedIdea = ResultOf<typeof PlacedIdeaFields>

/** An idea of the API as a row of a list. */
export function rowOf(idea: ResultOf<typeof IdeaRowFields>): IdeaRowData {
  return {
    id: String(idea.number),
    href: `/ideas/${idea.number}`,
    title: idea.title,
    summary: idea.summary,
    status: idea.status,
    supportCount: idea.supportCount,
    isSupported: idea.isSupported,
    canSupport: idea.viewerCan.support,
    commentCount: idea.commentCount,
    people: idea.author ? [faceOf(idea.author)] : [],
  }
}
