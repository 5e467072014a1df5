// What gates say to what happens to their challenge: its stages are changed, its entries are decided.
import { Invalid } from '#graphql/errors.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { entryStage } from './numbers.ts'

const say = refusalMessages.message

/** A stage that is left out takes its gate along. Throws Invalid for one into which entries were moved. */
export async function keepGates(tx: Tx, challengeId: number): Promise<void> {
  const isLeftOut = sql`not exists (
    select 1 from "ChallengeRule" r where r."challengeId" = ${challengeId} and r.stage = one.stage)`
  const held = await tx.first(sql`
    select 1 from "EntryMove" one where one."challengeId" = ${challengeId} and ${isLeftOut} limit 1`)
  if (held) throw new Invalid({ stages: [say('challengeStageEntries')] })
  await tx.rows(sql`
    delete from "StageGate" one where one."challengeId" = ${challengeId} and ${isLeftOut}`)
}

/** Throws Invalid for an entry that has a gate before it: what has not passed is not taken up. */
export async function mustHavePassed(
  tx: Tx,
  { challengeId, ideaId }: { challengeId: number; ideaId: number },
): Promise<void> {
  const gate = await tx.first(sql`
    select 1 from "ChallengeEntry" e join "StageGate" g on g."challengeId" = e."challengeId" and g.stage > ${entryStage}
    where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId} limit 1`)
  if (gate) throw new Invalid({ outcome: [say('gateBefore')] })
}
