// Whoever leaves helps with no draft any longer.
import { SEALED_ACTOR } from '#graphql/context.ts'
import type { Leaving } from '#graphql/leaving.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { draftHelpEnded } from './events.ts'

export async function endHelp(tx: Tx, { personId }: Leaving): Promise<void> {
  const ended = await tx.rows<{ challengeId: number; spaceId: number; helperId: number }>(sql`
    delete from "DraftHelper" h using "Challenge" c where c.id = h."challengeId" and h."helperId" = ${personId}
    returning h."challengeId", c."spaceId", h."helperId"`)
  for (const help of ended) await draftHelpEnded.record(tx, SEALED_ACTOR, help)
}
