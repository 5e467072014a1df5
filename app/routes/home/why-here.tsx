import type { PlacedIdea } from '#app/components/idea-fields.ts'
import { statusLabel } from '#app/components/idea-status.ts'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { homeMessages } from '#messages/home.ts'

const DAY = 86_400_000

/** Why this row stands here: the latest thing that happened to it, and where it stands. */
export function WhyHere({ idea }: { idea: PlacedIdea }) {
  const t = useMessages(homeMessages)
  const { now } = useClock()
  const isWithin = (at: string, days: number) => now - Date.parse(at) < days * DAY
  return (
    <>
      {isWithin(idea.createdAt, 1) ? (
        <span>
          <span className="presence-dot presence-dot-close" />
          {t.rich('why.new', { at: <Time at={idea.createdAt} /> })}
        </span>
      ) : idea.status !== 'NEW' && isWithin(idea.statusAt, 7) ? (
        <span>
          {t.rich('why.status', {
            status: statusLabel(idea.status),
            at: <Time at={idea.statusAt} as="weekday" />,
          })}
        </span>
      ) : (
        <span>{t.rich('why.active', { at: <Time at={idea.activeAt} /> })}</span>
      )}
      <span dir="auto">{idea.board.name}</span>
    </>
  )
}
