// Files as the parts draw them.
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
