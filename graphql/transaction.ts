// A transaction of the domain: what must happen at its commit, and not before, is registered with it.
import { log } from '#log.ts'
import { inTransaction, type Tx } from '#prisma/client.ts'

const waiting = new WeakMap<Tx, Array<() => void>>()

/**
 * Runs `work` in one transaction and gives its result; then runs what `whenCommitted` registered, in order. When `work`
 * or the commit fails, the error is thrown and nothing registered runs. An error of what was registered is only logged: the
 * transaction has committed.
 * An error of the connection says nothing about the commit: it may have been carried out. Whoever keeps something outside of
 * the database for `work` takes it back only after a Refusal.
 * @param at the moment of what is written; the present unless given
 */
export async function transaction<Result>(
  work: (tx: Tx) => Promise<Result>,
  at?: Date,
): Promise<Result> {
  const registered: Array<() => void> = []
  const result = await inTransaction(async (tx) => {
    waiting.set(tx, registered)
    try {
      return await work(tx)
    } finally {
      waiting.delete(tx)
    }
  }, at)
  for (const then of registered) {
    try {
      then()
    } catch (error) {
      log.error({ err: error as Error }, 'what follows a commit failed')
    }
  }
  return result
}

/**
 * Runs `then` in this process when the transaction has committed: for what must not wait for the outbox. Throws where
 * nobody would ever run it: outside of `transaction` and `write`, and when the transaction is over.
 */
export function whenCommitted(tx: Tx, then: () => void): void {
  const registered = waiting.get(tx)
  if (!registered)
    throw new Error(
      'whenCommitted was called outside of a transaction: use write() or transaction().',
    )
  registered.push(then)
}
