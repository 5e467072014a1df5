// One bar for each row, on a scale that the rows share. Plain SVG that the server draws; the numbers stand beside it as text.

type ShareProps = {
  value: number
  /** What the whole width stands for. */
  max: number
  /** How small numbers stay visible: `root` draws the square root. */
  scale?: 'linear' | 'root'
  /** What it shows, in words. */
  label: string
  isStrong?: boolean
}

/** A bar of something is never invisible. */
const LEAST = 0.6

export function Share({ value, max, scale = 'linear', label, isStrong }: ShareProps) {
  const of = scale === 'root' ? Math.sqrt : (number: number) => number
  const share = max > 0 ? (of(Math.max(0, value)) / of(max)) * 100 : 0
  const width = value > 0 ? Math.min(100, Math.max(LEAST, share)) : 0
  return (
    <svg
      className={isStrong ? 'chart-share is-strong' : 'chart-share'}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className="chart-share-all" width="100" height="10" />
      <rect className="chart-share-part" width={Math.round(width * 100) / 100} height="10" />
    </svg>
  )
}
