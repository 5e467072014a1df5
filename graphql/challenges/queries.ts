// Reading challenges: one statement for a list, one for what only the page of a challenge needs.
import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { commentsClosed, visibleTo } from '#graphql/posts/policy.ts'
import { asSeenBy, type PostRow, postColumns, type Stored } from '#graphql/posts/queries.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import type { BriefPart, StageAudience } from './limits.ts'
import type { ChallengeFacts } from './policy.ts'
import type { Rule, Stage } from './stages.ts'

type StoredRule = Omit<Rule, 'startsAt'> & { startsAt: string }
export type ChallengeRow = PostRow & {
  sponsorId: number | null
  fromPostId: number | null
  timeZone: string
  stage: Stage
  stageAt: Date
  submitters: StageAudience
  voters: StageAudience
  promisedBudget: number | null
  givenBudget: number | null
  currency: string
  voteBudget: number | null
  hasDuels: boolean
  hidesTotals: boolean
  responseDays: number
  entryCount: number
  toldAt: Date | null
  namesFrom: Stage | null
  namesShownAt: Date | null
  changedAt: Date
  /** In their order. */
  rules: StoredRule[]
}

const rulesJson = sql`(select json_agg(json_build_object('stage', r.stage, 'startsAt', r."startsAt",
  'submitters', r.submitters, 'voters', r.voters, 'allowsComments', r."allowsComments") order by r.stage)
  from "ChallengeRule" r where r."challengeId" = c.id)`
/** What people may do in the stage it is at; before it opens nobody submits and nobody votes. */
const presentRule = sql`left join "ChallengeRule" present on present."challengeId" = c.id and present.stage = c.stage`
const facts = sql`c."sponsorId", c.stage, c."voteBudget", c."hasDuels", c."namesFrom", c."namesShownAt", coalesce(present.submitters, 'NOBODY') as submitters,
  coalesce(present.voters, 'NOBODY') as voters`
const columns = (viewer: Viewer): Sql => sql`
  ${postColumns(viewer)}, ${facts}, c."timeZone", c."fromPostId", c."stageAt", c."promisedBudget", c."givenBudget", c.currency,
  c."hidesTotals", c."responseDays", c."entryCount", c."toldAt", c."changedAt", ${rulesJson} as rules`
const from = sql`"Challenge" c join "Post" p on p.id = c.id ${presentRule}`

/** Rules as the database gives them in JSON, with their moments. */
export const rulesOf = (rules: readonly StoredRule[]): Rule[] =>
  rules.map((rule) => ({ ...rule, startsAt: new Date(rule.startsAt) }))

/** Challenges by id, null where the viewer may not see one. */
export async function challengesByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(ChallengeRow | null)[]> {
  const stored = await db.rows<Stored<ChallengeRow>>(sql`
    select ${columns(viewer)} from ${from} where c.id = any(${ids}::int[]) and ${visibleTo(viewer)}`)
  const byId = new Map(asSeenBy(viewer, stored).map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export const CHALLENGE_GROUPS = ['OPEN', 'UPCOMING', 'TOLD'] as const
export type ChallengeGroup = (typeof CHALLENGE_GROUPS)[number]
export type ChallengeFilter = {
  group: ChallengeGroup | null
  space: string | null
  sponsorId: number | null
}
const groups: Record<ChallengeGroup, Sql> = {
  OPEN: sql`c.stage not in ('UPCOMING', 'TOLD')`,
  UPCOMING: sql`c.stage = 'UPCOMING'`,
  TOLD: sql`c.stage = 'TOLD'`,
}

/** Challenges that the viewer may see, those that changed their stage last first: `wanted + 1` rows at most. */
export async function listChallenges(
  db: Db,
  viewer: Viewer,
  { group, space, sponsorId }: ChallengeFilter,
  wanted: number,
  after: readonly [string, number] | null,
): Promise<ChallengeRow[]> {
  const all: Sql[] = [visibleTo(viewer)]
  if (group) all.push(groups[group])
  if (space) all.push(sql`c."spaceId" = (select s.id from "Space" s where s.slug = ${space})`)
  if (sponsorId) all.push(sql`c."sponsorId" = ${sponsorId}`)
  if (after) all.push(sql`(c."stageAt", c.id) < (${after[0]}::timestamptz, ${after[1]}::int)`)
  const rows = await db.rows<Stored<ChallengeRow>>(
    plannedForValues(sql`
      select ${columns(viewer)} from ${from} where ${joined(all, ' and ')}
      order by c."stageAt" desc, c.id desc limit ${wanted + 1}`),
  )
  return asSeenBy(viewer, rows)
}

export type FoundChallenge = FoundPost &
  ChallengeFacts & {
    timeZone: string
    nextAt: Date | null
    remindedAt: Date | null
    openingRemindedAt: Date | null
    hidesTotals: boolean
    currency: string
    rules: Rule[]
  }

type FoundRow = Omit<FoundChallenge, 'rules' | 'isSealed' | 'isSealedMine'> & {
  authorTag: string | null
  rules: StoredRule[]
}

/** The challenge with what its rules need, locked against other writers with `lock`. Throws NotFound. */
export async function findChallenge(
  db: Db,
  viewer: Viewer,
  challengeId: number,
  lock?: 'lock',
): Promise<FoundChallenge> {
  const row = await db.first<FoundRow>(sql`
    select p.id, p.kind, p."spaceId", p."authorId", p."authorTag", p.state, ${commentsClosed} as "commentsClosed", p.version, p.title, p.body,
      p.tags, p."mergedIntoId", ${facts}, c."timeZone", c."nextAt", c."remindedAt", c."openingRemindedAt", c."hidesTotals", c.currency,
      ${rulesJson} as rules
    from ${from} where p.id = ${challengeId} and ${visibleTo(viewer)} ${lock ? sql`for no key update of p, c` : sql``}`)
  if (!row) throw new NotFound()
  const { authorTag, rules, ...challenge } = row
  return {
    ...challenge,
    rules: rulesOf(rules),
    isSealed: authorTag !== null,
    isSealedMine: isSealedAuthor(viewer.id, challengeId, authorTag),
  }
}

export type UpdateRow = { id: number; byId: number; text: string; at: string }
export type ChallengeDetails = { id: number; result: string; updates: UpdateRow[] } & Record<
  BriefPart,
  string
>

/** What only the page of a challenge shows, for challenges that were found through `visibleTo` before. */
export async function detailsOf(
  db: Db,
  ids: readonly number[],
): Promise<(ChallengeDetails | null)[]> {
  const rows = await db.rows<ChallengeDetails>(sql`
    select c.id, c.problem, c."whyNow", c."goodLooks", c.market, c.audience, c."outOfScope", c.reward, c.result,
      (select coalesce(json_agg(u order by u.id desc), '[]') from (
        select id, "byId", text, at from "ChallengeUpdate" where "challengeId" = c.id order by id desc limit 20) u) as updates
    from "Challenge" c where c.id = any(${ids}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** The challenges that were started from posts, as far as the viewer may see them, oldest first, at most 20 of each. */
export async function challengesFrom(
  db: Db,
  viewer: Viewer,
  postIds: readonly number[],
): Promise<number[][]> {
  const rows = await db.rows<{ id: number; fromPostId: number }>(sql`
    select c.id, c."fromPostId" from "Challenge" c join "Post" p on p.id = c.id
    where c."fromPostId" = any(${postIds}::int[]) and ${visibleTo(viewer)} order by c.id limit ${20 * postIds.length}`)
  return postIds.map((id) => rows.filter((row) => row.fromPostId === id).map((row) => row.id))
}

export type SponsorRecord = {
  told: number
  inTime: number
  late: number
  dueNext: Date | null
  promised: number
  given: number
}

/** How sponsors have kept what they promised, in the challenges that the viewer may see; by sponsor and currency. */
export async function recordsOf(
  db: Db,
  viewer: Viewer,
  sponsors: readonly { sponsorId: number; currency: string }[],
  now: Date,
): Promise<(SponsorRecord | null)[]> {
  const ids = [...new Set(sponsors.map(({ sponsorId }) => sponsorId))]
  const rows = await db.rows<StoredRecord>(sql`
    select kept."sponsorId", count(*) filter (where "toldAt" is not null)::int as told,
      count(*) filter (where "toldAt" <= due)::int as "inTime",
      count(*) filter (where coalesce("toldAt", ${now}::timestamptz) > due)::int as late,
      min(due) filter (where "toldAt" is null and due >= ${now}::timestamptz) as "dueNext",
      (select json_object_agg(currency, json_build_array(promised, given)) from (
        select b.currency, sum(coalesce(b."promisedBudget", 0)) as promised, sum(coalesce(b."givenBudget", 0)) as given
        from "Challenge" b join "Post" p on p.id = b.id
        where b."sponsorId" = kept."sponsorId" and b.stage <> 'UPCOMING' and ${visibleTo(viewer)} group by 1) money) as budgets
    from (
      select c."sponsorId", c."toldAt", r."startsAt" as due
      from "Challenge" c join "Post" p on p.id = c.id
      join "ChallengeRule" r on r."challengeId" = c.id and r.stage = 'TOLD'
      where c."sponsorId" = any(${ids}::int[]) and c.stage <> 'UPCOMING' and ${visibleTo(viewer)}) kept
    group by 1`)
  const byId = new Map(rows.map((row) => [row.sponsorId, row]))
  return sponsors.map(({ sponsorId, currency }) => {
    const row = byId.get(sponsorId)
    if (!row) return null
    const { budgets, ...kept } = row
    const [promised, given] = budgets?.[currency] ?? [0, 0]
    return { ...kept, promised, given }
  })
}
type StoredRecord = Omit<SponsorRecord, 'promised' | 'given'> & {
  sponsorId: number | null
  /** Promised and given, by currency. */
  budgets: Record<string, [number, number]> | null
}
