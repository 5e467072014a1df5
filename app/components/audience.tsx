import { Eye, EyeOff } from 'lucide'
import { Icon } from '#app/ui/icon.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatNumber } from '#app/ui/time-words.ts'

type WhoSeesProps = { people: number; space: string; visibility: 'OPEN' | 'CLOSED' | 'HIDDEN' }

/** Who will see it: in people, not in rights. */
export function WhoSees({ people, space, visibility }: WhoSeesProps) {
  const { locale } = useClock()
  const count = formatNumber(people, locale)
  return (
    <span className="sees">
      <Icon of={visibility === 'OPEN' ? Eye : EyeOff} size={14} />
      <span>
        {visibility === 'OPEN'
          ? `Visible to all ${count} people in the company`
          : `Visible to ${people === 1 ? 'one person' : `${count} people`} in ${space}`}
        {visibility === 'HIDDEN' ? '. Nobody else knows it exists' : ''}
      </span>
    </span>
  )
}
