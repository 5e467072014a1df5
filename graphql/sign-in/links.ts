// Sign-in links by mail: for a quarter of an hour, once, and in the browser in which they were asked for.
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { isGuest, isPastGuest } from '#graphql/audience.ts'
import { startSession } from '#graphql/identity/service.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { sendPrivately } from '#graphql/notifications/send.ts'
import { hours, minutes } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { type Db, db as ownDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { countTry } from './counts.ts'
import { linkMail } from './mail.ts'

export const LINK_LENGTH = minutes(15)
/** A code may be typed wrongly so often; after that another mail is needed. */
export const MAX_CODE_TRIES = 5
/** Mails to one address that one network asks for: a stranger uses up nobody else's. */
export const LINKS_OF_ADDRESS = { what: 'link', max: 5, within: hours(1) }
/** Mails to one address, whoever asks. */
export const LINKS_TO_ADDRESS = { what: 'link to', max: 20, within: hours(1) }
/** Mails asked for from one network, in which a whole office may sit. */
export const LINKS_OF_NETWORK = { what: 'link from', max: 200, within: hours(1) }
/** Codes and links tried from one network. */
export const CODES_OF_NETWORK = { what: 'code from', max: 400, within: hours(1) }

/** Mail links work while they are allowed, and always where no sign-on service would let anybody in. */
export const areLinksOn = async (db: Db = ownDb): Promise<boolean> =>
  (
    await db.first<{ areOn: boolean }>(sql`
      select coalesce((select "hasLinks" from "SignInSettings" where id = 1), true)
        or not exists (select 1 from "SignInProvider" where "isOn" and "triedAt" is not null) as "areOn"`)
  )?.areOn ?? true

/** Guests have no account at the company's login: as long as there are any, links are offered, and work for them alone. */
export const areLinksOffered = async (db: Db = ownDb): Promise<boolean> =>
  (await areLinksOn(db)) ||
  (await db.first(
    sql`select 1 as one from "Guest" g where g."endedAt" is null and not ${isPastGuest(sql`g."personId"`)} limit 1`,
  )) !== undefined

type Wish = { email: string; network: string; browser: string; returnTo: string }

/**
 * Asks for a mail. The same is done, and takes as long, for an address that nobody has: the mail is sent by a job.
 * Throws TooMany.
 */
export async function askForLink({ email, network, browser, returnTo }: Wish): Promise<void> {
  await countTry(LINKS_OF_NETWORK, network)
  await countTry(LINKS_OF_ADDRESS, `${email} ${network}`)
  await countTry(LINKS_TO_ADDRESS, email)
  await transaction(async (tx) => {
    const areForAll = await areLinksOn(tx)
    const row = await tx.first<{ id: number }>(sql`
      insert into "SignInLink" ("personId", "browserHash", "returnTo", "createdAt", "expiresAt")
      select (select p.id from "Person" p where lower(p.email) = ${email} and p."deactivatedAt" is null
          and (${areForAll}::boolean or ${isGuest(sql`p.id`)}) limit 1),
        ${browser}, ${returnTo}, ${tx.at}, ${new Date(tx.at.getTime() + LINK_LENGTH)}
      returning id`)
    const payload = JSON.stringify({ linkId: row?.id ?? 0 })
    tx.later(
      sql`select 1 from graphile_worker.add_job('send-sign-in-mail', ${payload}::json, max_attempts => 4)`,
    )
  })
}

type Reader = {
  id: number
  email: string
  name: string
  language: string
  interfaceLanguage: string | null
}

/** Makes link and code and sends them. Done again, it makes others: only hashes are kept, and only the last ones work. */
export async function sendLink(linkId: number, db: Db, now: Date): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const reader = await db.first<Reader>(sql`
    update "SignInLink" l set "tokenHash" = ${hashOf(token)}, "codeHash" = ${codeHash(linkId, code)}
    from "Person" p where l.id = ${linkId} and p.id = l."personId" and p."deactivatedAt" is null
      and l."usedAt" is null and l."expiresAt" > ${now}
    returning l.id, p.email, p.name, p.language, p."interfaceLanguage"`)
  if (!reader) return
  const language = languageOf(reader.interfaceLanguage) ?? languageOf(reader.language) ?? 'en'
  const words = linkMail(language, reader.name, token, code)
  await sendPrivately({ ...words, to: reader.email, key: `sign-in-${linkId}` })
}

const codeHash = (linkId: number, code: string): string => hashOf(`${linkId} ${code}`)

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** What became of a link or a code. */
export type Entered = { sessionId: string; returnTo: string } | { problem: LinkProblem }
export type LinkProblem = 'code' | 'link' | 'otherBrowser'

type Known = { id: number; personId: number | null; codeHash: string | null; returnTo: string }

/** Comes in by a code, typed in the browser in which the mail was asked for. The latest mail counts. */
export async function enterByCode(
  code: string,
  browser: string | null,
  userAgent: string,
  requestId: string,
): Promise<Entered> {
  if (browser === null) return { problem: 'otherBrowser' }
  // Counted before it is looked at, and in a transaction of its own: guesses sent at once are all counted.
  const link = await transaction((tx) =>
    tx.first<Known>(sql`
      update "SignInLink" set tries = tries + 1 where id = (
        select id from "SignInLink" where "browserHash" = ${browser} order by id desc limit 1)
        and tries < ${MAX_CODE_TRIES} and "usedAt" is null and "expiresAt" > ${tx.at}
      returning id, "personId", "codeHash", "returnTo"`),
  )
  const given = codeHash(link?.id ?? 0, code.replace(/\D/g, '').slice(0, 6))
  if (!link?.codeHash || !isSame(given, link.codeHash)) return { problem: 'code' }
  return redeem(link, userAgent, requestId)
}

/** Comes in by the link of the mail, in the browser in which it was asked for. */
export async function enterByLink(
  token: string,
  browser: string | null,
  userAgent: string,
  requestId: string,
): Promise<Entered> {
  const link = await ownDb.first<Known & { isHere: boolean }>(sql`
    select id, "personId", "codeHash", "returnTo", "browserHash" = ${browser ?? ''} as "isHere"
    from "SignInLink" where "tokenHash" = ${hashOf(token)}`)
  if (!link) return { problem: 'link' }
  if (!link.isHere) return { problem: 'otherBrowser' }
  return redeem(link, userAgent, requestId)
}

/** Uses a link up and starts the session; of two who use it at once, one comes in. */
async function redeem(link: Known, userAgent: string, requestId: string): Promise<Entered> {
  const used = await transaction(async (tx) => {
    const areForAll = await areLinksOn(tx)
    return tx.first<{ personId: number }>(sql`
      update "SignInLink" l set "usedAt" = ${tx.at} from "Person" p
      where l.id = ${link.id} and l."usedAt" is null and l."expiresAt" > ${tx.at}
        and p.id = l."personId" and p."deactivatedAt" is null
        and (${areForAll}::boolean or ${isGuest(sql`p.id`)}) returning p.id as "personId"`)
  })
  if (!used) return { problem: 'link' }
  const sessionId = await startSession(used.personId, 'link', userAgent, requestId)
  return { sessionId, returnTo: link.returnTo }
}
