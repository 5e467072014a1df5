// What a challenge's search document has beyond that of any post: its brief, its result and its stage.
import type { SearchExtra } from '#graphql/post-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Stage } from './stages.ts'

const say = challengesMessages.message

/** The labels of the stages. */
export const STAGE_LABELS: Record<Stage, Message> = {
  UPCOMING: say('stage.UPCOMING'),
  COLLECT: say('stage.COLLECT'),
  SHAPE: say('stage.SHAPE'),
  EVALUATE: say('stage.EVALUATE'),
  TRIAL: say('stage.TRIAL'),
  DECIDE: say('stage.DECIDE'),
  TOLD: say('stage.TOLD'),
}

export async function challengeExtras(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, SearchExtra>> {
  const rows = await db.rows<{ id: number; stage: Stage; text: string }>(sql`
    select id, stage, concat_ws(E'\n', problem, "whyNow", "goodLooks", market, audience, "outOfScope", reward, result) as text
    from "Challenge" where id = any(${ids}::int[])`)
  return new Map(
    rows.map(({ id, stage, text }) => [id, { status: stage, text: toPlainText(text) }]),
  )
}

/** The stages of challenges now. */
export async function stagesNow(db: Db, ids: readonly number[]): Promise<Map<number, Stage>> {
  const rows = await db.rows<{ id: number; stage: Stage }>(
    sql`select id, stage from "Challenge" where id = any(${ids}::int[])`,
  )
  return new Map(rows.map(({ id, stage }) => [id, stage]))
}
