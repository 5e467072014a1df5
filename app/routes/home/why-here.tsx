import type { PlacedIdea } from '#app/components/idea-fields.ts'
import { statusLabel } from '#app/components/idea-status.ts'
import { Time, useClock } from '#app/ui/time.tsx'

const DAY = 86_400_000

/** Why this row stands here: the latest thing that happened to it, and where it stands. */
export function WhyHere({ idea }: { idea: PlacedIdea }) {
  const { now } = useClock()
  const isWithin = (at: string, days: number) => now - Date.parse(at) < days * DAY
  return (
    <>
      {isWithin(idea.createdAt, 1) ? (
        <span>
          <span className="presence-dot presence-dot-close" />
          New, <Time at={idea.createdAt} />
        </span>
      ) : idea.status !== 'NEW' && isWithin(idea.statusAt, 7) ? (
        <span>
          {statusLabel(idea.status)} since <Time at={idea.statusAt} as="weekday" />
        </span>
      ) : (
        <span>
          Moved <Time at={idea.activeAt} />
        </span>
      )}
      <span>{idea.board.name}</span>
    </>
  )
}
