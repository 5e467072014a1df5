import '#app/styles/sheets/discussion.css'
import { ChevronLeft, ChevronRight, X } from 'lucide'
import { useEffect, useRef } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { uploadsMessages } from '#messages/uploads.ts'
import type { AttachedFile } from './attached-files.tsx'

type ViewerProps = {
  pictures: readonly AttachedFile[]
  /** Which one is shown. */
  at: number
  onShow: (at: number) => void
  onClose: () => void
}

/** A picture as large as the window, and the others beside it. The browser's own dialog: Escape closes it, the focus goes back. */
export default function PictureViewer({ pictures, at, onShow, onClose }: ViewerProps) {
  const t = useMessages(uploadsMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const picture = pictures[at]
  if (!picture) return null
  return (
    <dialog className="viewer" ref={dialog} onClose={onClose} aria-label={t('viewer')}>
      <img src={picture.url} alt={picture.alt || picture.name} />
      <div className="viewer-foot">
        <p dir="auto">{picture.alt || picture.name}</p>
        {pictures.length > 1 ? (
          <span className="cluster">
            <Button
              isIcon
              aria-label={t('viewer.before')}
              disabled={at === 0}
              onClick={() => onShow(at - 1)}
            >
              <Icon of={ChevronLeft} />
            </Button>
            <span role="status">{t('viewer.at', { at: at + 1, count: pictures.length })}</span>
            <Button
              isIcon
              aria-label={t('viewer.next')}
              disabled={at === pictures.length - 1}
              onClick={() => onShow(at + 1)}
            >
              <Icon of={ChevronRight} />
            </Button>
          </span>
        ) : null}
        <a className="link" href={picture.url}>
          {t('viewer.original')}
        </a>
        <Button isIcon aria-label={t('viewer.close')} onClick={() => dialog.current?.close()}>
          <Icon of={X} />
        </Button>
      </div>
    </dialog>
  )
}
