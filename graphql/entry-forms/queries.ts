// Reading forms and what was sent. Of a challenge whoever has the code learns what is asked and until when.

import type { StageAudience } from '#graphql/challenges/limits.ts'
import { challengesByIds, rulesOf } from '#graphql/challenges/queries.ts'
import { closingOf, type Rule, type Stage } from '#graphql/challenges/stages.ts'
import type { Viewer } from '#graphql/context.ts'
import type { PostState } from '#graphql/post-kinds.ts'
import { type Db, db as database } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { canRunForm, takesSent } from './policy.ts'

export type OpenForm = {
  challengeId: number
  spaceId: number
  sponsorId: number | null
  openedById: number
  title: string
  html: string
  language: string | null
  closesAt: Date
  hidesNames: boolean
}
type Found = Omit<OpenForm, 'closesAt'> & {
  state: PostState
  stage: Stage
  submitters: StageAudience
  isArchived: boolean
  rules: (Omit<Rule, 'startsAt'> & { startsAt: string })[]
}

/** The form of a key, while its challenge takes entries; null for every other key. */
export async function openFormOf(db: Db, key: string): Promise<OpenForm | null> {
  const row = await db.first<Found>(sql`
    select f."challengeId", f."openedById", c."spaceId", c."sponsorId", p.title, p."bodyHtml" as html, p.language, p.state, c.stage,
      coalesce(present.submitters, 'NOBODY') as submitters, place."archivedAt" is not null as "isArchived",
      c."namesFrom" is not null and c."namesShownAt" is null as "hidesNames",
      (select json_agg(json_build_object('stage', r.stage, 'startsAt', r."startsAt") order by r.stage)
        from "ChallengeRule" r where r."challengeId" = c.id) as rules
    from "EntryForm" f join "Challenge" c on c.id = f."challengeId" join "Post" p on p.id = c.id
    join "Space" place on place.id = c."spaceId"
    left join "ChallengeRule" present on present."challengeId" = c.id and present.stage = c.stage
    where f.key = ${key} and f."closedAt" is null`)
  if (!row || !takesSent(row)) return null
  return { ...row, closesAt: closingOf(rulesOf(row.rules)) }
}

const FORM_PATH = /^\/enter\/([\w-]{20,60})$/

/** Is it the path of a form that takes entries? There whoever has no account may send a picture. */
export async function isOpenEntryForm(path: string): Promise<boolean> {
  const [, key] = FORM_PATH.exec(path) ?? []
  return key !== undefined && (await openFormOf(database, key)) !== null
}

export type FormRow = { challengeId: number; key: string; openedAt: Date }

/** The forms of challenges that are not closed. */
export async function formsOfChallenges(
  db: Db,
  challengeIds: readonly number[],
): Promise<(FormRow | null)[]> {
  const rows = await db.rows<FormRow>(sql`
    select "challengeId", key, "openedAt" from "EntryForm"
    where "challengeId" = any(${challengeIds}::int[]) and "closedAt" is null`)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return challengeIds.map((id) => byId.get(id) ?? null)
}

export type SentRow = {
  id: number
  challengeId: number
  title: string
  body: string
  name: string
  fileId: string | null
  sentAt: Date
}

/** What waits for a decision, the oldest first: `wanted + 1` rows at most. */
export const sentTo = (
  db: Db,
  challengeId: number,
  wanted: number,
  after: number | null,
): Promise<SentRow[]> =>
  db.rows<SentRow>(sql`
    select id, "challengeId", title, body, name, "fileId", "sentAt" from "SentEntry"
    where "challengeId" = ${challengeId} and id > ${after ?? 0} order by id limit ${wanted + 1}`)

/** May the viewer open the picture of an entry that waits? Whoever decides on it does. */
export async function mayOpenSentFile(db: Db, viewer: Viewer, fileId: string): Promise<boolean> {
  const sent = await db.first<{ challengeId: number }>(
    sql`select "challengeId" from "SentEntry" where "fileId" = ${fileId} limit 1`,
  )
  const [challenge] = sent ? await challengesByIds(db, viewer, [sent.challengeId]) : []
  return challenge ? canRunForm(viewer, challenge) : false
}
