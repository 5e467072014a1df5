// Reading tokens and service accounts. The secrets are nowhere.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_TOKENS } from './limits.ts'

export type TokenRow = {
  id: number
  personId: number
  name: string
  scopes: ('read' | 'write')[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** Tokens of these accounts that nobody has revoked, the latest first; those that have ended stay in the list for 30 days. */
export const tokensOf = (db: Db, personIds: readonly number[], now: Date): Promise<TokenRow[]> =>
  db.rows<TokenRow>(sql`
    select t.id, t."personId", t.name, t.scopes, t."createdAt", t."expiresAt", t."lastUsedAt"
    from unnest(${[...personIds]}::int[]) account(id) cross join lateral (
      select * from "ApiToken" own where own."personId" = account.id and own."revokedAt" is null
        and (own."expiresAt" is null or own."expiresAt" > ${now}::timestamptz - interval '30 days')
      order by own.id desc limit ${MAX_TOKENS * 2}) t
    order by t.id desc`)

export type ServiceRow = { personId: number; createdById: number | null; createdAt: Date }

/** Service accounts, the latest first. `after` is the id of the row before. */
export const listServices = (db: Db, wanted: number, after: number | null): Promise<ServiceRow[]> =>
  db.rows<ServiceRow>(sql`
    select s."personId", s."createdById", s."createdAt" from "ServiceAccount" s
    where (${after}::int is null or s."personId" < ${after}::int)
    order by s."personId" desc limit ${wanted + 1}`)

/** Those of these people who are service accounts. */
export const servicesAmong = async (db: Db, ids: readonly number[]): Promise<Set<number>> => {
  const rows = await db.rows<{ personId: number }>(
    sql`select "personId" from "ServiceAccount" where "personId" = any(${[...ids]}::int[])`,
  )
  return new Set(rows.map(({ personId }) => personId))
}
