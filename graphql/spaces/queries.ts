// Reading spaces.

import type { Viewer } from '#graphql/context.ts'
import type { Notice } from '#graphql/define.ts'
import { minutes } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { discoverableBy, type SpaceFacts } from './policy.ts'

export type SpaceRow = SpaceFacts & {
  slug: string
  name: string
  about: string
  memberCount: number
  version: number
  allowsSealed: boolean
}

const columns = sql`s.id, s.slug, s.name, s.about, s.kind, s."archivedAt", s."memberCount", s.version, s."allowsSealed"`

/** A SpaceRow as JSON, for rows of other features that stand in a space; on the table alias `s`. */
export const spaceAsJson = sql`json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'about', s.about, 'kind', s.kind,
  'archivedAt', s."archivedAt", 'memberCount', s."memberCount", 'version', s.version, 'allowsSealed', s."allowsSealed")`

export type SpaceDetails = {
  id: number
  /** The first five. */
  ownerIds: number[]
  /** Open ones. */
  boardCount: number
  /** Has the viewer asked to join? */
  hasAsked: boolean
}

/** What only those see who ask for it, of spaces that the viewer may know of. */
export const detailsOf = (
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<SpaceDetails[]> =>
  db.rows(sql`
    select s.id,
      array(select m."personId" from "SpaceMember" m
        where m."spaceId" = s.id and m.role = 'OWNER' order by m."joinedAt" limit 5) as "ownerIds",
      (select count(*)::int from "Board" b where b."spaceId" = s.id and b."archivedAt" is null) as "boardCount",
      exists (select 1 from "SpaceRequest" r where r."spaceId" = s.id and r."personId" = ${viewer.id}) as "hasAsked"
    from "Space" s where s.id = any(${ids}::int[])`)

/** How long the number of people of the company is remembered: it says who sees a post, not who may. */
const COUNTED = minutes(1)
let counted: { people: Promise<number>; until: number } | undefined

/** How many people can see what stands in a space: of an open one, everyone who has not left. */
export async function audienceOf(
  db: Db,
  space: Pick<SpaceRow, 'kind' | 'memberCount'>,
): Promise<number> {
  if (space.kind !== 'OPEN') return space.memberCount
  if (!counted || counted.until < Date.now()) {
    const people = db
      .first<{ n: number }>(
        sql`select count(*)::int as n from "Person" where "deactivatedAt" is null`,
      )
      .then((row) => row?.n ?? 0)
    counted = { people, until: Date.now() + COUNTED }
    people.catch(() => {
      counted = undefined
    })
  }
  return counted.people
}

/** Spaces by id, null where the viewer may not know of one. */
export async function spacesByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(SpaceRow | null)[]> {
  const rows = await db.rows<SpaceRow>(sql`
    select ${columns} from "Space" s where s.id = any(${ids}::int[]) and ${discoverableBy(viewer)}`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** The space of a slug, if the viewer may know of it. */
export const spaceBySlug = (db: Db, viewer: Viewer, slug: string): Promise<SpaceRow | undefined> =>
  db.first<SpaceRow>(
    sql`select ${columns} from "Space" s where s.slug = ${slug} and ${discoverableBy(viewer)}`,
  )

export type SpaceFilter = {
  /** A part of the name. */
  query: string | null
  isArchived: boolean | null
}

/** Spaces that the viewer may know of, by name. */
export const discoverableSpaces = (
  db: Db,
  viewer: Viewer,
  { query, isArchived }: SpaceFilter,
  wanted: number,
  after: [string, number] | null,
): Promise<SpaceRow[]> =>
  db.rows<SpaceRow>(sql`
    select ${columns} from "Space" s
    where ${discoverableBy(viewer)}
      and (${query}::text is null or strpos(lower(s.name), lower(${query}::text)) > 0)
      and (${isArchived}::boolean is null or (s."archivedAt" is not null) = ${isArchived}::boolean)
      and (${after?.[0] ?? null}::text is null or (s.name, s.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::int))
    order by s.name, s.id limit ${wanted + 1}`)

/** Spaces that somebody owns and the viewer may know of, by name. At most 100. */
export const spacesOwnedBy = (db: Db, viewer: Viewer, personId: number): Promise<SpaceRow[]> =>
  db.rows<SpaceRow>(sql`
    select ${columns} from "Space" s
    where ${discoverableBy(viewer)} and exists (select 1 from "SpaceMember" m
      where m."spaceId" = s.id and m."personId" = ${personId} and m.role = 'OWNER')
    order by s.name, s.id limit 100`)

/** Members of a space by name, for those who may read it. */
export const membersOf = (
  db: Db,
  spaceId: number,
  wanted: number,
  after: [string, number] | null,
) =>
  db.rows<{ id: number; name: string; role: 'MEMBER' | 'OWNER' }>(sql`
    select p.id, p.name, m.role from "SpaceMember" m join "Person" p on p.id = m."personId"
    where m."spaceId" = ${spaceId} and p."deactivatedAt" is null
      and (${after?.[0] ?? null}::text is null or (p.name, p.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::int))
    order by p.name, p.id limit ${wanted + 1}`)

/** Who asked to join, oldest first, at most 100. */
export const joinRequests = (db: Db, spaceId: number) =>
  db.rows<{ personId: number; message: string; createdAt: Date }>(sql`
    select "personId", message, "createdAt" from "SpaceRequest" where "spaceId" = ${spaceId} order by "createdAt" limit 100`)

/** More people than this are not notified of one event; the pages show it to them all the same. */
export const MAX_NOTIFIED = 5_000

/** A space's members as notices, its owners first: asked at delivery, so that who left meanwhile is not notified. */
export async function noticesToMembers(
  db: Db,
  spaceId: number,
  notice: Pick<Notice, 'kind' | 'group' | 'outcome'>,
): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select m."personId" from "SpaceMember" m
    join "Person" who on who.id = m."personId" and who."deactivatedAt" is null
    where m."spaceId" = ${spaceId} order by m.role desc, m."joinedAt" desc limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId }) => ({ personId, spaceId, ...notice }))
}
