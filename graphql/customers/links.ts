// The link by which a customer follows and answers their own thread: signed, and ended when the thread gets another key.
import { env } from '#env.ts'
import { signed, verified } from '#graphql/signing.ts'
import { days } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { LINK_DAYS } from './limits.ts'

const PURPOSE = 'customer-thread'

/** When a link ends that was made or used at a moment. */
export const linkEnd = (at: Date): Date => new Date(at.getTime() + days(LINK_DAYS))

/** The secret part of a thread's link. */
export const tokenOf = (db: Db, threadId: number, linkKey: string): Promise<string> =>
  signed(db, PURPOSE, `${threadId}-${linkKey}`)

/** The address of a thread's own page for its customer. */
export const linkOf = async (db: Db, threadId: number, linkKey: string): Promise<string> =>
  `${env.ATRIUM_URL}/your-message/${await tokenOf(db, threadId, linkKey)}`

/** The thread of a link; null for one that was not made here, was taken back, or has not been used for LINK_DAYS. */
export async function threadOfLink(db: Db, token: string, now: Date): Promise<number | null> {
  const text = await verified(db, PURPOSE, token)
  const [, id, key] = (text && /^(\d{1,9})-(\w{1,40})$/.exec(text)) || []
  if (!id || !key) return null
  const row = await db.first<{ id: number }>(sql`
    select id from "CustomerThread" where id = ${Number(id)} and "linkKey" = ${key} and "linkUntil" > ${now}`)
  return row?.id ?? null
}

/** Using a link puts its end off, at most once a day. */
export const renewLink = (db: Db, threadId: number, now: Date): Promise<unknown> =>
  db.rows(sql`
    update "CustomerThread" set "linkUntil" = ${linkEnd(now)}
    where id = ${threadId} and "linkUntil" < ${new Date(linkEnd(now).getTime() - days(1))}`)

/** A message that leaves brings the link anew. */
export const renewLinkLater = (tx: Tx, threadId: number): void =>
  tx.later(sql`update "CustomerThread" set "linkUntil" = ${linkEnd(tx.at)} where id = ${threadId}`)
