import type { RowIdea } from './idea-fields.ts'
import type { IdeaRowData } from './idea-row.tsx'
import { faceOf } from './person-face.ts'

/** An idea of the API as a row of a list. */
export function rowOf(idea: RowIdea): IdeaRowData {
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
