import { WifiOff } from 'lucide'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** Above the page while there is no connection: it stays readable, and what one writes is kept. */
export function ConnectionLine() {
  return (
    <div className="connection-line">
      <Notice tone="warn" role="status" icon={<Icon of={WifiOff} size={17} />}>
        No connection. You can go on reading and writing; what is new comes when it is back.
      </Notice>
    </div>
  )
}
