import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type PolicyRow = {
  version: number
  text: string
  createdById: number | null
  createdAt: Date
}

const columns = sql`u.version, u.text, u."createdById", u."createdAt"`

/** The latest version, also when its text is empty; undefined: there never was one. */
export const latestPolicy = (db: Db): Promise<PolicyRow | undefined> =>
  db.first<PolicyRow>(sql`select ${columns} from "UsagePolicy" u order by u.version desc limit 1`)

/** Versions, the latest first. `after` is the version of the row before. */
export const listPolicies = (db: Db, wanted: number, after: number | null): Promise<PolicyRow[]> =>
  db.rows<PolicyRow>(sql`
    select ${columns} from "UsagePolicy" u where (${after}::int is null or u.version < ${after}::int)
    order by u.version desc limit ${wanted + 1}`)

/** When somebody accepted a version; null: they have not. */
export const acceptedAt = async (db: Db, personId: number, version: number): Promise<Date | null> =>
  (
    await db.first<{ at: Date }>(sql`
      select at from "UsagePolicyAcceptance" where "personId" = ${personId} and version = ${version}`)
  )?.at ?? null

/** How many of those who can come in have accepted each of these versions. */
export const acceptancesOf = (db: Db, versions: readonly number[]) =>
  db.rows<{ version: number; count: number }>(sql`
    select a.version, count(*)::int as count from "UsagePolicyAcceptance" a
    join "Person" p on p.id = a."personId" and p."deactivatedAt" is null
    where a.version = any(${[...versions]}::int[]) group by a.version`)
