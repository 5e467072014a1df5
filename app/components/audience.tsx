import { Eye, EyeOff } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { frameMessages } from '#messages/frame.ts'

type WhoSeesProps = { people: number; space: string; visibility: 'OPEN' | 'CLOSED' | 'HIDDEN' }

/** Who will see it: in people, not in rights. */
export function WhoSees({ people, space, visibility }: WhoSeesProps) {
  const t = useMessages(frameMessages)
  const count = people
  return (
    <span className="sees">
      <Icon of={visibility === 'OPEN' ? Eye : EyeOff} size={14} />
      <span>
        {visibility === 'OPEN'
          ? t('sees.company', { count })
          : t(visibility === 'HIDDEN' ? 'sees.hidden' : 'sees.space', { count, space })}
      </span>
    </span>
  )
}
