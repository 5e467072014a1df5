// A ranking with its uncertainty: one line for each row on an axis that all share. Plain SVG that the server draws; the numbers
// stand beside it as text.
import '#app/styles/pages/contest.css'
import type { ReactNode } from 'react'

export type Scale = { min: number; max: number; ticks: readonly number[] }
type IntervalProps = {
  scale: Scale
  value: number
  low: number
  high: number
  /** What it shows, in words. */
  label: string
  /** One of the first. */
  isStrong?: boolean
}

/** Where a value stands on the axis. */
export const shareOn = ({ min, max }: Scale, value: number): string => {
  const share = (100 * (value - min)) / (max - min)
  return `${Math.round(Math.max(0, Math.min(100, share)) * 100) / 100}%`
}

/** The estimate as a dot, and the line on which the truth may lie. */
export function Interval({ scale, value, low, high, label, isStrong }: IntervalProps) {
  const middle = '50%'
  return (
    <svg
      className={isStrong ? 'chart-interval is-strong' : 'chart-interval'}
      role="img"
      aria-label={label}
    >
      <Ticks scale={scale} />
      <line
        className="chart-range"
        x1={shareOn(scale, low)}
        x2={shareOn(scale, high)}
        y1={middle}
        y2={middle}
      />
      <circle className="chart-dot" cx={shareOn(scale, value)} cy={middle} r="6" />
    </svg>
  )
}

/** Thin lines behind a row, at the numbers of the axis. */
export function Ticks({ scale }: { scale: Scale }) {
  return scale.ticks.map((tick) => (
    <line
      key={tick}
      className="chart-grid"
      x1={shareOn(scale, tick)}
      x2={shareOn(scale, tick)}
      y1="0"
      y2="100%"
    />
  ))
}

type RankingProps = {
  /** What the list is, for screen readers. */
  label: string
  scale: Scale
  /** Behind the numbers of the axis: “of 100”. */
  unit: string
  listRef?: React.Ref<HTMLOListElement>
  children: ReactNode
}

/** The rows below their axis. */
export function Ranking({ label, scale, unit, listRef, children }: RankingProps) {
  return (
    <div className="chart-ranking">
      <div className="chart-axis" aria-hidden="true">
        <svg className="chart-numbers" aria-hidden="true">
          {scale.ticks.map((tick) => (
            <text key={tick} x={shareOn(scale, tick)} y="14" textAnchor="middle">
              {tick}
            </text>
          ))}
        </svg>
        <span>{unit}</span>
      </div>
      <ol ref={listRef} aria-label={label}>
        {children}
      </ol>
    </div>
  )
}

type RankedRowProps = {
  /** “1 to 3”. */
  place: ReactNode
  isStrong?: boolean
  name: ReactNode
  chart: ReactNode
  value: ReactNode
  id: string | number
}
export function RankedRow({ place, isStrong, name, chart, value, id }: RankedRowProps) {
  return (
    <li className={isStrong ? 'is-strong' : undefined} data-row={id}>
      <span className="chart-place">{place}</span>
      <span className="chart-name">{name}</span>
      {chart}
      <span className="chart-value">{value}</span>
    </li>
  )
}
