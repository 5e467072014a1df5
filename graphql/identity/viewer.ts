// Who asks: from a cookie or a token to a Viewer, remembered for a moment.
import { createHash } from 'node:crypto'
import { spacesOfPerson } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { newSealedPosts, ownSealedPosts } from '#graphql/sealed-posts.ts'
import { seconds } from '#graphql/time.ts'
import { ttlCache } from '#graphql/ttl-cache.ts'
import { type Db, db } from '#prisma/client.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'

/**
 * A viewer is remembered for half a minute: a change of rights or a sign-out is published on the bus and dropped at once. Only
 * people are remembered: guesses must not fill the memory.
 */
const viewers = ttlCache<string, Viewer>(seconds(30), 20_000, (viewer) => viewer.id)

/** SHA-256 of a secret, as it is kept in the database. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

type Found = Omit<Viewer, 'scopes' | 'sessionHash'> & { scopes: ('read' | 'write')[] | null }
type ViewerRow = Omit<Found, 'sealedPostIds'> & { newSealed: [id: number, tag: string][] }

const personColumns = sql`
  p.id, p.name, p.email, p.role, p.unit, p.site, p.language, p."interfaceLanguage", p."timeZone", p.theme, p."shortcutsDisabled", p."focusDays", p."focusFrom", p."focusTo", p."homeList", p."isPersonalised", p."pictureId",
  ${spacesOfPerson(sql`p.id`)}`

async function load(over: Db, from: Sql, scopes: Sql): Promise<Found | undefined> {
  const row = await over.first<ViewerRow>(
    sql`select ${personColumns}, ${newSealedPosts()} as "newSealed", ${scopes} as scopes from ${from}`,
  )
  if (!row) return undefined
  const { newSealed, ...person } = row
  return { ...person, sealedPostIds: ownSealedPosts(person.id, newSealed) }
}

/** The person behind a session id, or null when there is none, it ended, or the person left. */
export async function viewerOfSession(sessionId: string): Promise<Viewer | null> {
  const hash = hashOf(sessionId)
  return rememberedOr(`session:${hash}`, async () => {
    const row = await load(
      db,
      sql`"Session" s join "Person" p on p.id = s."personId"
          where s."idHash" = ${hash} and s."expiresAt" > now() and p."deactivatedAt" is null`,
      fixed('null::text[]'),
    )
    return row ? { ...row, scopes: ['read', 'write'], sessionHash: hash } : null
  })
}

/** The person behind an API token, or null when it is unknown, ended or revoked, or the person left. */
export async function viewerOfToken(token: string): Promise<Viewer | null> {
  const hash = hashOf(token)
  return rememberedOr(`token:${hash}`, async () => {
    const row = await load(
      db,
      sql`"ApiToken" t join "Person" p on p.id = t."personId"
          where t.hash = ${hash} and t."revokedAt" is null and (t."expiresAt" is null or t."expiresAt" > now())
            and p."deactivatedAt" is null`,
      fixed('t.scopes'),
    )
    return row ? { ...row, scopes: row.scopes ?? [], sessionHash: null } : null
  })
}

/** A person as a viewer, for jobs, commands and tests: what they may see is exactly what they would see. */
export async function viewerOfPerson(personId: number, over: Db = db): Promise<Viewer | null> {
  const row = await load(
    over,
    sql`"Person" p where p.id = ${personId} and p."deactivatedAt" is null`,
    fixed('null::text[]'),
  )
  return row ? { ...row, scopes: ['read', 'write'], sessionHash: null } : null
}

async function rememberedOr(
  key: string,
  find: () => Promise<Viewer | null>,
): Promise<Viewer | null> {
  const found = await viewers.all([key], async () => {
    const viewer = await find()
    return viewer ? [[key, viewer]] : []
  })
  return found.get(key) ?? null
}
