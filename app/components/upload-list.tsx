import { FileText, X } from 'lucide'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Input } from '#app/ui/input.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { sayBytes } from './upload.ts'
import type { UploadEntry } from './use-uploads.ts'

type UploadListProps = {
  entries: readonly UploadEntry[]
  onRemove: (key: string) => void
  onRetry: (key: string) => void
  onAlt: (key: string, alt: string) => void
  /** The name of the form field that carries the ids of files that have arrived. */
  fieldName: string
}

/** Files on their way and those that have arrived, with a way to take each out. */
export function UploadList({ entries, onRemove, onRetry, onAlt, fieldName }: UploadListProps) {
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
            <b>{entry.name}</b>
            <UploadState entry={entry} />
          </div>
          {entry.state === 'sending' ? (
            <Meter label={`Sending ${entry.name}`} value={entry.fraction * 100} tone="sky" />
          ) : null}
          {entry.isPicture && entry.state !== 'failed' ? (
            <div className="upload-alt">
              <Input
                name={entry.fileId ? `alt-${entry.fileId}` : undefined}
                aria-label={`What ${entry.name} shows`}
                defaultValue={entry.alt}
                maxLength={300}
                placeholder="Say what it shows, for those who cannot see it"
                onChange={(event) => onAlt(entry.key, event.currentTarget.value)}
              />
            </div>
          ) : null}
          {entry.state === 'failed' && entry.canRetry ? (
            <span className="upload-note">
              <Button size="small" onClick={() => onRetry(entry.key)}>
                Send again
              </Button>
            </span>
          ) : null}
          <Button
            className="upload-remove"
            variant="quiet"
            size="small"
            isIcon
            aria-label={entry.state === 'sending' ? `Stop ${entry.name}` : `Take out ${entry.name}`}
            onClick={() => onRemove(entry.key)}
          >
            <Icon of={X} />
          </Button>
        </div>
      ))}
    </div>
  )
}

function UploadState({ entry }: { entry: UploadEntry }) {
  if (entry.state === 'failed') return <span className="bad">{entry.message}</span>
  if (entry.state === 'there') return <span className="good">there, {sayBytes(entry.size)}</span>
  const sent = `${sayBytes(entry.size * entry.fraction)} of ${sayBytes(entry.size)}`
  const left = entry.secondsLeft === null ? '' : `, ${entry.secondsLeft} s left`
  return (
    <span className="quiet">
      {sent}
      {left}
    </span>
  )
}
