import { useLanguage } from '#app/messages.tsx'
import { formatBytes } from './upload.ts'

export type AttachedFile = {
  name: string
  mediaType: string
  bytes: number
  /** What a picture shows, in words. */
  alt: string
  url: string
}

/** Pictures as they are, other files as one line each. */
export function AttachedFiles({ files }: { files: readonly AttachedFile[] }) {
  const language = useLanguage()
  if (files.length === 0) return null
  return (
    <div className="files">
      {files.map(({ url, name, alt, mediaType, bytes }) =>
        mediaType.startsWith('image/') ? (
          <a key={url} href={url} className="picture">
            <img src={url} alt={alt || name} loading="lazy" />
          </a>
        ) : (
          <a key={url} className="file" href={url} download>
            <span className="ellipsis" dir="auto">
              {name}
            </span>
            <small>{formatBytes(bytes, language)}</small>
          </a>
        ),
      )}
    </div>
  )
}
