// A person who leaves while asked need not answer; where nobody else was asked, the next ones are.
import type { Leaving } from '#graphql/leaving.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { askNextWaveNow } from './request-waves.ts'

export async function endRequests(tx: Tx, { personId }: Leaving): Promise<void> {
  const ended = await tx.rows<{ questionId: number }>(sql`
    update "QuestionRequest" set state = 'ENDED', "respondedAt" = ${tx.at}
    where "personId" = ${personId} and state in ('ASKED', 'ACCEPTED') returning "questionId"`)
  for (const { questionId } of ended) await askNextWaveNow(tx, questionId)
}
