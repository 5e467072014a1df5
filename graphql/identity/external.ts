// Whom a sign-on service means: a subject of an issuer is one person. Never an address alone.
import { type Db, db as ownDb, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type ExternalAccount = { issuer: string; subject: string }

/** The person that a subject of an issuer means, and whether they have left; undefined when it means nobody here. */
export const personOfAccount = (
  { issuer, subject }: ExternalAccount,
  over: Db = ownDb,
): Promise<{ personId: number; hasLeft: boolean } | undefined> =>
  over.first<{ personId: number; hasLeft: boolean }>(sql`
    select i."personId", p."deactivatedAt" is not null as "hasLeft"
    from "ExternalIdentity" i join "Person" p on p.id = i."personId"
    where i.issuer = ${issuer} and i.subject = ${subject}`)

/** Ties a subject to a person. @returns false when it means somebody already */
export async function linkAccount(
  tx: Tx,
  { issuer, subject }: ExternalAccount,
  personId: number,
): Promise<boolean> {
  const row = await tx.first(sql`
    insert into "ExternalIdentity" (issuer, subject, "personId", "createdAt")
    values (${issuer}, ${subject}, ${personId}, ${tx.at}) on conflict do nothing returning 1 as one`)
  return row !== undefined
}

/** Notes that somebody came in by an account. */
export const accountUsed = (tx: Tx, { issuer, subject }: ExternalAccount): void =>
  tx.later(sql`
    update "ExternalIdentity" set "lastUsedAt" = ${tx.at} where issuer = ${issuer} and subject = ${subject}`)

/** Unties a person's accounts of an issuer, and says how many there were. */
export const unlinkAccounts = async (tx: Tx, issuer: string, personId: number): Promise<number> =>
  (
    await tx.rows(sql`
      delete from "ExternalIdentity" where issuer = ${issuer} and "personId" = ${personId} returning 1 as one`)
  ).length

export type LinkedAccount = { issuer: string; createdAt: Date; lastUsedAt: Date | null }

/** The accounts that a person can sign in with, at most 50. */
export const accountsOf = (db: Db, personId: number): Promise<LinkedAccount[]> =>
  db.rows<LinkedAccount>(sql`
    select issuer, "createdAt", "lastUsedAt" from "ExternalIdentity" where "personId" = ${personId}
    order by "createdAt" limit 50`)
