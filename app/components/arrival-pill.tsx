import { ArrowUp } from 'lucide'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'

type ArrivalPillProps = {
  /** How many came; at 0 there is nothing to see. */
  count: number
  /** There are more than were counted. */
  isMore?: boolean
  /** What came, one and many: `['new idea', 'new ideas']`. */
  words: readonly [one: string, many: string]
  onShow: () => void
}

/** What just arrived above what is being read: counted, never inserted by itself. “.” brings it in. */
export function ArrivalPill({ count, isMore = false, words, onShow }: ArrivalPillProps) {
  useKeys(
    count > 0 ? [{ keys: '.', does: 'Show what just came', group: 'Lists', run: onShow }] : [],
  )
  if (count === 0) return null
  return (
    <div className="arrival">
      <button type="button" className="arrival-pill" onClick={onShow}>
        <Icon of={ArrowUp} size={15} />
        {count}
        {isMore ? '+' : ''} {count === 1 ? words[0] : words[1]}
      </button>
    </div>
  )
}
