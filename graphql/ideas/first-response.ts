// The first response that a board's owner owes each idea, as a purpose of the clocks.
import { type ClockPlace, clockPurpose, type StepTaken } from '#graphql/clocks/purposes.ts'
import type { Notice } from '#graphql/define.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { escalationLevels, escalationOf, responsibleFor } from './audience.ts'
import { RESPONSE_DUE_SOON, RESPONSE_ESCALATED, RESPONSE_LATE } from './notifications.ts'

export const firstResponse = clockPurpose({
  name: 'idea.first-response',
  // Its day is promised to the author by name, in public.
  afterPause: 'restart',
  places: async (db, postIds) => {
    const rows = await db.rows<{ id: number; boardId: number | null; spaceId: number }>(sql`
      select id, "boardId", "spaceId" from "Idea" where id = any(${postIds}::int[])`)
    return new Map(
      rows.map(({ id, boardId, spaceId }): [number, ClockPlace] => [
        id,
        boardId === null ? { spaceId } : { boardId, spaceId },
      ]),
    )
  },
  escalationLevels: async (db, places) => {
    const levels = await escalationLevels(
      db,
      places.map(({ boardId = 0 }) => boardId),
    )
    return places.map(({ boardId = 0 }) => levels.get(boardId) ?? 0)
  },
  rooms: ({ postId, boardId }) => [
    `post:${postId}`,
    ...(boardId === undefined ? [] : [`board:${boardId}` as const]),
  ],
  notices,
  lock: (tx, postIds) =>
    tx.rows(sql`
      select p.id from "Post" p join "Idea" i on i.id = p.id
      where p.id = any(${postIds}::int[]) order by p.id for no key update of p, i`),
  copyDue: (tx, changed) => {
    for (const { postId, dueAt } of changed)
      tx.later(sql`update "Idea" set "responseDueAt" = ${dueAt}::timestamptz where id = ${postId}`)
  },
})

const KINDS = { warned: RESPONSE_DUE_SOON, breached: RESPONSE_LATE, escalated: RESPONSE_ESCALATED }
const GROUPS = { warned: 'due', breached: 'late', escalated: 'escalated' }

/** A warning and a breach concern those who answer; an escalation those above them. */
async function notices(db: Db, { step, level, postId, boardId = 0 }: StepTaken): Promise<Notice[]> {
  const notice = {
    kind: KINDS[step],
    group: `${GROUPS[step]}:${boardId}`,
    postId,
    boardId,
  }
  return step === 'escalated'
    ? await escalationOf(db, boardId, level, notice)
    : await responsibleFor(db, boardId, notice)
}
