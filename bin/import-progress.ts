/** How far an import is: a bar on a terminal, a line a second elsewhere. */
type State = { share: number; rows: number; perSecond: number; secondsLeft: number | null }

/** What remains, as a person says it: `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function lengthOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

const words = ({ share, rows, perSecond, secondsLeft }: State) =>
  [
    `${Math.floor(share * 100)} %`.padStart(5),
    `${rows} rows`,
    `${Math.round(perSecond)} rows/s`,
    secondsLeft === null ? '' : `${lengthOf(secondsLeft)} left`,
  ]
    .filter(Boolean)
    .join('  ')

const bar = (share: number) => {
  const full = Math.round(share * 24)
  return `${'█'.repeat(full)}${'░'.repeat(24 - full)}`
}

/**
 * Shows progress on a stream.
 * @param onTerminal a bar that is drawn anew ten times a second; else a line a second
 */
export class ImportProgress {
  readonly #out: NodeJS.WritableStream
  readonly #onTerminal: boolean
  readonly #began = performance.now()
  #shownAt = performance.now()
  constructor(out: NodeJS.WritableStream, onTerminal: boolean) {
    this.#out = out
    this.#onTerminal = onTerminal
  }

  /** @param share how much is done, 0 to 1 */
  show(share: number, rows: number): void {
    const now = performance.now()
    if (now - this.#shownAt < (this.#onTerminal ? 100 : 1_000)) return
    this.#shownAt = now
    const seconds = (now - this.#began) / 1_000
    // The first moment says little about the rest.
    const secondsLeft = share > 0 && seconds > 0.5 ? (seconds / share) * (1 - share) : null
    const text = words({ share, rows, perSecond: rows / seconds, secondsLeft })
    this.#out.write(this.#onTerminal ? `\r\u001b[2K  ${bar(share)} ${text}` : `  ${text}\n`)
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#onTerminal) this.#out.write('\r\u001b[2K')
  }
}
