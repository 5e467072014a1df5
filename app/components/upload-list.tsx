import '#app/styles/sheets/discussion.css'
import { FileText, X } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Input } from '#app/ui/input.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { replaceText } from '#app/ui/replace-text.ts'
import { useClock } from '#app/ui/time.tsx'
import { uploadsMessages } from '#messages/uploads.ts'
import { formatBytes } from './upload.ts'
import type { UploadEntry, Uploads } from './use-uploads.ts'

type UploadListProps = {
  uploads: Uploads
  /** The name of the form field that carries the ids of files that have arrived. */
  fieldName: string
  /** Pictures are put in words here, unless they go somewhere without. */
  hasAlt?: boolean
  /** The id of the text field in which pictures can be placed. */
  textId?: string
}

/** Files on their way and those that have arrived, with a way to take each out. */
export function UploadList({ uploads, fieldName, hasAlt = true, textId }: UploadListProps) {
  const t = useMessages(uploadsMessages)
  const { entries } = uploads
  if (entries.length === 0) return null
  return (
    <div className="uploads">
      {entries.map((entry) => (
        <div className="upload" key={entry.key}>
          {entry.fileId ? <input type="hidden" name={fieldName} value={entry.fileId} /> : null}
          <span className="upload-thumb">
            {entry.previewUrl ? <img src={entry.previewUrl} alt="" /> : <Icon of={FileText} />}
          </span>
          <div className="upload-name">
            <b dir="auto">{entry.name}</b>
            <UploadState entry={entry} />
          </div>
          {entry.state === 'sending' ? (
            <Meter
              label={t('sending', { name: entry.name })}
              value={entry.fraction * 100}
              tone="sky"
            />
          ) : null}
          {hasAlt && entry.isPicture && entry.state !== 'failed' ? (
            <div className="upload-alt">
              <Input
                name={entry.fileId ? `alt-${entry.fileId}` : undefined}
                aria-label={t('alt', { name: entry.name })}
                defaultValue={entry.alt}
                maxLength={300}
                placeholder={t('alt.placeholder')}
                onChange={(event) => uploads.setAlt(entry.key, event.currentTarget.value)}
              />
            </div>
          ) : null}
          {textId && entry.isPicture && entry.fileId ? (
            <span className="upload-note">
              <Button
                size="small"
                aria-label={t('place.about', { name: entry.name })}
                onClick={() => placePicture(textId, entry)}
              >
                {t('place')}
              </Button>
            </span>
          ) : null}
          {entry.canShrink ? (
            <span className="upload-note">
              <Button
                size="small"
                aria-label={t('shrink.about', { name: entry.name })}
                onClick={(event) => {
                  // This button goes; the focus must not go with it.
                  event.currentTarget
                    .closest('.upload')
                    ?.querySelector<HTMLElement>('.upload-remove')
                    ?.focus()
                  void uploads.shrink(entry.key)
                }}
              >
                {t('shrink')}
              </Button>
            </span>
          ) : null}
          {entry.state === 'failed' && entry.canRetry ? (
            <span className="upload-note">
              <Button size="small" onClick={() => uploads.retry(entry.key)}>
                {t('again')}
              </Button>
            </span>
          ) : null}
          <Button
            className="upload-remove"
            variant="quiet"
            size="small"
            isIcon
            aria-label={
              entry.state === 'sending' || entry.state === 'shrinking'
                ? t('stop', { name: entry.name })
                : t('remove', { name: entry.name })
            }
            onClick={() => uploads.remove(entry.key)}
          >
            <Icon of={X} />
          </Button>
        </div>
      ))}
      {uploads.isWaiting ? (
        <p className="upload-waits">
          <span>{t('waits')}</span>
          <Button variant="quiet" size="small" onClick={uploads.letGo}>
            {t('waits.cancel')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

/** Puts a picture into the text where the cursor is, in a line of its own. */
function placePicture(textId: string, { fileId, alt, name }: UploadEntry) {
  const area = document.getElementById(textId)
  if (!(area instanceof HTMLTextAreaElement)) return
  const words = (alt || name).replace(/[[\]\\\n]/g, ' ').trim()
  const before = area.value.slice(0, area.selectionEnd)
  const gap = before === '' || before.endsWith('\n\n') ? '' : '\n\n'
  replaceText(area, area.selectionEnd, area.selectionEnd, `${gap}![${words}](/files/${fileId})\n\n`)
}

function UploadState({ entry }: { entry: UploadEntry }) {
  const t = useMessages(uploadsMessages)
  const { locale } = useClock()
  const size = formatBytes(entry.size, locale)
  if (entry.state === 'failed') return <span className="bad">{entry.message}</span>
  if (entry.state === 'there')
    return (
      <span className="good">
        {entry.was ? t('there.was', { size, was: entry.was }) : t('there', { size })}
      </span>
    )
  if (entry.state === 'shrinking') return <span className="quiet">{t('shrinking')}</span>
  const sent = formatBytes(entry.size * entry.fraction, locale)
  return (
    <span className="quiet">
      {entry.secondsLeft === null
        ? t('sent', { sent, size })
        : t('sent.left', { sent, size, seconds: entry.secondsLeft })}
    </span>
  )
}
