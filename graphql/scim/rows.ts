// Users and groups as tables keep them, and as they are answered.
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, USER_SCHEMA } from './attributes.ts'
import { noSuchResource, ScimError } from './errors.ts'
import type { Values } from './values.ts'

/** The directory that asks. */
export type Connection = { id: number; baseUrl: string; requestId: string }

export type UserRow = {
  id: string
  personId: number
  isActive: boolean
  managerId: string | null
  resource: Values
  version: number
  createdAt: Date
  changedAt: Date
}
export type GroupRow = {
  id: string
  displayName: string
  externalId: string | null
  memberCount: number
  version: number
  createdAt: Date
  changedAt: Date
}

export const userColumns = sql`u.id, u."personId", u."isActive", u."managerId", u.resource, u.version, u."createdAt", u."changedAt"`
export const groupColumns = sql`g.id, g."displayName", g."externalId", g."memberCount", g.version, g."createdAt", g."changedAt"`

/** A user of this directory; locked for a write. Throws ScimError. */
export async function findUser(
  db: Db | Tx,
  { id }: Connection,
  userId: string,
  isLocked = false,
): Promise<UserRow> {
  const lock: Sql = isLocked ? sql`for update` : sql``
  const row = await db.first<UserRow>(sql`
    select ${userColumns} from "ScimUser" u where u.id = ${userId} and u."connectionId" = ${id} ${lock}`)
  if (!row) throw noSuchResource()
  return row
}

/** A group of this directory; locked for a write. Throws ScimError. */
export async function findGroup(
  db: Db | Tx,
  { id }: Connection,
  groupId: string,
  isLocked = false,
): Promise<GroupRow> {
  const lock: Sql = isLocked ? sql`for update` : sql``
  const row = await db.first<GroupRow>(sql`
    select ${groupColumns} from "ScimGroup" g where g.id = ${groupId} and g."connectionId" = ${id} ${lock}`)
  if (!row) throw noSuchResource()
  return row
}

export const etagOf = (version: number): string => `W/"${version}"`

/** Throws ScimError 412 when the request was made from another version than the present one. */
export function mustMatch(ifMatch: string | null, version: number): void {
  if (ifMatch === null || ifMatch.trim() === '*') return
  const given = ifMatch.split(',').map((one) => one.trim())
  if (!given.includes(etagOf(version)) && !given.includes(`"${version}"`))
    throw new ScimError(412, 'The resource has another version by now.')
}

type Kept = { id: string; version: number; createdAt: Date; changedAt: Date }
const metaOf = (
  resourceType: string,
  endpoint: string,
  { baseUrl }: Connection,
  kept: Kept,
): Values => ({
  resourceType,
  created: kept.createdAt.toISOString(),
  lastModified: kept.changedAt.toISOString(),
  location: `${baseUrl}${endpoint}/${kept.id}`,
  version: etagOf(kept.version),
})

export type Membership = { userId: string; value: string; display: string }

/** The groups of users, of each at most 200. */
export const groupsOf = (db: Db | Tx, userIds: readonly string[]): Promise<Membership[]> =>
  db.rows<Membership>(sql`
    select one.id as "userId", g.id as value, g."displayName" as display
    from unnest(${[...userIds]}::text[]) one(id) cross join lateral (
      select "groupId" from "ScimGroupMember" m where m."userId" = one.id order by "groupId" limit 200) mine
    join "ScimGroup" g on g.id = mine."groupId"`)

/** A user as it is answered. */
export function userResource(
  connection: Connection,
  row: UserRow,
  groups: readonly Membership[],
): Values {
  const mine = groups.filter(({ userId }) => userId === row.id)
  return {
    schemas: [
      USER_SCHEMA,
      ...(row.resource[ENTERPRISE_SCHEMA] ? [ENTERPRISE_SCHEMA] : []),
    ] as never,
    id: row.id,
    ...row.resource,
    ...(mine.length > 0 ? { groups: mine.map(({ value, display }) => ({ value, display })) } : {}),
    meta: metaOf('User', '/Users', connection, row),
  }
}

/** The members of groups as their resources have them. */
export const membersOf = (db: Db | Tx, groupIds: readonly string[]) =>
  db.rows<{ groupId: string; value: string; display: string }>(sql`
    select m."groupId", m."userId" as value, p.name as display from "ScimGroupMember" m
    join "ScimUser" u on u.id = m."userId" join "Person" p on p.id = u."personId"
    where m."groupId" = any(${[...groupIds]}::text[]) order by m."userId"`)

/** A group as it is answered; without `members` they are left out. */
export function groupResource(
  connection: Connection,
  row: GroupRow,
  members: readonly { groupId: string; value: string; display: string }[] | null,
): Values {
  const mine = members?.filter(({ groupId }) => groupId === row.id) ?? []
  return {
    schemas: [GROUP_SCHEMA] as never,
    id: row.id,
    ...(row.externalId ? { externalId: row.externalId } : {}),
    displayName: row.displayName,
    ...(mine.length > 0
      ? {
          members: mine.map(({ value, display }) => ({
            value,
            type: 'User',
            display,
            $ref: `${connection.baseUrl}/Users/${value}`,
          })),
        }
      : {}),
    meta: metaOf('Group', '/Groups', connection, row),
  }
}
