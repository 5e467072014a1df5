// The address to which a notification mail is answered: signed, of one mail alone, and good for REPLY_DAYS.
import { createHash } from 'node:crypto'
import { env } from '#env.ts'
import { signed } from '#graphql/signing.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Carried } from './digest.ts'

const PURPOSE = 'mail-reply'
/** A reply that comes later is refused. */
export const REPLY_DAYS = 30

/** Mail programs change the case of addresses, and 64 characters stand before the @ at most: so it is 128 bits in small letters. */
const markOf = async (db: Db, mailId: number): Promise<string> =>
  createHash('sha256')
    .update(await signed(db, PURPOSE, String(mailId)))
    .digest('hex')
    .slice(0, 32)

const partsOf = (address: string): [name: string, host: string] => {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
}

/** The address for answers to a mail. @param base where answers arrive, like reply@atrium.example.com */
export async function replyAddressOf(db: Db, mailId: number, base: string): Promise<string> {
  const [name, host] = partsOf(base)
  return `${name}+${mailId}-${await markOf(db, mailId)}@${host}`
}

export type Replied = {
  /** Whose mail it was, and at which address they had it. */
  personId: number
  email: string
  postId: number
  /** The comment that it told of, which the reply answers. */
  commentId: number | null
}

/**
 * What an address for answers stands for at a moment. Null: it is none of ours, is forged or too old, its reader has left, or its mail
 * told of nothing that can be answered.
 */
export async function repliedBy(
  db: Db,
  address: string,
  now: Date,
  base = env.ATRIUM_REPLY_ADDRESS,
): Promise<Replied | null> {
  if (!base || address.length > 200) return null
  const [name, host] = partsOf(base)
  const [given, at] = partsOf(address)
  const [, id, mark] =
    (at === host && given.startsWith(`${name}+`)
      ? /^(\d{1,9})-([0-9a-f]{32})$/.exec(given.slice(name.length + 1))
      : null) ?? []
  if (!id || !mark || mark !== (await markOf(db, Number(id)))) return null
  const mail = await db.first<{ carries: Carried[]; personId: number; email: string }>(sql`
    select m.carries, who.id as "personId", who.email from "Mail" m join "Person" who on who.id = m."personId" and who."deactivatedAt" is null
    where m.id = ${Number(id)} and m."createdAt" > ${new Date(now.getTime() - days(REPLY_DAYS))}`)
  const [carried, ...others] = mail?.carries ?? []
  if (!mail || !carried || others.length > 0) return null
  const told = await db.first<{ postId: number | null; commentId: number | null }>(sql`
    select "postId", "commentId" from "Notification" where id = ${carried[0]} and "personId" = ${mail.personId}`)
  if (told?.postId == null) return null
  return {
    ...{ personId: mail.personId, email: mail.email },
    ...{ postId: told.postId, commentId: told.commentId },
  }
}
