// Reading gates, where entries stand before them, and the moves.
import { STAGES } from '#graphql/challenges/limits.ts'
import type { Stage } from '#graphql/challenges/stages.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { GateMeasure } from './limits.ts'
import { entryStage, numberColumns } from './numbers.ts'

export type Numbers = Record<GateMeasure, number>
export type GateRow = { challengeId: number; stage: Stage } & Numbers
export type EntryKey = { challengeId: number; ideaId: number }

/** The gates of challenges, in the order of their stages. */
export async function gatesOf(db: Db, challengeIds: readonly number[]): Promise<GateRow[][]> {
  const rows = await db.rows<GateRow>(sql`
    select "challengeId", stage, supporters, units, quotes, comments from "StageGate"
    where "challengeId" = any(${challengeIds}::int[]) order by stage`)
  return challengeIds.map((id) => rows.filter(({ challengeId }) => challengeId === id))
}

export type Progress = EntryKey & { stage: Stage } & Numbers

/** Where entries stand, with their numbers; null where the challenge has no gates, or the viewer may not see the entry. */
export async function progressOf(
  db: Db,
  viewer: Viewer,
  keys: readonly EntryKey[],
): Promise<(Progress | null)[]> {
  const json = JSON.stringify(keys.map(({ challengeId, ideaId }) => ({ challengeId, ideaId })))
  const rows = await db.rows<Progress>(sql`
    select e."challengeId", e."ideaId", ${entryStage} as stage, ${numberColumns}
    from jsonb_to_recordset(${json}::jsonb) as asked("challengeId" int, "ideaId" int)
    join "ChallengeEntry" e on e."challengeId" = asked."challengeId" and e."ideaId" = asked."ideaId"
    join "Post" p on p.id = e."ideaId"
    where exists (select 1 from "StageGate" g where g."challengeId" = e."challengeId") and ${visibleTo(viewer)}`)
  const byKey = new Map(rows.map((row) => [`${row.challengeId} ${row.ideaId}`, row]))
  return keys.map(({ challengeId, ideaId }) => byKey.get(`${challengeId} ${ideaId}`) ?? null)
}

const placeOf = (stage: Stage): number => (STAGES as readonly string[]).indexOf(stage)

/** The gate before an entry: of the first stage after its own that has one. */
export const nextGate = <Gate extends { stage: Stage }>(
  gates: readonly Gate[],
  stage: Stage,
): Gate | null => gates.find((gate) => placeOf(gate.stage) > placeOf(stage)) ?? null

export type MoveRow = EntryKey & {
  stage: Stage
  fromStage: Stage
  byId: number | null
  at: Date
  needed: Numbers
} & Numbers

/** The moves of entries, first to last. A stage is entered once, so they are few. */
export async function movesOf(db: Db, keys: readonly EntryKey[]): Promise<MoveRow[][]> {
  const json = JSON.stringify(keys.map(({ challengeId, ideaId }) => ({ challengeId, ideaId })))
  const rows = await db.rows<MoveRow>(sql`
    select m."challengeId", m."ideaId", m.stage, m."fromStage", m."byId", m.at, m.supporters, m.units, m.quotes, m.comments,
      json_build_object('supporters', m."neededSupporters", 'units', m."neededUnits", 'quotes', m."neededQuotes",
        'comments', m."neededComments") as needed
    from jsonb_to_recordset(${json}::jsonb) as asked("challengeId" int, "ideaId" int)
    join "EntryMove" m on m."challengeId" = asked."challengeId" and m."ideaId" = asked."ideaId" order by m.stage`)
  const byKey = Map.groupBy(rows, (row) => `${row.challengeId} ${row.ideaId}`)
  return keys.map(({ challengeId, ideaId }) => byKey.get(`${challengeId} ${ideaId}`) ?? [])
}
