// One square for each of a set, by what became of it. Plain SVG that the server draws; the numbers stand beside it as text.

type SquaresProps = {
  /** How many squares of each tone, in their order. */
  parts: readonly { tone: 'done' | 'bad' | 'due'; count: number }[]
  /** What it shows, in words. */
  label: string
}

const COLUMNS = 20
const STEP = 10
const SIDE = 8

export function Squares({ parts, label }: SquaresProps) {
  const tones = parts.flatMap(({ tone, count }) => Array.from({ length: count }, () => tone))
  const rows = Math.max(1, Math.ceil(tones.length / COLUMNS))
  return (
    <svg
      className="chart-squares"
      viewBox={`0 0 ${COLUMNS * STEP} ${rows * STEP}`}
      role="img"
      aria-label={label}
    >
      {tones.map((tone, nth) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: squares have nothing but their tone and place
          key={nth}
          className={`chart-square-${tone}`}
          x={(nth % COLUMNS) * STEP + 1}
          y={Math.floor(nth / COLUMNS) * STEP + 1}
          width={SIDE}
          height={SIDE}
        />
      ))}
    </svg>
  )
}
