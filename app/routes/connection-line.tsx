import { WifiOff } from 'lucide'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useRevalidator } from 'react-router'
import {
  type OutboxEntry,
  onOutboxSent,
  takeFromOutbox,
  useOutbox,
} from '#app/components/outbox.ts'
import { reconnect } from '#app/live/socket.ts'
import { useOfflineSince } from '#app/live/use-is-lost.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { announceNow } from '#app/ui/live-region.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatHour } from '#app/ui/time-words.ts'
import { offlineMessages } from '#messages/offline.ts'

/** Above every page, also while one writes far below: that there is no connection, and what goes out when it is back. */
export function ConnectionLine() {
  const t = useMessages(offlineMessages)
  const clock = useClock()
  const since = useOfflineSince()
  const waiting = useOutbox()
  useSent(waiting.length)
  if (since === null && waiting.length === 0) return null
  return (
    <div className="connection-line">
      {since === null ? null : (
        <Notice
          tone="warn"
          role="status"
          icon={<Icon of={WifiOff} size={17} />}
          action={
            <Button size="small" onClick={reconnect}>
              {t('offline.try')}
            </Button>
          }
        >
          {t.rich('offline', {
            time: formatHour(since, clock),
            b: (inside) => <b>{inside}</b>,
          })}
        </Notice>
      )}
      <Waiting entries={waiting} />
    </div>
  )
}

/** What was sent is said, and the page asks for what it has changed. */
function useSent(left: number) {
  const t = useMessages(offlineMessages)
  const { revalidate } = useRevalidator()
  const count = useRef(0)
  const finish = useEffectEvent(() => {
    if (count.current === 0) return
    announceNow(t('outbox.sent', { count: count.current }))
    count.current = 0
    void revalidate()
  })
  useEffect(() => onOutboxSent(() => void count.current++), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something has gone out
  useEffect(() => {
    const timer = setTimeout(finish)
    return () => clearTimeout(timer)
  }, [left])
}

function Waiting({ entries }: { entries: readonly OutboxEntry[] }) {
  const t = useMessages(offlineMessages)
  if (entries.length === 0) return null
  return (
    <details className="outbox">
      <summary>{t('outbox', { count: entries.length })}</summary>
      <ul className="list list-ruled">
        {entries.map((entry) => (
          <li key={entry.id}>
            <div>
              <b>{t(`outbox.${entry.kind}`)}</b> <span dir="auto">{entry.title}</span>
              {entry.refusal === null ? null : <p className="bad small">{entry.refusal}</p>}
            </div>
            <Button
              variant="quiet"
              size="small"
              aria-label={t('outbox.undo.about', { title: entry.title })}
              onClick={() => takeFromOutbox(entry.id)}
            >
              {t('outbox.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
