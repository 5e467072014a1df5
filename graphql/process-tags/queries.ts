// Reading process tags, the flags of entries, and what waits for an owner.
import { personAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { MAX_PROCESSES, type RiskVerdict } from './limits.ts'
import { canSetProcesses } from './policy.ts'

export type ProcessRow = {
  id: number
  name: string
  ownerId: number | null
  endedAt: Date | null
  /** Flags that wait for an answer and that the viewer may see; all of them for the owner and administrators. */
  open: number
}
const columns = (viewer: Viewer): Sql => sql`t.id, t.name, t."ownerId", t."endedAt",
  (select count(*)::int from "RiskFlag" f join "Post" p on p.id = f."ideaId"
    where f."tagId" = t.id and f."respondedAt" is null
      and (${canSetProcesses(viewer)}::boolean or t."ownerId" = ${viewer.id} or ${visibleTo(viewer)})) as open`

/** Of the processes a guest knows those that they may flag a risk under: in an entry that they read, and that the owner reads too. */
const processesKnownTo = (viewer: Viewer): Sql => {
  if (may(viewer, 'READ_COMPANY')) return sql`true`
  const written = viewer.spaceIds.filter(
    (id) => !viewer.archivedIds.includes(id) && !viewer.restrictedIds.includes(id),
  )
  return sql`exists (
    select 1 from "ChallengeEntry" e join "Challenge" c on c.id = e."challengeId" join "Post" place on place.id = c.id
    join "Post" p on p.id = e."ideaId"
    where e."closedAt" is null and c.stage not in ('UPCOMING', 'TOLD') and place."spaceId" = any(${written}::int[])
      and p."authorId" is distinct from ${viewer.id} and ${visibleTo(viewer)}
      and ${personAsReader(sql`t."ownerId"`).reads(sql`place."spaceId"`)})`
}

/** Processes in use that the viewer may know of, by name. */
export const listProcesses = (db: Db, viewer: Viewer): Promise<ProcessRow[]> =>
  db.rows<ProcessRow>(sql`
    select ${columns(viewer)} from "ProcessTag" t where t."endedAt" is null and ${processesKnownTo(viewer)} order by lower(t.name), t.id limit ${MAX_PROCESSES}`)

/** Processes by id, ended ones too. */
export async function processesByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(ProcessRow | null)[]> {
  const rows = await db.rows<ProcessRow>(
    sql`select ${columns(viewer)} from "ProcessTag" t where t.id = any(${ids}::int[])`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export type FlagRow = {
  id: number
  challengeId: number
  ideaId: number
  spaceId: number
  title: string
  tagId: number
  ownerId: number | null
  byId: number | null
  reason: string
  at: Date
  verdict: RiskVerdict | null
  answer: string
  respondedById: number | null
  respondedAt: Date | null
}
const flagColumns = sql`f.id, f."challengeId", f."ideaId", p."spaceId", p.title, f."tagId", t."ownerId", f."byId", f.reason, f.at,
  f.verdict, f.answer, f."respondedById", f."respondedAt"`
const flags = sql`"RiskFlag" f join "ProcessTag" t on t.id = f."tagId" join "Post" p on p.id = f."ideaId"`

/** Flags of one entry are few; more than so many are not read. */
const MAX_FLAGS = 50

/** The flags of entries that the viewer may see, open ones first, latest first. */
export async function flagsOf(
  db: Db,
  viewer: Viewer,
  keys: readonly { challengeId: number; ideaId: number }[],
): Promise<FlagRow[][]> {
  const json = JSON.stringify(keys)
  const rows = await db.rows<FlagRow>(sql`
    select ${flagColumns} from jsonb_to_recordset(${json}::jsonb) as asked("challengeId" int, "ideaId" int)
    join "RiskFlag" f on f."challengeId" = asked."challengeId" and f."ideaId" = asked."ideaId"
    join "ProcessTag" t on t.id = f."tagId" join "Post" p on p.id = f."ideaId" and ${visibleTo(viewer)}
    order by f."respondedAt" is not null, f.id desc limit ${MAX_FLAGS * keys.length}`)
  const byKey = Map.groupBy(rows, (row) => `${row.challengeId} ${row.ideaId}`)
  return keys.map(({ challengeId, ideaId }) => byKey.get(`${challengeId} ${ideaId}`) ?? [])
}

/** One flag, if the viewer may see the entry; locked with `lock`. */
export const flagById = (
  db: Db,
  viewer: Viewer,
  id: number,
  lock?: 'lock',
): Promise<FlagRow | undefined> =>
  db.first<FlagRow>(sql`
    select ${flagColumns} from ${flags} where f.id = ${id} and ${visibleTo(viewer)}
      ${lock ? sql`for no key update of f` : sql``}`)

/** What waits for the viewer as the owner of processes, longest waiting first, with how many there are. */
export const riskDuties = (db: Db, viewer: Viewer, most: number): Promise<FlagRow[]> =>
  db.rows<FlagRow>(sql`
    select ${flagColumns} from ${flags} where t."ownerId" = ${viewer.id} and f."respondedAt" is null and ${visibleTo(viewer)}
    order by f.at, f.id limit ${most}`)
