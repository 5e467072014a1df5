// What waits for a first answer: said once, for lists, boards, Home and the clock.
import { isPromised, joinPolicy } from '#graphql/clocks/queries.ts'
import type { Tx } from '#prisma/client.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { MAX_LATE } from './limits.ts'
import type { IdeaFacts } from './policy.ts'

/**
 * A condition on the table alias `i` ("Idea"): nobody has answered, nobody has moved it, and an answer was promised, to
 * the idea itself or by its board now. Where nothing was promised nothing waits, and in an archived space nobody can answer.
 */
export const awaitsResponse = sql`(i."respondedAt" is null and i.status = 'NEW' and exists (
  select 1 from "Board" asked join "Space" stands on stands.id = asked."spaceId" and stands."archivedAt" is null
  ${joinPolicy('asked."policyId"')}
  where asked.id = i."boardId" and (i."responseDueAt" is not null or ${isPromised})))`

/** How many wait on a board `b` in its space `s`, with its policy joined: the same rule, from the board's stored numbers. */
export const awaitingOnBoard = sql`(case when s."archivedAt" is not null then 0
  when ${isPromised} then b."withoutResponse" else b.promised end)`

/**
 * When answers on a board `b` in its space `s` were and will be due: one row. The index on what waits gives the first
 * late ones and the next one, so that it costs the same on a board where thousands wait.
 */
export const clockOfBoard = fixed(`
  select (count(*) filter (where due < now()))::int as late, min(due) filter (where due < now()) as "oldestLateAt",
    min(due) filter (where due >= now()) as "nextDueAt"
  from (
    ${due('<', MAX_LATE)} union all ${due('>=', 1)}
  ) soonest`)

function due(when: '<' | '>=', most: number): string {
  return `(select i."responseDueAt" as due from "Idea" i join "Post" p on p.id = i.id and p.state = 'OPEN'
    where b.promised > 0 and s."archivedAt" is null and i."boardId" = b.id and i."respondedAt" is null and i.status = 'NEW'
      and i."responseDueAt" ${when} now() order by i."responseDueAt" limit ${most})`
}

type Counted = Pick<IdeaFacts, 'state' | 'status'> & {
  boardId: number | null
  responseDueAt: Date | null
}

/** An idea without a response comes to New (1) or leaves it (-1). Locks the board's row: find.ts says in which order. */
export function countWithoutResponse(tx: Tx, idea: Counted, change: 1 | -1): void {
  if (idea.state !== 'OPEN' || idea.boardId === null) return
  tx.later(sql`
    update "Board" set "withoutResponse" = "withoutResponse" + ${change}, promised = promised + ${idea.responseDueAt ? change : 0}
    where id = ${idea.boardId}`)
}

/** The first response: an idea at New waits no longer. */
export function countFirstResponse(tx: Tx, idea: Counted): void {
  if (idea.status === 'NEW') countWithoutResponse(tx, idea, -1)
}
