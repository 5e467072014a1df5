import { ArrowUp } from 'lucide'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'

type ArrivalPillProps = {
  /** How many came; at 0 there is nothing to see. */
  count: number
  /** What came, with how many: “2 new ideas”. */
  label: string
  onShow: () => void
}

/** What just arrived above what is being read: counted, never inserted by itself. “.” brings it in. */
export function ArrivalPill({ count, label, onShow }: ArrivalPillProps) {
  useKeys(
    count > 0 ? [{ keys: '.', does: 'Show what just came', group: 'Lists', run: onShow }] : [],
  )
  if (count === 0) return null
  return (
    <div className="arrival">
      <button type="button" className="arrival-pill" onClick={onShow}>
        <Icon of={ArrowUp} size={15} />
        {label}
      </button>
    </div>
  )
}
