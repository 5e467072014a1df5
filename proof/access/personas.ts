// Who asks in the access matrix: nine people and programs, each by the credential that a request would bring.
import type { Viewer } from '#graphql/context.ts'
import { makeToken, startSession } from '#graphql/identity/service.ts'
import { viewerOfSession, viewerOfToken } from '#graphql/identity/viewer.ts'
import { asker } from '#graphql/testing.ts'
import { makeServiceAccount } from '#graphql/tokens/service.ts'
import { db } from '#prisma/client.ts'
import type { Cast } from '#prisma/factory.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

/** The letters of the tables, in their order. */
export const PERSONAS = {
  x: 'anonymous',
  d: 'deactivated, with a session from before',
  g: 'guest of the private space',
  e: 'employee, in the public space alone',
  m: 'member of the private space',
  o: 'owner and moderator of the private space',
  s: 'support, who answers customers in the public space',
  a: 'administrator, in the public space alone',
  t: 'service account with a token that reads and writes',
} as const
export type Persona = keyof typeof PERSONAS
export const LETTERS = Object.keys(PERSONAS) as Persona[]

/** Rows that make the people of the cast what the matrix calls them. @returns the guest's id */
async function prepareRoles(cast: Cast): Promise<number> {
  const guest = await makePerson(db, { name: 'Gavin Guest' })
  const { lab, vault } = cast
  await db.rows(
    sql`delete from "SpaceMember" where "spaceId" = ${vault.spaceId} and "personId" <> ${cast.cleo}`,
  )
  await db.rows(sql`update "Space" set "memberCount" = 1 where id = ${vault.spaceId}`)
  await db.rows(sql`
    update "SpaceMember" set role = 'OWNER' where "spaceId" = ${lab.spaceId} and "personId" = ${cast.ben}`)
  await db.rows(sql`
    insert into "RoleGrant" ("personId", role, "spaceId", "grantedAt")
    values (${cast.ben}, 'MODERATOR', ${lab.spaceId}, now())`)
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, agreement, "invitedById", "invitedAt", "acceptedAt")
    values (${guest.id}, ${lab.spaceId}, now() + interval '30 days', 'Keep it here.', ${cast.cleo}, now(), now())`)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${lab.spaceId}, ${guest.id})`)
  return guest.id
}

/** Everybody as they are to a request now: null is somebody whom nobody knows. */
export async function makePersonas(
  cast: Cast,
  support: number,
): Promise<Record<Persona, Viewer | null>> {
  const guest = await prepareRoles(cast)
  await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${cast.finn}`)
  const session = async (id: number) => startSession(id, 'proof', '', 'proof')
  const old = await session(cast.finn)
  await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${cast.finn}`)
  const of = async (id: number) => viewerOfSession(await session(id))
  const admin = await of(cast.eve)
  const account = await makeServiceAccount(
    { ...(await asker(cast.eve).context()), viewer: admin as Viewer },
    { name: 'Feed', purpose: 'Reads for the screens' },
  )
  const token = await makeToken(account.id as number, 'proof', ['read', 'write'])
  return {
    x: null,
    d: await viewerOfSession(old),
    g: await of(guest),
    e: await of(cast.dan),
    m: await of(cast.ann),
    o: await of(cast.ben),
    s: await of(support),
    a: admin,
    t: await viewerOfToken(token),
  }
}
