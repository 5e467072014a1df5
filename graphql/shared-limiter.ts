// Limits of costly tries that hold over all processes and over restarts: counted in PostgreSQL.
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#prisma/client.ts'
import { TooMany } from './errors.ts'

export type SharedLimiter = {
  /** Counts `points` tries for the key. Throws TooMany when there are no more. */
  spend(key: string, points?: number): Promise<void>
}

/**
 * @param name of what is tried: the counters of several limiters stand side by side
 * @param points how many tries there are
 * @param duration in which time, in seconds
 */
export function sharedLimiter(name: string, points: number, duration: number): SharedLimiter {
  const limit = { keyPrefix: name, points, duration }
  const limiter = new RateLimiterPostgres({
    ...limit,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    // A job sweeps (identity/feature.ts).
    clearExpiredByTimeout: false,
    // Whoever has none left costs the database nothing.
    inMemoryBlockOnConsumed: points,
    // While it is away each process counts by itself.
    insuranceLimiter: new RateLimiterMemory(limit),
  })
  return {
    async spend(key, spent = 1) {
      try {
        await limiter.consume(key, spent)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw new TooMany(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)))
      }
    },
  }
}
