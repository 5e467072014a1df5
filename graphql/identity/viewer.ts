// Who asks: from a cookie or a token to a Viewer. What is remembered of a person holds as long as the version of their rights.
import { createHash } from 'node:crypto'
import DataLoader from 'dataloader'
import { env } from '#env.ts'
import {
  isPastGuest,
  isService,
  owesUsagePolicy,
  rolesOfPerson,
  spacesOfPerson,
} from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { newSealedPosts, ownSealedPosts } from '#graphql/sealed-posts.ts'
import { days, minutes, seconds } from '#graphql/time.ts'
import { ttlCache } from '#graphql/ttl-cache.ts'
import { log } from '#log.ts'
import { type Db, db } from '#prisma/client.ts'
import { fixed, joined, type Sql, sql } from '#prisma/sql.ts'

/**
 * A viewer is remembered for a moment, and used only while their session lives and their rights are of the same version,
 * which is asked with every request. Only people are remembered: guesses must not fill the memory.
 */
const viewers = ttlCache<string, Viewer>(seconds(30), 20_000, (viewer) => viewer.id)

/** How long requests that were under way with the id before are still answered. */
const RENEWAL_GRACE = seconds(30)
/** How exactly is kept when a session was last used. */
const SEEN_EVERY = minutes(5)
const MAX_ASKED_TOGETHER = 500

/** SHA-256 of a secret, as it is kept in the database. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

type Columns = 'scopes' | 'sessionHash' | 'needsNewSessionId'
type Found = Omit<Viewer, Columns> & Pick<Own, Columns>
type Own = {
  scopes: ('read' | 'write')[] | null
  sessionHash: string | null
  needsNewSessionId: boolean
}
type ViewerRow = Omit<Found, 'sealedPostIds'> & { newSealed: [id: number, tag: string][] }

/** Changes with the rights of this person, and with everybody's. */
const rightsVersion = sql`p."rightsVersion" || '/' || coalesce((select company."rightsVersion" from "Company" company where company.id = 1), 0)`

const personColumns = sql`
  p.id, p.name, p.email, p.unit, p.site, p.language, p."interfaceLanguage", p."timeZone", p.theme, p."shortcutsDisabled", p."focusDays", p."focusFrom", p."focusTo", p."homeList", p."isPersonalised", p."pictureId",
  ${rightsVersion} as "rightsVersion", ${rolesOfPerson(sql`p`)} as roles, ${isService(sql`p.id`)} as "isService",
  ${owesUsagePolicy(sql`p.id`)} as "owesUsagePolicy", ${spacesOfPerson(sql`p.id`)}`

/** Neither ended, nor unused for too long, nor of somebody who has left. */
const sessionLives = (): Sql => {
  const now = Date.now()
  return sql`s."expiresAt" > now() and p."deactivatedAt" is null and not ${isPastGuest(sql`p.id`)}
    and s."seenAt" > ${new Date(now - days(env.ATRIUM_SESSION_IDLE_DAYS))}
    and s."createdAt" > ${new Date(now - days(env.ATRIUM_SESSION_DAYS))}`
}
const isSession = (hash: Sql): Sql => sql`(s."idHash" = ${hash} or (s."previousIdHash" = ${hash}
  and s."renewedAt" > ${new Date(Date.now() - RENEWAL_GRACE)}))`

const TOKEN_LIVES = sql`t."revokedAt" is null and (t."expiresAt" is null or t."expiresAt" > now())
  and p."deactivatedAt" is null and not ${isPastGuest(sql`p.id`)}`

async function load(over: Db, from: Sql, own: Record<keyof Own, Sql>): Promise<Found | undefined> {
  const ownColumns = joined(
    Object.entries(own).map(([name, value]) => sql`${value} as ${fixed(`"${name}"`)}`),
    ', ',
  )
  const row = await over.first<ViewerRow>(
    sql`select ${personColumns}, ${newSealedPosts()} as "newSealed", ${ownColumns} from ${from}`,
  )
  if (!row) return undefined
  const { newSealed, ...person } = row
  return { ...person, sealedPostIds: ownSealedPosts(person.id, newSealed) }
}

const NO_SESSION = { sessionHash: fixed('null::text'), needsNewSessionId: fixed('false') }
const ALL_SCOPES = fixed("array['read', 'write']")

/** The person behind a session id, or null when there is none, it ended, was unused too long, or the person left. */
export async function viewerOfSession(sessionId: string): Promise<Viewer | null> {
  const hash = hashOf(sessionId)
  return remembered(`session:${hash}`, sessionVersions, hash, () =>
    load(
      db,
      sql`"Session" s join "Person" p on p.id = s."personId"
          where ${isSession(sql`${hash}`)} and ${sessionLives()}`,
      {
        scopes: ALL_SCOPES,
        sessionHash: sql`s."idHash"`,
        needsNewSessionId: sql`s."needsNewId"`,
      },
    ),
  )
}

/** The person behind an API token, or null when it is unknown, ended or revoked, or the person left. */
export async function viewerOfToken(token: string): Promise<Viewer | null> {
  const hash = hashOf(token)
  return remembered(`token:${hash}`, tokenVersions, hash, () =>
    load(
      db,
      sql`"ApiToken" t join "Person" p on p.id = t."personId"
          where t.hash = ${hash} and ${TOKEN_LIVES}`,
      { scopes: sql`t.scopes`, ...NO_SESSION },
    ),
  )
}

/** A person as a viewer, for jobs, commands and tests: what they may see is exactly what they would see. */
export async function viewerOfPerson(personId: number, over: Db = db): Promise<Viewer | null> {
  const row = await load(
    over,
    sql`"Person" p where p.id = ${personId} and p."deactivatedAt" is null and not ${isPastGuest(sql`p.id`)}`,
    { scopes: ALL_SCOPES, ...NO_SESSION },
  )
  return row ? asViewer(row) : null
}

const asViewer = (row: Found): Viewer => ({ ...row, scopes: row.scopes ?? [] })

/** The viewer that is remembered, when the version asked for with this request is still the same; otherwise read anew. */
async function remembered(
  key: string,
  versions: DataLoader<string, Version | null>,
  hash: string,
  find: () => Promise<Found | undefined>,
): Promise<Viewer | null> {
  const now = await versions.load(hash)
  if (!now) return null
  if (viewers.known(key)?.rightsVersion !== now.version) viewers.forget(key)
  const found = await viewers.all([key], async () => {
    const row = await find()
    return row ? [[key, asViewer(row)]] : []
  })
  return found.get(key) ?? null
}

type Version = { asked: string; version: string; seenAt?: Date | null; idHash?: string }

/** Those of many requests in one statement. None is kept: each is asked after its request has come. */
const versionsOf = (find: (hashes: readonly string[]) => Promise<Version[]>) =>
  new DataLoader<string, Version | null>(
    async (hashes) => {
      const rows = new Map((await find(hashes)).map((row) => [row.asked, row]))
      return hashes.map((hash) => rows.get(hash) ?? null)
    },
    { cache: false, maxBatchSize: MAX_ASKED_TOGETHER },
  )

const sessionVersions = versionsOf(async (hashes) => {
  const rows = await db.rows<Version>(sql`
    select asked.hash as asked, s."idHash", s."seenAt", ${rightsVersion} as version
    from unnest(${[...hashes]}::text[]) asked(hash)
    join "Session" s on ${isSession(sql`asked.hash`)}
    join "Person" p on p.id = s."personId" where ${sessionLives()}`)
  noteSeen(rows)
  return rows
})

const tokenVersions = versionsOf(async (hashes) => {
  const rows = await db.rows<Version>(sql`
    select t.hash as asked, t."lastUsedAt" as "seenAt", t.hash as "idHash", ${rightsVersion} as version
    from "ApiToken" t join "Person" p on p.id = t."personId"
    where t.hash = any(${[...hashes]}::text[]) and ${TOKEN_LIVES}`)
  noteUsed(rows)
  return rows
})

/**
 * The versions of sessions by their hashes, for sockets: one that is not among them has ended. The id before counts as long
 * as its session lives; a socket cannot be given another cookie.
 */
export async function versionsOfOpenSessions(
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.rows<Version>(sql`
    select asked.hash as asked, ${rightsVersion} as version
    from unnest(${[...hashes]}::text[]) asked(hash)
    join "Session" s on s."idHash" = asked.hash or s."previousIdHash" = asked.hash
    join "Person" p on p.id = s."personId" where ${sessionLives()}`)
  return new Map(rows.map(({ asked, version }) => [asked, version]))
}

/** When each was last noted here: a database that only reads is not asked again with every request. */
const noted = new Map<string, number>()

/** Keeps that the sessions are used. Nobody waits for it, and it may fail. */
const noteSeen = (rows: readonly Version[]): void =>
  noteDue(
    rows,
    (now, due) => sql`update "Session" set "seenAt" = ${now} where "idHash" = any(${due}::text[])`,
  )
/** The same of API tokens. */
const noteUsed = (rows: readonly Version[]): void =>
  noteDue(
    rows,
    (now, due) => sql`update "ApiToken" set "lastUsedAt" = ${now} where hash = any(${due}::text[])`,
  )

function noteDue(rows: readonly Version[], update: (now: Date, due: string[]) => Sql): void {
  const now = Date.now()
  const due: string[] = []
  for (const { idHash = '', seenAt } of rows) {
    const last = Math.max(seenAt?.getTime() ?? 0, noted.get(idHash) ?? 0)
    if (last > now - SEEN_EVERY) continue
    if (noted.size > 20_000) noted.clear()
    noted.set(idHash, now)
    due.push(idHash)
  }
  if (due.length === 0) return
  db.rows(update(new Date(now), due)).catch((error: Error) =>
    log.debug({ err: error }, 'that sessions or tokens are used was not kept'),
  )
}
