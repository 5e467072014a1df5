// Lists of users and groups: filtered, sorted, by pages. RFC 7644, section 3.4.2.
import type { Filter } from 'scim2-parse-filter'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { GROUPS, type ResourceType, readAttributePath, USERS } from './attributes.ts'
import { ScimError } from './errors.ts'
import { equalities, matches, readFilter } from './filter.ts'
import {
  type Connection,
  type GroupRow,
  groupResource,
  groupsOf,
  membersOf,
  type UserRow,
  userColumns,
  userResource,
} from './rows.ts'
import { listOf, partsOf, type Values } from './values.ts'

/** Resources of a page at most, and members of all groups of one. */
export const MAX_PAGE = 200
const MAX_MEMBERS_OF_PAGE = 50_000
/** Rows read at once to be filtered, and the longest list that can be filtered or sorted by what has no index. */
const CHUNK = 500
const MAX_SEARCHED = 100_000

export type ListQuery = {
  filter?: string
  sortBy?: string
  isDescending?: boolean
  /** From 1. */
  startIndex?: number
  count?: number
  /** Members of groups are not wanted. */
  withoutMembers?: boolean
}
export type Page = { totalResults: number; startIndex: number; resources: Values[] }

/** What a kind of resource takes to be listed. */
type Listed<Row> = {
  kind: ResourceType
  from: Sql
  columns: Sql
  /** How an attribute with an index is asked for. */
  indexed: Record<string, (value: string) => Sql>
  present: (db: Db, connection: Connection, rows: Row[], query: ListQuery) => Promise<Values[]>
}

const USER_LIST: Listed<UserRow> = {
  kind: USERS,
  from: sql`"ScimUser" u`,
  columns: userColumns,
  indexed: {
    id: (value) => sql`u.id = ${value}`,
    username: (value) => sql`u."userName" = ${value.toLowerCase()}`,
    externalid: (value) => sql`u."externalId" = ${value}`,
  },
  present: async (db, connection, rows) => {
    const groups = await groupsOf(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => userResource(connection, row, groups))
  },
}

const GROUP_LIST: Listed<GroupRow> = {
  kind: GROUPS,
  from: sql`"ScimGroup" u`,
  columns: sql`u.id, u."displayName", u."externalId", u."memberCount", u.version, u."createdAt", u."changedAt"`,
  indexed: {
    id: (value) => sql`u.id = ${value}`,
    displayname: (value) => sql`u."nameKey" = ${value.toLowerCase()}`,
    externalid: (value) => sql`u."externalId" = ${value}`,
  },
  present: async (db, connection, rows, { withoutMembers }) => {
    if (withoutMembers) return rows.map((row) => groupResource(connection, row, null))
    const total = rows.reduce((sum, { memberCount }) => sum + memberCount, 0)
    if (total > MAX_MEMBERS_OF_PAGE)
      throw new ScimError(
        400,
        'The groups of this page have too many members: ask with excludedAttributes=members.',
        'tooMany',
      )
    const members = await membersOf(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => groupResource(connection, row, members))
  },
}

/** Users of a directory, in the order in which they came unless sorted. Throws ScimError. */
export const listUsers = (db: Db, connection: Connection, query: ListQuery): Promise<Page> =>
  list(db, connection, USER_LIST, query)
/** Groups of a directory, the same way. */
export const listGroups = (db: Db, connection: Connection, query: ListQuery): Promise<Page> =>
  list(db, connection, GROUP_LIST, query)

async function list<Row extends { id: string }>(
  db: Db,
  connection: Connection,
  listed: Listed<Row>,
  query: ListQuery,
): Promise<Page> {
  const filter = query.filter === undefined ? undefined : readFilter(listed.kind, query.filter)
  const startIndex = Math.max(1, query.startIndex ?? 1)
  const count = Math.min(MAX_PAGE, Math.max(0, query.count ?? MAX_PAGE))
  if (!filter && !query.sortBy) {
    const total = await countOf(db, connection, listed)
    const rows =
      count === 0 ? [] : await rowsOf(db, connection, listed, sql`true`, count, startIndex - 1)
    return {
      totalResults: total,
      startIndex,
      resources: await listed.present(db, connection, rows, query),
    }
  }
  const found = await search(db, connection, listed, filter, query)
  const ids = found.slice(startIndex - 1, startIndex - 1 + count)
  const rows =
    ids.length === 0
      ? []
      : await rowsOf(db, connection, listed, sql`u.id = any(${ids}::text[])`, count, 0)
  const order = new Map(ids.map((id, at) => [id, at]))
  rows.sort((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0))
  return {
    totalResults: found.length,
    startIndex,
    resources: await listed.present(db, connection, rows, query),
  }
}

const countOf = async <Row>(db: Db, { id }: Connection, { from }: Listed<Row>): Promise<number> =>
  (
    await db.first<{ count: number }>(
      sql`select count(*)::int as count from ${from} where u."connectionId" = ${id}`,
    )
  )?.count ?? 0

const rowsOf = <Row extends object>(
  db: Db,
  { id }: Connection,
  { from, columns }: Listed<Row>,
  condition: Sql,
  limit: number,
  offset: number,
): Promise<Row[]> =>
  db.rows<Row>(sql`
    select ${columns} from ${from} where u."connectionId" = ${id} and ${condition}
    order by u."createdAt", u.id limit ${limit} offset ${offset}`)

/** The ids of all that meet the filter, in order. What has an index is asked for; the rest is looked through. */
async function search<Row extends { id: string }>(
  db: Db,
  connection: Connection,
  listed: Listed<Row>,
  filter: Filter | undefined,
  query: ListQuery,
): Promise<string[]> {
  const known = (filter ? equalities(filter) : []).flatMap(
    ({ name, value }) => listed.indexed[name]?.(value) ?? [],
  )
  const condition = known.reduce((all, one) => sql`${all} and ${one}`, sql`true`)
  const sortKey = sortKeyOf(listed.kind, query.sortBy)
  const found: { id: string; key: string }[] = []
  for (let offset = 0; ; offset += CHUNK) {
    if (offset >= MAX_SEARCHED)
      throw new ScimError(400, 'The list is too long for this filter.', 'tooMany')
    const rows = await rowsOf(db, connection, listed, condition, CHUNK, offset)
    const resources = await listed.present(db, connection, rows, {
      ...query,
      withoutMembers: !needsMembers(filter),
    })
    resources.forEach((resource, at) => {
      if (!filter || matches(listed.kind, resource, filter))
        found.push({ id: rows[at]?.id ?? '', key: sortKey(resource) })
    })
    if (rows.length < CHUNK) break
  }
  if (query.sortBy)
    found.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  if (query.sortBy && query.isDescending) found.reverse()
  return found.map(({ id }) => id)
}

const needsMembers = (filter: Filter | undefined): boolean =>
  /"attrPath":"members/i.test(JSON.stringify(filter ?? null))

/** What resources are ordered by: a text, without case. Throws ScimError for what is no attribute. */
function sortKeyOf(kind: ResourceType, sortBy: string | undefined): (resource: Values) => string {
  if (!sortBy) return () => ''
  const path = readAttributePath(kind, sortBy)
  if (!path) throw new ScimError(400, `There is no attribute ${sortBy} to sort by.`, 'invalidPath')
  const { extension, attribute, part } = path
  return (resource) => {
    const value = (extension ? partsOf(resource[extension]) : resource)[attribute.name]
    const single = attribute.isMany
      ? (listOf(value).find(({ primary }) => primary === true) ?? listOf(value)[0])
      : value
    const plain =
      typeof single === 'object' && !Array.isArray(single) ? single[part?.name ?? 'value'] : single
    const text = String(plain ?? '')
    return attribute.isCaseExact ? text : text.toLowerCase()
  }
}
