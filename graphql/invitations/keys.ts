// The secrets of invitations. Each mail, and each link that is shown to be copied, has its own; only hashes are kept.
import { env } from '#env.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { newKey } from '#graphql/setup/links.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** An invitation that nobody accepts is over. */
export const INVITATION_TIME = days(14)
/** So many links of one invitation work at the same time; an older one ends when there are more. */
const MAX_KEYS = 5

/** Adds a link to an invitation that is open. Null when it is not. */
export async function addLink(db: Db, invitationId: number): Promise<string | null> {
  const key = newKey()
  const row = await db.first(sql`
    update "Invitation"
    set "keyHashes" = (array[${hashOf(key)}::text] || "keyHashes")[1:${MAX_KEYS}]
    where id = ${invitationId} and "acceptedAt" is null and "withdrawnAt" is null and "expiresAt" > now()
    returning id`)
  return row ? `${env.ATRIUM_URL}/invitation?key=${key}` : null
}

/** Makes the secret of a link of a domain, and its address. */
export function makeDomainKey(): { hash: string; url: string } {
  const key = newKey()
  return { hash: hashOf(key), url: `${env.ATRIUM_URL}/invitation?link=${key}` }
}
