// Single values on an axis that rows share: one dot for each, equal ones above each other, with their span and their mean.
import '#app/styles/pages/contest.css'
import { type Scale, shareOn, Ticks } from './ranking.tsx'

type DotsProps = {
  scale: Scale
  values: readonly number[]
  mean: number
  /** What it shows, in words. */
  label: string
  isStrong?: boolean
}

const BASE = 36
const STEP = 11
/** Higher piles would leave the row. */
const MAX_PILE = 4

export function Dots({ scale, values, mean, label, isStrong }: DotsProps) {
  const sorted = [...values].sort((one, two) => one - two)
  const [low = mean, high = mean] = [sorted[0], sorted.at(-1)]
  return (
    <svg
      className={isStrong ? 'chart-interval is-strong' : 'chart-interval'}
      role="img"
      aria-label={label}
    >
      <Ticks scale={scale} />
      <line
        className="chart-span"
        x1={shareOn(scale, low)}
        x2={shareOn(scale, high)}
        y1={BASE + 9}
        y2={BASE + 9}
      />
      <line
        className="chart-mean"
        x1={shareOn(scale, mean)}
        x2={shareOn(scale, mean)}
        y1={BASE + 3}
        y2={BASE + 15}
      />
      {sorted.map((value, nth) => {
        const pile = Math.min(MAX_PILE, nth - sorted.indexOf(value))
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: dots have nothing but their value and place
            key={nth}
            className="chart-dot"
            cx={shareOn(scale, value)}
            cy={BASE - pile * STEP}
            r="5"
          />
        )
      })}
    </svg>
  )
}
