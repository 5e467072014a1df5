// Reading teams: by id, of ideas, of people, and what waits for somebody.
import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { managersAbove } from '#graphql/people/queries.ts'
import type { PostState } from '#graphql/post-kinds.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { MAX_TEAM } from './limits.ts'
import type { TeamFacts } from './policy.ts'

export type TeamRow = {
  id: number
  ideaId: number
  spaceId: number
  authorId: number | null
  state: PostState
  leaderId: number | null
  charter: string
  demoOn: string
  endsOn: string
  version: number
  createdAt: Date
}
export type MemberState = 'INVITED' | 'APPLIED' | 'RELEASING' | 'JOINED'
export type MemberRow = {
  teamId: number
  personId: number
  positionId: number | null
  state: MemberState
  managerId: number | null
  dueAt: Date | null
  joinedAt: Date | null
}
export type PositionRow = { id: number; teamId: number; skillId: number; isOpen: boolean }

const columns = sql`t.id, t."ideaId", p."spaceId", p."authorId", p.state, t."leaderId", t.charter, t."demoOn", t."endsOn",
  t.version, t."createdAt"`
const memberColumns = sql`m."teamId", m."personId", m."positionId", m.state, m."managerId", m."dueAt", m."joinedAt"`

/** Has the day passed on which it ends? */
export const isOver = ({ endsOn }: { endsOn: string }, now: Date): boolean =>
  endsOn < now.toISOString().slice(0, 10)

export async function teamsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(TeamRow | null)[]> {
  const rows = await db.rows<TeamRow>(sql`
    select ${columns} from "Team" t join "Post" p on p.id = t."ideaId"
    where t.id = any(${ids}::int[]) and ${visibleTo(viewer)}`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** The teams of ideas, which the caller has found as the viewer. */
export async function teamsOfIdeas(db: Db, ideaIds: readonly number[]): Promise<(number | null)[]> {
  const rows = await db.rows<{ id: number; ideaId: number }>(
    sql`select id, "ideaId" from "Team" where "ideaId" = any(${ideaIds}::int[])`,
  )
  const byIdea = new Map(rows.map(({ id, ideaId }) => [ideaId, id]))
  return ideaIds.map((id) => byIdea.get(id) ?? null)
}

/** A team that the viewer may see, locked against others who change it. Throws NotFound. */
export async function findTeam(
  db: Db,
  viewer: Viewer,
  teamId: number,
  now: Date,
): Promise<TeamRow & TeamFacts> {
  const row = await db.first<TeamRow>(sql`
    select ${columns} from "Team" t join "Post" p on p.id = t."ideaId"
    where t.id = ${teamId} and ${visibleTo(viewer)} for no key update of t`)
  if (!row) throw new NotFound()
  return { ...row, isOver: isOver(row, now) }
}

/** Those who have joined first, the others in the order in which they were asked. */
export async function membersOf(db: Db, teamIds: readonly number[]): Promise<MemberRow[][]> {
  const rows = await db.rows<MemberRow>(sql`
    select ${memberColumns} from "TeamMember" m where m."teamId" = any(${teamIds}::int[])
    order by m."teamId", m.state desc, m."askedAt", m."personId"`)
  return teamIds.map((id) => rows.filter(({ teamId }) => teamId === id))
}

export const memberOf = (
  db: Pick<Db, 'first'>,
  teamId: number,
  personId: number,
): Promise<MemberRow | undefined> =>
  db.first<MemberRow>(sql`
    select ${memberColumns} from "TeamMember" m where m."teamId" = ${teamId} and m."personId" = ${personId}`)

export async function positionsOf(db: Db, teamIds: readonly number[]): Promise<PositionRow[][]> {
  const rows = await db.rows<PositionRow>(sql`
    select q.id, q."teamId", s."rootId" as "skillId", not exists (select 1 from "TeamMember" m
      where m."positionId" = q.id and m.state in ('RELEASING', 'JOINED')) as "isOpen"
    from "TeamPosition" q join "Skill" s on s.id = q."skillId" where q."teamId" = any(${teamIds}::int[])
    order by q."teamId", q.id`)
  return teamIds.map((id) => rows.filter(({ teamId }) => teamId === id))
}

/** How many are in, those about to be counted. */
export async function seatsTaken(db: Pick<Db, 'first'>, teamId: number): Promise<number> {
  const row = await db.first<{ count: number }>(sql`
    select count(*)::int as count from "TeamMember"
    where "teamId" = ${teamId} and state in ('RELEASING', 'JOINED')`)
  return row?.count ?? 0
}
export const isFull = async (db: Pick<Db, 'first'>, teamId: number): Promise<boolean> =>
  (await seatsTaken(db, teamId)) >= MAX_TEAM

/** Who stands above somebody and is here, the nearest first. */
export async function managersOf(db: Pick<Db, 'rows'>, personId: number): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(sql`
    select above.id from ${managersAbove(sql`${personId}`)} above
    join "Person" who on who.id = above.id and who."deactivatedAt" is null
    where above.id <> ${personId} order by above.nth`)
  return rows.map(({ id }) => id)
}

const MAX_LISTED = 50
const listed = (db: Db, viewer: Viewer, where: Sql): Promise<TeamRow[]> =>
  db.rows<TeamRow>(sql`
    select ${columns} from "Team" t join "Post" p on p.id = t."ideaId"
    where ${visibleTo(viewer)} and ${where} order by t."endsOn" desc, t.id desc limit ${MAX_LISTED}`)

/** Teams that somebody is in or leads, as far as the viewer sees them. */
export const teamsOfPerson = (db: Db, viewer: Viewer, personId: number): Promise<TeamRow[]> =>
  listed(
    db,
    viewer,
    sql`(t."leaderId" = ${personId} or exists (select 1 from "TeamMember" m
      where m."teamId" = t.id and m."personId" = ${personId} and m.state = 'JOINED'))`,
  )

/** Teams that look for somebody: with an open position, and not over. */
export const openTeams = (db: Db, viewer: Viewer, today: string): Promise<TeamRow[]> =>
  listed(
    db,
    viewer,
    sql`t."endsOn" >= ${today} and exists (select 1 from "TeamPosition" q where q."teamId" = t.id
      and not exists (select 1 from "TeamMember" m where m."positionId" = q.id and m.state in ('RELEASING', 'JOINED')))`,
  )

/** What waits for the viewer: invitations, people who apply for a team they lead, and people they are asked to release. */
export const waitingFor = (db: Db, viewer: Viewer): Promise<MemberRow[]> =>
  db.rows<MemberRow>(sql`
    select ${memberColumns} from "TeamMember" m join "Team" t on t.id = m."teamId" join "Post" p on p.id = t."ideaId"
    where (m.state = 'INVITED' and m."personId" = ${viewer.id} and ${visibleTo(viewer)})
      or (m.state = 'APPLIED' and t."leaderId" = ${viewer.id} and ${visibleTo(viewer)})
      or (m.state = 'RELEASING' and m."managerId" = ${viewer.id})
    order by m."askedAt", m."teamId", m."personId" limit ${MAX_LISTED}`)
