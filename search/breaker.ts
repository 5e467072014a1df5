import { log } from '#log.ts'

/** Thrown at once while a service is given up on. */
export class ServiceAway extends Error {
  override name = 'ServiceAway'
}

/**
 * Stops asking a service that keeps failing: after `mostFailures` in a row it answers at once with ServiceAway. After
 * `pause` milliseconds one call is let through; if it succeeds everything goes on.
 */
export class Breaker {
  #name: string
  #mostFailures: number
  #pause: number
  #onRecovery: () => void
  #failures = 0
  #openedAt = 0
  #isProbing = false
  constructor(
    name: string,
    options: { mostFailures?: number; pause?: number; onRecovery?: () => void } = {},
  ) {
    this.#name = name
    this.#mostFailures = options.mostFailures ?? 3
    this.#pause = options.pause ?? 5_000
    this.#onRecovery = options.onRecovery ?? (() => undefined)
  }

  get isOpen(): boolean {
    return this.#failures >= this.#mostFailures
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const isProbe = this.isOpen
    if (isProbe && (this.#isProbing || performance.now() - this.#openedAt < this.#pause))
      throw new ServiceAway(`${this.#name} is away`)
    if (isProbe) this.#isProbing = true
    try {
      const result = await work()
      this.#succeed()
      return result
    } catch (error) {
      this.#fail(error)
      throw error
    } finally {
      if (isProbe) this.#isProbing = false
    }
  }

  /** Says that it answers again, as somebody has seen who did not ask through here. */
  close(): void {
    this.#succeed()
  }

  #succeed() {
    const wasAway = this.#failures > 0
    const wasOpen = this.isOpen
    this.#failures = 0
    if (wasOpen) log.info({ service: this.#name }, 'service is back')
    if (wasAway) this.#onRecovery()
  }

  #fail(error: unknown) {
    this.#failures++
    this.#openedAt = performance.now()
    if (this.#failures === this.#mostFailures)
      log.warn({ service: this.#name, error }, 'service is away')
  }
}
