// Reading notifications: what the reader may no longer see is neither shown nor counted.

import type { Viewer } from '#graphql/context.ts'
import {
  type Declared,
  declarationOf,
  type NotificationKind,
  notificationKinds,
  type RowToAsk,
} from '#graphql/notification-kinds.ts'
import { kindOf } from '#graphql/post-kinds.ts'
import { may } from '#graphql/roles.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { focusAt, isHeld } from './focus.ts'
import { offByDefault } from './kinds.ts'
import { commentReadable, isFor, shownTo, subjects, wants } from './policy.ts'

export type NotificationRow = {
  id: number
  kind: NotificationKind
  events: number
  mailedEvents: number
  actorIds: number[]
  names: string[]
  postId: number | null
  postKind: string | null
  postTitle: string | null
  postLanguage: string | null
  isMerged: boolean
  /** What its latest event made of it; null: the present state is told. */
  eventOutcome: string | null
  /** The status that its event gave the post, else the present one; see `withStatuses`. */
  status?: Message
  /** How it turned out; see `withOutcomes`. */
  outcome?: string
  commentId: number | null
  boardName: string | null
  boardSlug: string | null
  spaceName: string | null
  spaceSlug: string | null
  role: 'ADMIN' | 'OWNER' | 'MEMBER' | null
  isArchived: boolean
  updatedAt: Date
  readAt: Date | null
}

/** Above this the number is shown as "99+". */
export const MAX_COUNTED = 100

/** What a row and its sentence need, from `n` and its subjects. */
export const rowColumns = (
  viewer: Viewer,
): Sql => sql`n.id, n.kind, n.events, n."mailedEvents", n."actorIds",
  array(select who.name from unnest(n."actorIds") with ordinality as a(id, nth)
    join "Person" who on who.id = a.id order by a.nth) as names,
  p.id as "postId", p.kind as "postKind", p.title as "postTitle",
  p.language as "postLanguage", p."mergedIntoId" is not null as "isMerged", n.outcome as "eventOutcome",
  case when ${commentReadable(viewer)} then c.id end as "commentId",
  b.name as "boardName", b.slug as "boardSlug", s.name as "spaceName", s.slug as "spaceSlug",
  case when n.kind <> 'ROLE_CHANGED' then null when n."spaceId" is null then ${may(viewer, 'CHANGE_ADMINISTRATION') ? 'ADMIN' : 'MEMBER'}
    when s.id = any(${viewer.ownerOf}) then 'OWNER' when s.id = any(${viewer.memberOf}) then 'MEMBER' end as role,
  s."archivedAt" is not null as "isArchived", n."updatedAt", n."readAt"`

/** `now`: what waits for the end of focus hours is left out; null: nothing is. */
const inApp = (
  viewer: Viewer,
  now: Date | null,
): Sql => sql`not ${now ? isHeld(viewer, now) : sql`false`} and n.kind = any(${notificationKinds()})
  and ${wants(sql`${viewer.id}`, sql`n.kind`, 'inApp', offByDefault('inApp'))} and ${shownTo(viewer)}`

/** A page of the viewer's notifications, latest event first; `after` is the key [moment, id] of the row before. */
export async function notificationsOf(
  db: Db,
  viewer: Viewer,
  wanted: number,
  after: [string, number] | null,
  unreadOnly: boolean,
  now: Date | null = null,
): Promise<NotificationRow[]> {
  const page = after
    ? sql`(n."updatedAt", n.id) < (${after[0]}::timestamptz, ${after[1]}::int)`
    : sql`true`
  const rows = await db.rows<NotificationRow>(sql`
    select ${rowColumns(viewer)} from "Notification" n ${subjects}
    where ${inApp(viewer, now)} and ${page} and ${unreadOnly ? sql`n."readAt" is null` : sql`true`}
    order by n."updatedAt" desc, n.id desc limit ${wanted + 1}`)
  return withOutcomes(db, await withStatuses(db, rows))
}

export const CATCH_UPS = ['DECISION', 'ANSWER', 'OTHER'] as const
export const catchUpOf = (kind: NotificationKind): (typeof CATCH_UPS)[number] =>
  declarationOf(kind).catchUp ?? 'OTHER'
/** What somebody has missed is taken from so many of their latest unread notifications. */
const MAX_MISSED = 200

/**
 * What the viewer has not read: at most so many decisions, then answers, then of all other kinds, each latest first.
 * What they may no longer see is left out.
 */
export async function missedBy(
  db: Db,
  viewer: Viewer,
  ofEach: number,
  now: Date,
): Promise<NotificationRow[]> {
  const kinds = (wanted: 'DECISION' | 'ANSWER') =>
    notificationKinds().filter((kind) => catchUpOf(kind) === wanted)
  const rank = sql`case when n.kind = any(${kinds('DECISION')}) then 1
    when n.kind = any(${kinds('ANSWER')}) then 2 else 3 end`
  const rows = await db.rows<NotificationRow>(sql`
    select ${rowColumns(viewer)} from (
      select n.*, row_number() over (partition by ${rank} order by n."updatedAt" desc, n.id desc) as nth, ${rank} as rank
      from (
        select n.* from "Notification" n where ${isFor(viewer)} and n."readAt" is null
        order by n."updatedAt" desc limit ${MAX_MISSED}) n ${subjects}
      where ${inApp(viewer, now)}) n ${subjects}
    where n.nth <= ${ofEach} order by n.rank, n."updatedAt" desc, n.id desc`)
  return withOutcomes(db, await withStatuses(db, rows))
}

/** The statuses of the posts of these rows now, by post: one statement for each kind of post. */
export async function statusesOf(
  db: Db,
  rows: readonly NotificationRow[],
): Promise<Map<number, Message>> {
  const byKind = Map.groupBy(
    rows.filter(({ postId }) => postId !== null),
    ({ postKind }) => postKind ?? '',
  )
  const found = await Promise.all(
    [...byKind].map(async ([kind, some]) => {
      const ids = [...new Set(some.map(({ postId }) => postId as number))]
      const { status: statuses } = kindOf(kind)
      const now = (await statuses?.now?.(db, ids)) ?? new Map<number, string>()
      return [...now].flatMap(([id, status]) => {
        const label = statuses?.labels[status]
        return label ? [[id, label] as const] : []
      })
    }),
  )
  return new Map(found.flat())
}

/** The rows with the statuses of their posts, for the kinds whose sentence says it. */
export async function withStatuses(
  db: Db,
  rows: readonly NotificationRow[],
): Promise<NotificationRow[]> {
  const statuses = await statusesOf(
    db,
    rows.filter(({ kind }) => declarationOf(kind).asksStatus),
  )
  return rows.map((row) => {
    if (!declarationOf(row.kind).asksStatus || row.postKind === null) return row
    const labels = kindOf(row.postKind).status?.labels ?? {}
    const status = labels[row.eventOutcome ?? ''] ?? statuses.get(row.postId ?? 0)
    return status ? { ...row, status } : row
  })
}

/** The rows with how it turned out, for the kinds whose sentence says it: one statement for each of these kinds. */
export async function withOutcomes(
  db: Db,
  rows: readonly NotificationRow[],
): Promise<NotificationRow[]> {
  const found = await askKinds(rows, ({ outcomes }, some) => outcomes?.(db, some))
  return rows.map((row) => {
    const outcome = found.get(row.id)
    return outcome === undefined ? row : { ...row, outcome }
  })
}

/** What the kinds of these rows say of them, each kind asked once; a kind that has no answer is left out. */
export async function askKinds<Answer>(
  rows: readonly NotificationRow[],
  ask: (kind: Declared, rows: RowToAsk[]) => Promise<Map<number, Answer>> | undefined,
): Promise<Map<number, Answer>> {
  const byKind = Map.groupBy(rows, ({ kind }) => kind)
  const answers = await Promise.all(
    [...byKind].map(([kind, some]) =>
      ask(
        declarationOf(kind),
        some.map(({ id, postId, commentId, updatedAt: at }) => ({ id, postId, commentId, at })),
      ),
    ),
  )
  return new Map(answers.flatMap((answer) => [...(answer ?? [])]))
}

/** How many are unread, and how many more wait for the end of focus hours; each up to MAX_COUNTED. */
export async function unreadCount(
  db: Db,
  viewer: Viewer,
  now: Date,
): Promise<{ unread: number; held: number }> {
  const focus = focusAt(viewer, now)
  const count = (where: Sql) => sql`(select count(*)::int from (
    select 1 from "Notification" n ${subjects}
    where n."readAt" is null and ${where} limit ${MAX_COUNTED}) as counted)`
  const held = focus ? count(sql`${isHeld(viewer, now)} and ${inApp(viewer, null)}`) : sql`0`
  const row = await db.first<{ unread: number; held: number }>(
    sql`select ${count(inApp(viewer, now))} as unread, ${held} as held`,
  )
  return row ?? { unread: 0, held: 0 }
}

export type PreferenceRow = { kind: NotificationKind; inApp: boolean; mail: boolean }

/** Every kind with what the viewer chose, or its default. */
export async function preferencesOf(db: Db, viewer: Viewer): Promise<PreferenceRow[]> {
  const chosen = await db.rows<PreferenceRow>(sql`
    select kind, "inApp", mail from "NotificationPreference" where "personId" = ${viewer.id}`)
  const byKind = new Map(chosen.map((row) => [row.kind, row]))
  return notificationKinds().map((kind) => {
    const { inApp, mail } = byKind.get(kind) ?? declarationOf(kind)
    return { kind, inApp, mail }
  })
}
