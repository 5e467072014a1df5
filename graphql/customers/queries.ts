// Reads of threads, always as somebody: rows by id, the inbox, and what only the page of a thread shows.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { asSeenBy, type PostRow, postColumns, type Stored } from '#graphql/posts/queries.ts'
import { minutes } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { isNamedIn } from './find.ts'
import { MAX_MESSAGES, type ThreadState } from './limits.ts'

export type ThreadRow = PostRow & {
  channelId: number
  customerId: number
  threadState: ThreadState
  stateAt: Date
  lostCause: string | null
  assigneeId: number | null
  snoozedUntil: Date | null
  isSpam: boolean
  desk: string
  /** Does the complaint name the viewer? */
  isNamed: boolean
  severity: number
  reach: number
  waitingSince: Date | null
  firstAnsweredAt: Date | null
  dueAt: Date | null
  rightDueAt: Date | null
  reviewDueAt: Date | null
  linkUntil: Date
  rightAskedAt: Date | null
  isRight: boolean | null
  erasedAt: Date | null
  latestAt: Date
  changedAt: Date
}
const columns = (
  viewer: Viewer,
): Sql => sql`${postColumns(viewer)}, k."channelId", k."customerId", k.state as "threadState", k."stateAt",
  k."lostCause", k."assigneeId", k."snoozedUntil", k."isSpam", k.desk, ${isNamedIn(viewer)} as "isNamed", k.severity, k.reach, k."waitingSince", k."firstAnsweredAt", k."dueAt", k."rightDueAt",
  k."reviewDueAt", k."linkUntil", k."rightAskedAt", k."isRight", k."erasedAt", k."latestAt", k."changedAt"`
const from = sql`"CustomerThread" k join "Post" p on p.id = k.id`

/** Threads by id, null where the viewer may not see one. */
export async function threadsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(ThreadRow | null)[]> {
  const rows = await db.rows<Stored<ThreadRow>>(sql`
    select ${columns(viewer)} from ${from} where k.id = any(${[...ids]}::int[]) and ${visibleTo(viewer)}`)
  const byId = new Map(asSeenBy<ThreadRow>(viewer, rows).map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/**
 * How urgent it is: minutes waited × reach (1 for one person, 2 for ten, 3 for a hundred) × severity (1 to 3). The card shows it.
 * @param waited in milliseconds
 */
export const urgencyOf = (waited: number, reach: number, severity: number): number =>
  Math.round(Math.max(0, waited / minutes(1)) * reachFactor(reach) * severity)
export const reachFactor = (reach: number): number =>
  Math.round((1 + Math.log10(Math.max(1, reach))) * 10) / 10

export type MessageRow = {
  id: number
  threadId: number
  direction: 'IN' | 'OUT'
  isAutomatic: boolean
  state: 'RECEIVED' | 'QUEUED' | 'SENT' | 'UNDONE' | 'STOPPED'
  body: string
  language: string | null
  customerId: number | null
  heardById: number | null
  authorId: number | null
  voiceName: string
  voiceTitle: string
  fixedText: string
  takesOverFrom: string
  handsOverTo: string
  asksIfRight: boolean
  sendAt: Date | null
  error: string | null
  bouncedAt: Date | null
  at: Date
}
/** The customer's side of threads as the inside sees it, oldest first, the latest MAX_MESSAGES of each: also what was undone or stopped. */
export const messagesOf = (db: Db, threadIds: readonly number[]): Promise<MessageRow[]> =>
  db.rows<MessageRow>(sql`
    select m.id, m."threadId", m.direction, m."isAutomatic", m.state, m.body, m.language, m."customerId", m."heardById", m."authorId",
      m."voiceName", m."voiceTitle", m."fixedText", m."takesOverFrom", m."handsOverTo", m."asksIfRight", m."sendAt", m.error, m."bouncedAt", m.at
    from unnest(${[...threadIds]}::int[]) asked(id) cross join lateral (
      select * from "CustomerMessage" own where own."threadId" = asked.id order by own.at desc, own.id desc limit ${MAX_MESSAGES}) m
    order by m.at, m.id`)

export type CustomerRow = {
  id: number
  name: string
  segment: string
  language: string | null
  consent: 'NONE' | 'CONTACT' | 'QUOTE'
  mergedIntoId: number | null
  addresses: string[]
  threads: number
  contactedAt: Date | null
  keptAt: Date | null
  version: number
  erasedAt: Date | null
  firstAt: Date
}
/** Customers by id, of threads that were found through `visibleTo` before. */
export async function customersByIds(
  db: Db,
  ids: readonly number[],
): Promise<(CustomerRow | null)[]> {
  const rows = await db.rows<CustomerRow>(sql`
    select c.id, c.name, c.segment, c.language, c.consent, c."mergedIntoId", c."createdAt" as "firstAt", c."keptAt", c.version, c."erasedAt",
      (select max(o."contactedAt") from "Customer" o where o.id = c.id or o."mergedIntoId" = c.id) as "contactedAt",
      array(select a.address from "CustomerAddress" a join "Customer" o on o.id = a."customerId"
        where o.id = c.id or o."mergedIntoId" = c.id order by a.id limit 10) as addresses,
      (select count(*)::int from "CustomerThread" k join "Customer" o on o.id = k."customerId"
        where o.id = c.id or o."mergedIntoId" = c.id) as threads
    from "Customer" c where c.id = any(${[...ids]}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export type MoveRow = {
  threadId: number
  from: ThreadState
  to: ThreadState
  cause: string
  byId: number | null
  at: Date
}
/** How threads came to their states, oldest first, at most MAX_MESSAGES of each. */
export const movesOf = (db: Db, threadIds: readonly number[]): Promise<MoveRow[]> =>
  db.rows<MoveRow>(sql`
    select v."threadId", v."from", v."to", v.cause, v."byId", v.at from unnest(${[...threadIds]}::int[]) asked(id) cross join lateral (
      select * from "CustomerThreadMove" own where own."threadId" = asked.id order by own.id desc limit ${MAX_MESSAGES}) v
    order by v.id`)

export type ReplyRow = {
  id: number
  channelId: number
  name: string
  body: string
  version: number
}
/** The saved replies of channels, by name. */
export const repliesOf = (
  db: Db,
  channelIds: readonly number[],
  limit: number,
): Promise<ReplyRow[]> =>
  db.rows<ReplyRow>(sql`
    select r.id, r."channelId", r.name, r.body, r.version from "SavedReply" r
    where r."channelId" = any(${[...channelIds]}::int[]) order by r.name limit ${limit}`)
