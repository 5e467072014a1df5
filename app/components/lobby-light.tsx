import '#app/styles/sheets/lobby.css'
import { useId } from 'react'

const WIDTH = 1160
const HEIGHT = 380

/** Where the light falls: sideways offset of the panes by the time of day, and how far they lean. */
const STEPS = [
  { until: 11, shift: 0, lean: 96 },
  { until: 14, shift: 60, lean: 40 },
  { until: 18, shift: 150, lean: -84 },
  { until: 24, shift: 40, lean: 96 },
] as const

/** Sun (or moon) through the window, in four steps of the day; never animated. Only a drawing. */
export function LobbyLight({ hour }: { hour: number }) {
  const id = useId()
  const step = STEPS.find(({ until }) => hour < until) ?? STEPS[3]
  return (
    <svg
      className="lobby-light"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <defs>
        <linearGradient id={`${id}fade`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#fff" />
          <stop offset=".75" stopColor="#fff" stopOpacity=".85" />
          <stop offset="1" stopColor="#fff" stopOpacity=".25" />
        </linearGradient>
        <mask id={`${id}mask`}>
          <rect width={WIDTH} height={HEIGHT} fill={`url(#${id}fade)`} />
        </mask>
        <filter id={`${id}soft`}>
          <feGaussianBlur stdDeviation="1.6" />
        </filter>
      </defs>
      <path className="plan" d={planLines()} />
      <g className="shapes" mask={`url(#${id}mask)`}>
        <path filter={`url(#${id}soft)`} d={panes(step.shift, step.lean)} />
      </g>
      <path className="pillars" d={pillars()} />
    </svg>
  )
}

/** Six windows in three rows, leaning with the sun. */
function panes(shift: number, lean: number): string {
  const rows = [
    { top: -10, height: 128 },
    { top: 132, height: 126 },
    { top: 272, height: 128 },
  ]
  const paths: string[] = []
  for (let window = 0; window < 6; window++) {
    for (const { top, height } of rows) {
      // A lower pane has moved further along the slant.
      const left = Math.round(470 + shift + window * 104 - ((top + 10) / 128) * lean * 0.88)
      const slant = Math.round((height / 128) * lean)
      paths.push(`M${left} ${top}h92l${-slant} ${height}h-92z`)
    }
  }
  return paths.join('')
}

function planLines(): string {
  const across = [95.5, 190.5, 285.5].map((y) => `M0 ${y}h${WIDTH}`)
  const down = Array.from({ length: 7 }, (_, i) => `M${145.5 + i * 145} 0v${HEIGHT}`)
  return [...across, ...down].join('')
}

function pillars(): string {
  const marks: string[] = []
  for (const x of [142, 432, 722, 1012]) for (const y of [92, 282]) marks.push(`M${x} ${y}h7v7h-7z`)
  return marks.join('')
}
