// The timed work of stage gates. Safe to repeat, and to run twice at once.
import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { moveReady } from './service.ts'

/** Batches of one run: what is left waits for the next minute. */
const MAX_BATCHES = 20

/** Moves entries whose numbers have come together. */
export async function moveEntries(_payload: unknown, _db: Db, now = new Date()): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch++)
    if ((await transaction(moveReady, now)) === 0) return
}
