// Bars of a row of numbers, and bars to two sides. Plain SVG that the server draws; the numbers stand beside them as text or in a table.
import '#app/styles/pages/insights.css'

const GAP = 0.28
const HEIGHT = 44
/** A bar of something is never invisible. */
const LEAST = 2

type BarsProps = {
  values: readonly number[]
  /** What the tallest bar stands for, so that rows share one scale. */
  max: number
  /** What it shows, in words. */
  label: string
  isStrong?: boolean
}

export function Bars({ values, max, label, isStrong }: BarsProps) {
  const width = 100 / Math.max(1, values.length)
  return (
    <svg
      className={isStrong ? 'chart-bars is-strong' : 'chart-bars'}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {values.map((value, nth) => {
        const height = value === 0 ? 0 : Math.max(LEAST, (value / Math.max(1, max)) * HEIGHT)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have nothing but their value and place
            key={nth}
            x={round(nth * width + (width * GAP) / 2)}
            y={round(HEIGHT - height)}
            width={round(width * (1 - GAP))}
            height={round(height)}
          />
        )
      })}
    </svg>
  )
}

type TwoSidesProps = { left: number; right: number; max: number; label: string }

/** One bar to the left and one to the right of a common middle. */
export function TwoSides({ left, right, max, label }: TwoSidesProps) {
  const share = (value: number) => round((value / Math.max(1, max)) * 50)
  return (
    <svg
      className="chart-sides"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className="chart-bad" x={50 - share(left)} y="0" width={share(left)} height="10" />
      <rect className="chart-good" x="50" y="0" width={share(right)} height="10" />
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 100) / 100
