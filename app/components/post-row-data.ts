import { faceOf, type PersonFace } from './person-face.ts'
import type { RowPost } from './post-fields.ts'
import type { Status } from './status.tsx'

export type PostRowData = Status & {
  id: string
  href: string
  title: string
  /** The language it is written in; null when it is not known. */
  language?: string | null
  /** One line of sense, plain text. */
  summary?: string | null
  supportCount: number
  isSupported: boolean
  canSupport?: boolean
  commentCount: number
  /** The author first, then others who work on it. */
  people: readonly PersonFace[]
  peopleTotal?: number
}

/** A post of the API as a row of a list. */
export function rowOf(post: RowPost): PostRowData {
  return {
    id: String(post.number),
    href: post.path,
    title: post.title,
    language: post.language,
    summary: post.summary,
    statusLabel: post.statusLabel,
    statusStep: post.statusStep,
    statusSteps: post.statusSteps,
    supportCount: post.supportCount,
    isSupported: post.isSupported,
    canSupport: post.viewerCan.support,
    commentCount: post.commentCount,
    people: post.author ? [faceOf(post.author)] : [],
  }
}
