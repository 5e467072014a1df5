// How everything is written: one transaction for the change, its event and the caller's idempotency key.
import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { forgetPerson } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { isDeadlock, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { SignedIn } from './context.ts'
import { Conflict, NotAllowed, PolicyNotAccepted, TooMany } from './errors.ts'
import { inFairShare } from './fair-share.ts'
import { mutationIndexOf } from './mutations.ts'
import { sealedKey } from './seal.ts'
import { transaction } from './transaction.ts'
import { POSTS_NOTHING } from './usage-policy-first.ts'

const say = refusalMessages.message

/** What a write gives back: small, and the same when the key is used again. Usually ids. */
export type WriteAnswer = Record<string, string | number | boolean | null>

/** The caller's key for the mutation that runs now: each mutation of a request has its own. Null without a key. */
function keyOf(context: SignedIn): string | null {
  const index = mutationIndexOf(context)
  const { idempotencyKey } = context
  return idempotencyKey !== null && index > 0
    ? JSON.stringify([idempotencyKey, index])
    : idempotencyKey
}

/**
 * Runs a service's work in one transaction. With an idempotency key the first answer is kept and given again;
 * the key with another request is a Conflict. Throws PolicyNotAccepted, NotAllowed for a token without the scope `write`, and TooMany for
 * somebody who writes faster than MAX_WRITES a minute. Of one person's writes few are under way at once (fair-share.ts).
 * Work that ran into a deadlock is done again from its beginning, so it must change nothing outside of `tx`.
 * @param operation the service's name, part of what the key stands for
 * @param input the parsed input, part of what the key stands for
 */
export async function write<Answer extends WriteAnswer>(
  context: SignedIn,
  operation: string,
  input: unknown,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  if (!context.viewer.scopes.includes('write')) throw new NotAllowed(say('tokenReads'))
  if (context.viewer.owesUsagePolicy && !POSTS_NOTHING.has(operation)) throw new PolicyNotAccepted()
  await countWrite(context.viewer.id)
  return inFairShare(context.viewer.id, () =>
    retryOnDeadlock(() =>
      transaction(
        (tx) =>
          context.idempotencyKey
            ? withIdempotencyKey(tx, context, operation, input, work)
            : work(tx),
        context.at,
      ),
    ),
  )
}

/** Changes of one person in a minute: nobody types that fast, and a program that does leaves room for others. */
export const MAX_WRITES = 600
const writes = new RateLimiterMemory({ points: MAX_WRITES, duration: 60 })

async function countWrite(personId: number): Promise<void> {
  await writes.consume(personId).catch(({ msBeforeNext }: { msBeforeNext: number }) => {
    throw new TooMany(Math.ceil(msBeforeNext / 1_000))
  })
}

const MAX_TRIES = 4

/** Of two that wait for each other PostgreSQL gives up one, which need not know. */
async function retryOnDeadlock<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isDeadlock(error) || tries === MAX_TRIES) throw error
    }
  }
}

const keyless = new WeakSet<Tx>()
/** What is asked with an idempotency key, as a hash. */
const requestHashes = new WeakMap<Tx, string>()
/** Keeps no answer under the caller's key, and no name in the log of the request: they would tie a person to what they did without it. */
export function keepNoKey(tx: Tx): void {
  keyless.add(tx)
  forgetPerson()
}

/**
 * For what makes a row without its author's name, in place of the kept answer: what the caller's key made before, if it did,
 * and how a new row is remembered. The key is stored as an HMAC with the person, so that it names nobody, and once more with
 * what was asked. Throws Conflict for a key that was used with another request.
 */
export async function sealedOnce(
  tx: Tx,
  context: SignedIn,
): Promise<{ madeBefore: number | null; remember: (rowId: number) => void }> {
  keepNoKey(tx)
  const idempotencyKey = keyOf(context)
  if (idempotencyKey === null) return { madeBefore: null, remember: () => {} }
  const used = sealedKey(context.viewer.id, idempotencyKey)
  const asked = sealedKey(context.viewer.id, idempotencyKey, requestHashes.get(tx))
  const before = await tx.rows<{ key: string; rowId: number }>(
    sql`select key, "rowId" from "SealedKey" where key = any(${[used, asked]}::text[])`,
  )
  const same = before.find(({ key }) => key === asked)
  if (before.length > 0 && !same) throw new Conflict(say('keyUsed'))
  return {
    madeBefore: same?.rowId ?? null,
    remember: (rowId) =>
      tx.later(
        sql`insert into "SealedKey" (key, "rowId") values (${used}, ${rowId}), (${asked}, ${rowId})`,
      ),
  }
}

async function withIdempotencyKey<Answer extends WriteAnswer>(
  tx: Tx,
  context: SignedIn,
  operation: string,
  input: unknown,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const { viewer } = context
  // Kept as a hash: a key of any length is compared whole.
  const key = createHash('sha256')
    .update(keyOf(context) ?? '')
    .digest('hex')
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('base64url')
  // A second caller waits here until the first one has committed or given up. Not for a row: its foreign key would lock the
  // person's, which keeps the number of the transaction, and tells who wrote without a name.
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`idempotency ${viewer.id} ${key}`}, 0))`)
  const kept = await tx.first<{ bodyHash: string; answer: Answer }>(sql`
    select "bodyHash", answer from "IdempotencyKey" where "personId" = ${viewer.id} and key = ${key}`)
  if (kept && kept.bodyHash !== bodyHash) throw new Conflict(say('keyUsed'))
  if (kept) return kept.answer
  requestHashes.set(tx, bodyHash)
  const answer = await work(tx)
  if (!keyless.has(tx))
    tx.later(sql`
      insert into "IdempotencyKey" ("personId", key, "bodyHash", answer)
      values (${viewer.id}, ${key}, ${bodyHash}, ${JSON.stringify(answer)}::jsonb)`)
  return answer
}
