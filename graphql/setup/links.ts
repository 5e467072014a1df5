// The two one-time links: the one that begins the set-up, and the one by which an administrator comes in again.
import { randomBytes } from 'node:crypto'
import { env } from '#env.ts'
import { holdsRight } from '#graphql/audience.ts'
import type { Browser } from '#graphql/context.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { days, hours } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Not begun with for so long, a set-up link is over; another start prints another one. */
export const SET_UP_TIME = hours(24)
/** A recovery link waits for the day it is needed. */
const RECOVERY_TIME = days(90)

/** 256 random bits, as they stand in a link. */
export const newKey = (): string => randomBytes(32).toString('base64url')

let wasSetUp = false
/** Is there an administrator? Once there was one, nobody becomes the first any more, and it is not asked again. */
export async function isSetUp(db: Db): Promise<boolean> {
  if (wasSetUp) return true
  const row = await db.first<{ is: boolean }>(sql`
    select exists (select 1 from "Person" where role = 'ADMIN')
      or exists (select 1 from "Company" where "setUpAt" is not null) as is`)
  wasSetUp = row?.is ?? false
  return wasSetUp
}

/** Makes a set-up link, and removes those that have ended. */
export async function makeSetUpLink(tx: Tx): Promise<string> {
  const key = newKey()
  await tx.rows(sql`delete from "SetUpLink" where "expiresAt" < ${tx.at}`)
  await tx.rows(sql`
    insert into "SetUpLink" (hash, "createdAt", "expiresAt")
    values (${hashOf(key)}, ${tx.at}, ${new Date(tx.at.getTime() + SET_UP_TIME)})`)
  return `${env.ATRIUM_URL}/setup?key=${key}`
}

/** Binds a link to a browser, and gives the secret that the browser keeps; null for a link that is used, over or none. */
export async function claimSetUpLink(tx: Tx, key: string): Promise<string | null> {
  const secret = newKey()
  const claimed = await tx.first(sql`
    update "SetUpLink" set "browserHash" = ${hashOf(secret)}
    where hash = ${hashOf(key)} and "browserHash" is null and "expiresAt" > ${tx.at} returning hash`)
  return claimed ? secret : null
}

/** Could somebody begin with this link? */
export async function isOpenSetUpLink(db: Db, key: string): Promise<boolean> {
  const row = await db.first(sql`
    select 1 as one from "SetUpLink"
    where hash = ${hashOf(key)} and "browserHash" is null and "expiresAt" > now()`)
  return row !== undefined
}

/** Is this the browser that began with a link which is not over? */
export async function isSettingUp(db: Db, browser: Browser | undefined): Promise<boolean> {
  if (!browser?.setUpKey) return false
  const row = await db.first(sql`
    select 1 as one from "SetUpLink"
    where "browserHash" = ${hashOf(browser.setUpKey)} and "expiresAt" > now()`)
  return row !== undefined
}

export const removeSetUpLinks = (tx: Tx): Promise<unknown> => tx.rows(sql`delete from "SetUpLink"`)

/** Makes somebody's recovery link; an earlier one ends. */
export async function makeRecoveryLink(tx: Tx, personId: number): Promise<string> {
  const key = newKey()
  const expiresAt = new Date(tx.at.getTime() + RECOVERY_TIME)
  await tx.rows(sql`
    insert into "RecoveryLink" ("personId", hash, "createdAt", "expiresAt")
    values (${personId}, ${hashOf(key)}, ${tx.at}, ${expiresAt})
    on conflict ("personId") do update
      set hash = excluded.hash, "createdAt" = excluded."createdAt", "expiresAt" = excluded."expiresAt"`)
  return `${env.ATRIUM_URL}/recovery?key=${key}`
}

/** Uses a recovery link up, and gives whose it was: an administrator who has not left. */
export async function takeRecoveryLink(tx: Tx, key: string): Promise<number | null> {
  const row = await tx.first<{ personId: number }>(sql`
    delete from "RecoveryLink" r using "Person" p
    where r.hash = ${hashOf(key)} and r."expiresAt" > ${tx.at} and p.id = r."personId"
      and p."deactivatedAt" is null and ${holdsRight(sql`p.id`, 'CHANGE_ADMINISTRATION', sql`null`)}
    returning r."personId"`)
  return row?.personId ?? null
}

/** When the viewer's recovery link ends; null: there is none. */
export async function recoveryEndsAt(db: Db, personId: number): Promise<Date | null> {
  const row = await db.first<{ expiresAt: Date }>(sql`
    select "expiresAt" from "RecoveryLink" where "personId" = ${personId} and "expiresAt" > now()`)
  return row?.expiresAt ?? null
}
