// Who is due a mail, and writing it: the Mail row, the marks on what it carries and the job that sends it are one
// transaction, so that nothing is sent twice and nothing is lost.

import { env } from '#env.ts'
import type { Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { declarationOf, notificationKinds } from '#graphql/notification-kinds.ts'
import { writtenIn } from '#graphql/posts/written-in.ts'
import { days } from '#graphql/time.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { type Db, inTransaction, type Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { duties, focusAt, peopleInFocus } from './focus.ts'
import { offByDefault } from './kinds.ts'
import { type EmailFrequency, MAX_LINES, type MailLine, type MailWords, wordsOf } from './mail.ts'
import { mailedTo, subjects, wants } from './policy.ts'
import {
  askKinds,
  type NotificationRow,
  rowColumns,
  statusesOf,
  withOutcomes,
  withStatuses,
} from './queries.ts'
import { type DigestTime, GATHERED, lastDigest, PAUSE_BETWEEN } from './schedule.ts'
import { aboutOf, pathOf, sentenceOfRow } from './sentences.ts'
import { unsubscribeUrl } from './unsubscribe.ts'

/** What is older is no news: somebody who turns mail on again is not sent a year. */
const NEWS = days(14)
const MAX_AT_ONCE = 1_000
/** A digest carries at most this many; further ones go with the next. */
const MAX_CARRIED = 300

/** A mail to be written: for whom, under which key, of what happened before which moment. */
export type Due = { personId: number; key: string; before: string }

/** Rows that are unread, in no mail yet (or with events that are not), old enough, and of kinds wanted by mail. */
const unmailed = (
  before: Sql,
  again: Sql,
  now: Date,
): Sql => sql`n."readAt" is null and n.events > n."mailedEvents"
  and n."updatedAt" > ${new Date(now.getTime() - NEWS)}
  and case when n."mailedEvents" = 0 then n."createdAt" <= ${before} else ${again} end
  and n.kind = any(${notificationKinds()}) and ${wants(sql`n."personId"`, sql`n.kind`, 'mail', offByDefault('mail'))}`

/**
 * Queues a mail for everyone who wants it at once and has something that is a minute old.
 * Safe to repeat: what a mail carries is marked in the mail's own transaction.
 */
export async function queueAtOnce(db: Db, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - GATHERED)
  const again = sql`n."mailedAt" <= ${new Date(now.getTime() - PAUSE_BETWEEN)}`
  const inFocus = await peopleInFocus(db, now)
  return inBatches(async (after) => {
    const people = await db.rows<{ id: number }>(sql`
      select who.id from "Person" who
      where who."emailFrequency" = 'AT_ONCE' and who."deactivatedAt" is null and who.id > ${after} and exists (
        select 1 from "Notification" n where n."personId" = who.id and ${unmailed(sql`${before}`, again, now)}
          and (n.kind = any(${duties()}::text[]) or who.id <> all(${inFocus}::int[])))
      order by who.id limit ${MAX_AT_ONCE}`)
    // All that there is goes into one mail: what is younger than the minute as well.
    return people.map(({ id }) => ({
      personId: id,
      key: `at-once:${id}:${now.toISOString().slice(0, 16)}`,
      before: now.toISOString(),
    }))
  }, db)
}

/** Queues the digests whose hour has come, wherever people live. Safe to repeat: a digest's key is its day. */
export async function queueDigests(db: Db, now = new Date()): Promise<number> {
  const zones = await db.rows<{ timeZone: string; frequency: 'DAILY' | 'WEEKLY' }>(sql`
    select distinct "timeZone", "emailFrequency" as frequency from "Person"
    where "emailFrequency" in ('DAILY', 'WEEKLY') and "deactivatedAt" is null`)
  // A digest that is due meanwhile comes after the focus hours.
  const inFocus = await peopleInFocus(db, now)
  let queued = 0
  for (const { timeZone, frequency } of zones) {
    const due = lastDigest(now, timeZone, frequency)
    // A digest that was missed for half a day (a long stop) is left to the next one.
    if (now.getTime() - due.at.getTime() > days(0.5)) continue
    queued += await inBatches(
      (after) => dueInZone(db, now, { timeZone, frequency, due, after, inFocus }),
      db,
    )
  }
  return queued
}

type InZone = {
  timeZone: string
  frequency: 'DAILY' | 'WEEKLY'
  due: DigestTime
  after: number
  inFocus: number[]
}
async function dueInZone(
  db: Db,
  now: Date,
  { timeZone, frequency, due, after, inFocus }: InZone,
): Promise<Due[]> {
  const keyEnd = `:${due.day}`
  const people = await db.rows<{ id: number }>(sql`
    select who.id from "Person" who
    where who."emailFrequency" = ${frequency}::"EmailFrequency" and who."timeZone" = ${timeZone} and who."deactivatedAt" is null
      and who.id > ${after} and who.id <> all(${inFocus}::int[])
      and not exists (select 1 from "Mail" sent where sent.key = 'digest:' || who.id || ${keyEnd})
      and exists (select 1 from "Notification" n
        where n."personId" = who.id and ${unmailed(sql`${due.at}`, sql`n."updatedAt" <= ${due.at}`, now)})
    order by who.id limit ${MAX_AT_ONCE}`)
  return people.map(({ id }) => ({
    personId: id,
    key: `digest:${id}${keyEnd}`,
    before: due.at.toISOString(),
  }))
}

/** Queues one batch after the other, so that no statement is long however many people there are. */
async function inBatches(next: (afterId: number) => Promise<Due[]>, db: Db): Promise<number> {
  let queued = 0
  for (let after = 0; ; ) {
    const batch = await next(after)
    if (batch.length) {
      await db.rows(sql`
        select count(graphile_worker.add_job('write-mail', due, job_key => due->>'key', max_attempts => 8))::int
        from json_array_elements(${JSON.stringify(batch)}::json) as due`)
      queued += batch.length
    }
    const last = batch.at(-1)
    if (!last || batch.length < MAX_AT_ONCE) return queued
    after = last.personId
  }
}

/** Nothing that somebody was notified of until now goes into a mail any more; what happens from now on does. */
export async function passOver(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`
    update "Notification" set "mailedEvents" = events, "mailedAt" = ${tx.at}
    where "personId" = ${personId} and "readAt" is null and "mailedEvents" < events`)
}

/** Writes the mail that is due, if there still is something to tell. The same key again writes nothing. */
export async function writeMail(due: Due, now = new Date()): Promise<number | null> {
  return inTransaction(async (tx) => {
    const viewer = await viewerOfPerson(due.personId, tx)
    const person = await tx.first<{ emailFrequency: EmailFrequency }>(sql`
      select "emailFrequency" from "Person" where id = ${due.personId}`)
    // Left, or turned emails off since it was queued.
    if (!viewer || !person || person.emailFrequency === 'NEVER') return null
    // Focus hours may have begun since then.
    const inFocus = focusAt(viewer, now) !== null
    if (inFocus && due.key.startsWith('digest:')) return null
    const waits = inFocus ? sql`n.kind <> all(${duties()}::text[])` : sql`false`
    const rows = await tx.rows<NotificationRow>(sql`
      select ${rowColumns(viewer)} from "Notification" n ${subjects}
      where ${mailedTo(viewer)} and not ${waits} and ${unmailed(sql`${new Date(due.before)}`, sql`n."updatedAt" <= ${new Date(due.before)}`, now)}
      order by n."updatedAt" desc, n.id desc limit ${MAX_CARRIED} for no key update of n`)
    if (rows.length === 0) return null
    const carries = rows.map((row): Carried => [row.id, row.events - row.mailedEvents])
    const words = await wordsFor(tx, viewer, person.emailFrequency, rows, carries, SETTINGS)
    const mail = await tx.first<{ id: number }>(sql`
      insert into "Mail" ("personId", "to", subject, text, html, carries, key, "createdAt")
      values (${viewer.id}, ${viewer.email}, ${words.subject}, ${words.text}, ${words.html},
        ${JSON.stringify(carries)}::jsonb, ${due.key}, ${now})
      on conflict (key) do nothing returning id`)
    if (!mail) return null
    await tx.rows(sql`
      update "Notification" set "mailedAt" = ${now}, "mailedEvents" = events where id = any(${rows.map((row) => row.id)}::int[])`)
    await tx.rows(sql`
      select 1 as one from graphile_worker.add_job('send-mail', ${JSON.stringify({ mailId: mail.id })}::json,
        job_key => ${`mail:${mail.id}`}, max_attempts => 12)`)
    return mail.id
  })
}

/** Stands in what is kept of a mail for the link that ends all mail: that link is its reader's alone. */
export const SETTINGS = `${env.ATRIUM_URL}/settings`

export type Carried = [notificationId: number, events: number]

/** The words of a mail that carries these rows, in the language of its reader. */
async function wordsFor(
  db: Db,
  viewer: Viewer,
  frequency: EmailFrequency,
  rows: readonly NotificationRow[],
  carries: readonly Carried[],
  unsubscribe: string,
  isAnswerable = false,
): Promise<MailWords> {
  const events = new Map(carries)
  const language = languageOf(viewer.interfaceLanguage) ?? languageOf(viewer.language) ?? 'en'
  const listed = await withOutcomes(db, await withStatuses(db, rows.slice(0, MAX_LINES)))
  const [texts, statuses] = await Promise.all([
    askKinds(listed, ({ excerpts }, some) => excerpts?.(db, some)),
    statusesOf(db, listed),
  ])
  const lines = listed.map((row): MailLine => {
    const { next, outcomeLabel } = declarationOf(row.kind)
    const outcome = row.outcome === undefined ? null : (outcomeLabel?.(row.outcome) ?? null)
    const text = aboutOf(row) === 'BOARD' ? null : (texts.get(row.id) ?? null)
    return {
      sentence: sentenceOfRow(row, language, events.get(row.id)),
      path: pathOf(row),
      title: row.postTitle ? { text: row.postTitle, language: row.postLanguage } : null,
      text,
      textLanguage: text ? writtenIn(text, row.postLanguage) : null,
      outcome: outcome?.(language) ?? null,
      status: aboutOf(row) === 'POST' ? (statuses.get(row.postId ?? 0)?.(language) ?? null) : null,
      next: next?.(language) ?? null,
    }
  })
  return wordsOf(language, viewer.name, {
    frequency,
    lines,
    more: rows.length - lines.length,
    unsubscribe,
    isAnswerable,
  })
}

/**
 * A mail's words as they may be sent now: without what the person has read or may no longer see since it was written.
 * Null when nothing is left to tell, or the person left. @param takesReplies has this Atrium an address for answers to mails?
 */
export async function wordsNow(
  db: Db,
  personId: number,
  carries: readonly Carried[],
  takesReplies = false,
): Promise<(MailWords & { to: string; unsubscribe: string; isAnswerable: boolean }) | null> {
  const viewer = await viewerOfPerson(personId, db)
  if (!viewer) return null
  const rows = await db.rows<NotificationRow>(sql`
    select ${rowColumns(viewer)} from "Notification" n ${subjects}
    where ${mailedTo(viewer)} and n."readAt" is null and n.id = any(${carries.map(([id]) => id)}::int[])
    order by n."updatedAt" desc, n.id desc`)
  const person = await db.first<{ emailFrequency: EmailFrequency }>(
    sql`select "emailFrequency" from "Person" where id = ${personId}`,
  )
  if (rows.length === 0 || !person) return null
  const unsubscribe = await unsubscribeUrl(db, viewer.id)
  // An answer is of one thing: a mail of several has nothing that it could be a comment on.
  const isAnswerable = takesReplies && carries.length === 1 && rows[0]?.postId != null
  const words = await wordsFor(
    ...([db, viewer, person.emailFrequency, rows, carries, unsubscribe, isAnswerable] as const),
  )
  return { ...words, to: viewer.email, unsubscribe, isAnswerable }
}
