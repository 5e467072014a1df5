import { ArrowUp } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { frameMessages } from '#messages/frame.ts'

type ArrivalPillProps = {
  /** How many came; at 0 there is nothing to see. */
  count: number
  /** How many of what, in words. */
  words: string
  onShow: () => void
}

/** What just arrived above what is being read: counted, never inserted by itself. “.” brings it in. */
export function ArrivalPill({ count, words, onShow }: ArrivalPillProps) {
  const t = useMessages(frameMessages)
  useKeys(count > 0 ? [{ keys: '.', does: t('key.arrived'), group: 'lists', run: onShow }] : [])
  if (count === 0) return null
  return (
    <div className="arrival">
      <button type="button" className="arrival-pill" onClick={onShow}>
        <Icon of={ArrowUp} size={15} />
        {words}
      </button>
    </div>
  )
}
