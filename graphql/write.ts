// How everything is written: one transaction for the change, its event and the caller's idempotency key.
import { createHash } from 'node:crypto'
import { type Db, inTransaction } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { SignedIn } from './context.ts'
import { startCommitList } from './define.ts'
import { Conflict, NotAllowed } from './errors.ts'

/** What a write gives back: small, and the same when the key is used again. Usually ids. */
export type WriteAnswer = Record<string, string | number | boolean | null>

/**
 * Runs a service's work in one transaction. With an idempotency key the first answer is kept and given again;
 * the key with another request is a Conflict. Throws NotAllowed for a token without the scope `write`.
 * @param operation the service's name, part of what the key stands for
 * @param input the parsed input, part of what the key stands for
 */
export async function write<Answer extends WriteAnswer>(
  context: SignedIn,
  operation: string,
  input: unknown,
  work: (tx: Db) => Promise<Answer>,
): Promise<Answer> {
  if (!context.viewer.scopes.includes('write')) throw new NotAllowed('This token may only read.')
  let afterCommit: Array<() => void> = []
  const answer = await inTransaction(async (tx) => {
    afterCommit = startCommitList(tx)
    if (!context.idempotencyKey) return work(tx)
    return onceOnly(tx, context, operation, input, work)
  })
  for (const then of afterCommit) then()
  return answer
}

async function onceOnly<Answer extends WriteAnswer>(
  tx: Db,
  { viewer, idempotencyKey: key }: SignedIn,
  operation: string,
  input: unknown,
  work: (tx: Db) => Promise<Answer>,
): Promise<Answer> {
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('base64url')
  // A second caller waits here until the first one has committed or given up.
  const mine = await tx.first(sql`
    insert into "IdempotencyKey" ("personId", key, "bodyHash") values (${viewer.id}, ${key}, ${bodyHash})
    on conflict do nothing returning key`)
  if (!mine) {
    const kept = await tx.first<{ bodyHash: string; answer: Answer }>(sql`
      select "bodyHash", answer from "IdempotencyKey" where "personId" = ${viewer.id} and key = ${key}`)
    if (kept?.bodyHash !== bodyHash)
      throw new Conflict('This Idempotency-Key was used for another request. Choose a new one.')
    return kept.answer
  }
  const answer = await work(tx)
  await tx.rows(sql`
    update "IdempotencyKey" set answer = ${JSON.stringify(answer)}::jsonb
    where "personId" = ${viewer.id} and key = ${key}`)
  return answer
}
