import '#app/styles/sheets/discussion.css'
import { lazy, type MouseEvent, Suspense, useState } from 'react'
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

const PictureViewer = lazy(() => import('./picture-viewer.tsx'))

/** Pictures as they are, larger at a click; other files as one line each. */
export function AttachedFiles({ files }: { files: readonly AttachedFile[] }) {
  const language = useLanguage()
  const [shown, setShown] = useState<number | null>(null)
  if (files.length === 0) return null
  const pictures = files.filter(isPicture)
  const show = (event: MouseEvent, file: AttachedFile) => {
    // In another tab it is the file itself, and before scripts too.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setShown(pictures.indexOf(file))
  }
  return (
    <div className="files">
      {files.map((file) =>
        isPicture(file) ? (
          <a
            key={file.url}
            href={file.url}
            className="picture"
            onClick={(event) => show(event, file)}
          >
            <img src={file.url} alt={file.alt || file.name} loading="lazy" />
          </a>
        ) : (
          <a key={file.url} className="file" href={file.url} download>
            <span className="ellipsis" dir="auto">
              {file.name}
            </span>
            <small>{formatBytes(file.bytes, language)}</small>
          </a>
        ),
      )}
      {shown === null ? null : (
        <Suspense>
          <PictureViewer
            pictures={pictures}
            at={shown}
            onShow={setShown}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

const isPicture = ({ mediaType }: AttachedFile) => mediaType.startsWith('image/')
