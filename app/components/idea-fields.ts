// What a list needs of an idea, in one fragment, and how it becomes a row.
import { graphql, type ResultOf } from '#app/graphql.ts'
import type { IdeaRowData } from './idea-row.tsx'
import { faceOf } from './person-face.ts'

// Pure: the browser uses only rowOf, and must not carry the parser for a document it never sends.
export const IdeaRowFields = /* @__PURE__ */ graphql(`
  fragment IdeaRowFields on Idea {
    number title summary status supportCount isSupported commentCount createdAt activeAt statusAt authorName
    author { number name pictureUrl }
    board { name slug }
    viewerCan { support }
  }
`)

export type ListedIdea = ResultOf<typeof IdeaRowFields>

/** An idea of the API as a row of a list. */
export function rowOf(idea: ListedIdea): IdeaRowData {
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
