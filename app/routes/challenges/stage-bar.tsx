import '#app/styles/sheets/challenges.css'
import { useClock } from '#app/ui/time.tsx'
import type { ListedChallenge } from './challenge-fields.ts'

const WIDTH = 240
const GAP = 3
/** So wide at least, however short a stage is. */
const LEAST = 12

/** How far a challenge is, as a bar of its stages by their lengths. The stage and what is left of it stand beside it in words. */
export function StageBar({ challenge: { stages } }: { challenge: ListedChallenge }) {
  const { now } = useClock()
  const starts = stages.map(({ startsAt }) => Date.parse(startsAt))
  const lengths = starts.slice(1).map((end, nth) => Math.max(1, end - (starts[nth] ?? end)))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const room = WIDTH - lengths.length * LEAST - (lengths.length - 1) * GAP
  let x = 0
  return (
    <svg
      className="stage-bar"
      viewBox={`0 0 ${WIDTH} 6`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {lengths.map((length, nth) => {
        const start = starts[nth] ?? 0
        const width = LEAST + (room * length) / whole
        const part = Math.min(1, Math.max(0, (now - start) / length))
        const at = x
        x += width + GAP
        return (
          <g key={start}>
            <rect x={at} y={0} width={width} height={6} />
            {part > 0 ? (
              <rect className="is-past" x={at} y={0} width={width * part} height={6} />
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}
