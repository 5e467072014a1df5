// Files in forms: their ids, and the words that say what a picture shows.

import { many } from '#app/atrium.ts'
import type { CommentFile } from '#app/components/comment.tsx'
import { sayBytes } from '#app/components/upload.ts'

type ApiFile = {
  name: string
  mediaType: string
  bytes: number
  alt: string
  url: string
  smallUrl?: string | null
}

/** A file of the API as the parts draw it. */
export function fileOf(file: ApiFile): CommentFile {
  return {
    url: file.url,
    name: file.name,
    sizeWords: sayBytes(file.bytes),
    isPicture: file.mediaType.startsWith('image/'),
    alt: file.alt || file.name,
  }
}

/** The files of a form, and what was written about the pictures among them. */
export function filesIn(form: FormData): {
  ids: string[]
  alts: { fileId: string; alt: string }[]
} {
  const ids = many(form, 'fileIds')
  const alts = ids.flatMap((fileId) => {
    const alt = form.get(`alt-${fileId}`)
    return typeof alt === 'string' && alt.trim() ? [{ fileId, alt: alt.trim() }] : []
  })
  return { ids, alts }
}
