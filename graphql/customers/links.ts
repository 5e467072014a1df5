// The link by which a customer follows and answers their own thread: signed, and ended when the thread gets another key.
import { env } from '#env.ts'
import { signed, verified } from '#graphql/signing.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const PURPOSE = 'customer-thread'

/** The secret part of a thread's link. */
export const tokenOf = (db: Db, threadId: number, linkKey: string): Promise<string> =>
  signed(db, PURPOSE, `${threadId}-${linkKey}`)

/** The address of a thread's own page for its customer. */
export const linkOf = async (db: Db, threadId: number, linkKey: string): Promise<string> =>
  `${env.ATRIUM_URL}/your-message/${await tokenOf(db, threadId, linkKey)}`

/** The thread of a link; null for one that was not made here, or has ended. */
export async function threadOfLink(db: Db, token: string): Promise<number | null> {
  const text = await verified(db, PURPOSE, token)
  const [, id, key] = (text && /^(\d{1,9})-(\w{1,40})$/.exec(text)) || []
  if (!id || !key) return null
  const row = await db.first<{ id: number }>(
    sql`select id from "CustomerThread" where id = ${Number(id)} and "linkKey" = ${key}`,
  )
  return row?.id ?? null
}
