// What administrators see of directories.

import { isAdministrator } from '#graphql/people/queries.ts'
import type { GrantedRole } from '#graphql/roles.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type ConnectionRow = {
  id: number
  name: string
  createdById: number | null
  createdAt: Date
  lastUsedAt: Date | null
  userCount: number
  activeCount: number
  groupCount: number
}

/** Directories that are connected now; at most MAX_CONNECTIONS. */
export const listConnections = (db: Db): Promise<ConnectionRow[]> =>
  db.rows<ConnectionRow>(sql`
    select c.id, c.name, c."createdById", c."createdAt", c."lastUsedAt",
      (select count(*)::int from "ScimUser" u where u."connectionId" = c.id) as "userCount",
      (select count(*)::int from "ScimUser" u where u."connectionId" = c.id and u."isActive") as "activeCount",
      (select count(*)::int from "ScimGroup" g where g."connectionId" = c.id) as "groupCount"
    from "ScimConnection" c where c."endedAt" is null order by c.id`)

export type GroupLine = { id: string; displayName: string; memberCount: number; nameKey: string }

/** Groups of a directory by name, those whose name holds a text. `after` is the key of the row before. */
export const listGroupLines = (
  db: Db,
  connectionId: number,
  text: string,
  wanted: number,
  after: string | null,
): Promise<GroupLine[]> =>
  db.rows<GroupLine>(sql`
    select id, "displayName", "memberCount", "nameKey" from "ScimGroup"
    where "connectionId" = ${connectionId} and (${after}::text is null or "nameKey" > ${after}::text)
      and strpos("nameKey", ${text.trim().toLowerCase()}) > 0
    order by "nameKey" limit ${wanted + 1}`)

export type RuleRow = {
  id: number
  groupId: string
  role: GrantedRole | null
  spaceId: number | null
}

/** Rules of groups, of each at most MAX_RULES. */
export const rulesOf = (db: Db, groupIds: readonly string[]): Promise<RuleRow[]> =>
  db.rows<RuleRow>(sql`
    select id, "groupId", role, "spaceId" from "ScimRule" where "groupId" = any(${[...groupIds]}::text[]) order by id`)

export type RulePreview = { newCount: number; personIds: number[]; hadCount: number }

/** Whom a rule would give something that they do not have, and how many have it already. */
export async function previewRule(
  db: Db,
  groupId: string,
  role: GrantedRole | null,
  spaceId: number | null,
): Promise<RulePreview> {
  const rows = await db.rows<{ has: boolean; count: number; ids: number[] }>(sql`
    with people as (
      select p.id, p.name,
        case when ${role}::text is null
          then exists (select 1 from "SpaceMember" m where m."personId" = p.id and m."spaceId" = ${spaceId}::int)
          else exists (select 1 from "RoleGrant" r where r."personId" = p.id and r.role::text = ${role}::text
            and r."spaceId" is not distinct from ${spaceId}::int and r."endedAt" is null) end as has
      from "ScimGroupMember" m join "ScimUser" u on u.id = m."userId" join "Person" p on p.id = u."personId"
      where m."groupId" = ${groupId} and u."isActive" and p."deactivatedAt" is null)
    select has, count(*)::int as count, (array_agg(id order by name, id))[1:5]::int[] as ids from people group by has`)
  const fresh = rows.find(({ has }) => !has)
  return {
    newCount: fresh?.count ?? 0,
    personIds: fresh?.ids ?? [],
    hadCount: rows.find(({ has }) => has)?.count ?? 0,
  }
}

/** Is somebody a user with access in a directory that is connected, under one of these ids of its own? Of administrators nobody is believed. */
export const isInDirectory = async (db: Db | Tx, personId: number, ids: readonly string[]) =>
  (await db.first(sql`
    select 1 as one from "ScimUser" u join "ScimConnection" c on c.id = u."connectionId"
    where u."personId" = ${personId} and not ${isAdministrator(sql`u."personId"`)} and u."isActive" and c."endedAt" is null and u."externalId" = any(${[...ids]}::text[])`)) !==
  undefined
