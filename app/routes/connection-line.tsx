import { WifiOff } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { frameMessages } from '#messages/frame.ts'

/** Above the page while there is no connection: it stays readable, and what one writes is kept. */
export function ConnectionLine() {
  const t = useMessages(frameMessages)
  return (
    <div className="connection-line">
      <Notice tone="warn" role="status" icon={<Icon of={WifiOff} size={17} />}>
        {t('offline')}
      </Notice>
    </div>
  )
}
