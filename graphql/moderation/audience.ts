// Whom a report concerns, as notices. Asked at delivery, so that somebody who lost access meanwhile is not notified.
import type { Notice } from '#graphql/define.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { MAX_NOTIFIED } from '#graphql/spaces/queries.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { cases, decides, moderatesSpace, tagOfCase } from './deciders.ts'
import type { CaseEvent, Decision } from './events.ts'
import { HELD_LATE, MODERATED, REPORT_DECIDED, REPORTED } from './notifications.ts'

/** Those who may decide on it. */
export async function moderatorsOf(db: Db, { caseId, spaceId }: CaseEvent): Promise<Notice[]> {
  const found = await db.rows<{ personId: number; postId: number; tag: string | null }>(sql`
    select who.id as "personId", p.id as "postId", ${tagOfCase} as tag ${cases} cross join "Person" who
    where m.id = ${caseId} and who."deactivatedAt" is null and ${decides} order by who.id limit ${MAX_NOTIFIED}`)
  const rows = found.filter(({ personId, postId, tag }) => !isSealedAuthor(personId, postId, tag))
  return rows.map(({ personId }) => ({
    personId,
    kind: REPORTED,
    group: `report:${caseId}`,
    spaceId,
  }))
}

/** Who reported it. They are told what was decided, not shown what may be hidden now. */
export async function reportersOf(
  db: Db,
  { caseId, outcome, spaceId }: Decision,
): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select "reporterId" as "personId" from "Report" where "caseId" = ${caseId} limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId }) => ({
    personId,
    kind: REPORT_DECIDED,
    group: `report-decided:${caseId}`,
    spaceId,
    outcome,
  }))
}

/** Who wrote it; the sealed author of its post as such, and nobody where somebody else wrote a comment without their name. Where nothing was wrong, they need not know of it. */
export async function authorOf(
  db: Db,
  { caseId, postId, commentId, outcome, before, spaceId }: Decision,
): Promise<Notice[]> {
  if (outcome === 'KEPT' && (before === null || before === 'KEPT')) return []
  const row = await db.first<{ personId: number | null; isSealed: boolean }>(sql`
    select coalesce(c."authorId", case when ${commentId}::int is null then p."authorId" end) as "personId",
      case when ${commentId}::int is null then p."authorTag" is not null else c."authorTag" is not null and c."sealedAuthor" is null end as "isSealed"
    from "Post" p left join "Comment" c on c.id = ${commentId}::int where p.id = ${postId}`)
  if (!row || (row.personId === null && !row.isSealed)) return []
  const about = { kind: MODERATED, group: `moderated:${caseId}`, outcome }
  return row.isSealed
    ? [{ ...about, personId: null, postId }]
    : [{ ...about, personId: row.personId, spaceId }]
}

/** Those who decide on what is held in a space. */
export async function moderatorsOfHeld(
  db: Db,
  { heldId, spaceId }: { heldId: number; spaceId: number },
): Promise<Notice[]> {
  const rows = await db.rows<{ id: number }>(sql`
    select who.id from "HeldPost" h join "Post" p on p.id = h."postId" left join "Comment" c on c.id = h."commentId" cross join "Person" who
    where h.id = ${heldId} and h."decidedAt" is null and who."deactivatedAt" is null and ${moderatesSpace(sql`who.id`)}
      and (case when c.id is null then p."authorId" else c."authorId" end) is distinct from who.id
    order by who.id limit ${MAX_NOTIFIED}`)
  return rows.map(({ id }) => ({
    personId: id,
    kind: HELD_LATE,
    group: `held-late:${spaceId}`,
    spaceId,
  }))
}
