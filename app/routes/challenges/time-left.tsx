import '#app/styles/sheets/challenges.css'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { ListedChallenge } from './challenge-fields.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Timed = Pick<ListedChallenge, 'stage' | 'stages'>

/** When the present stage is over; the last day of the last one is the promised one. Null for what is told. */
export function endOfStage({ stage, stages }: Timed): string | null {
  const here = stages.findIndex((one) => one.stage === stage)
  return stage === 'TOLD' ? null : (stages[here + 1]?.startsAt ?? null)
}

/** “4 days left”, then hours, then minutes; the day itself once it has passed. */
export function TimeLeft({ challenge }: { challenge: Timed }) {
  const t = useMessages(challengesMessages)
  const { now } = useClock()
  const end = endOfStage(challenge)
  if (!end) return null
  if (challenge.stage === 'UPCOMING')
    return <span className="time-left">{t.rich('opens', { at: <Time at={end} as="day" /> })}</span>
  const left = Date.parse(end) - now
  if (left <= 0)
    return (
      <span className="time-left warn">{t.rich('tellBy', { at: <Time at={end} as="day" /> })}</span>
    )
  const b = (inside: React.ReactNode) => <b>{inside}</b>
  return (
    <span className="time-left">
      {left >= 2 * DAY
        ? t.rich('left.days', { count: Math.floor(left / DAY), b })
        : left >= HOUR
          ? t.rich('left.hours', { count: Math.floor(left / HOUR), b })
          : t.rich('left.minutes', { count: Math.max(1, Math.ceil(left / MINUTE)), b })}
    </span>
  )
}
