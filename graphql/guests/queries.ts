// Reading guests.
import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type GuestRow = {
  personId: number
  spaceId: number
  /** Null: the whole space. */
  postId: number | null
  until: Date
  agreement: string
  invitedById: number | null
  invitedAt: Date
  acceptedAt: Date | null
  endedAt: Date | null
}

const columns = sql`g."personId", g."spaceId", g."postId", g.until, g.agreement, g."invitedById", g."invitedAt", g."acceptedAt", g."endedAt"`

/** Guests by the end of their time, the latest first; of one space or (null) of all. `after` is the key [moment, id] of the row before. */
export const listGuests = (
  db: Db,
  spaceId: number | null,
  wanted: number,
  after: [string, number] | null,
): Promise<GuestRow[]> =>
  db.rows<GuestRow>(sql`
    select ${columns} from "Guest" g
    where (${spaceId}::int is null or g."spaceId" = ${spaceId}::int)
      and (${after?.[0] ?? null}::timestamptz is null or (g.until, g."personId") < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::int))
    order by g.until desc, g."personId" desc limit ${wanted + 1}`)

/** Somebody as a guest, with the lock for a change if it is asked for. */
export const guestOf = (
  db: Db,
  personId: number,
  isLocked = false,
): Promise<GuestRow | undefined> =>
  db.first<GuestRow>(
    sql`select ${columns} from "Guest" g where g."personId" = ${personId} ${isLocked ? sql`for update` : sql``}`,
  )

/** Guests by person, for people of a list. */
export const guestsByPerson = (db: Db, ids: readonly number[]): Promise<GuestRow[]> =>
  db.rows<GuestRow>(sql`select ${columns} from "Guest" g where g."personId" = any(${ids}::int[])`)

/** What a guest has to accept: the text, with what it is for. */
export type AgreementRow = {
  text: string
  space: string
  post: string | null
  invitedBy: string | null
  until: Date
}
export const agreementFor = async (db: Db, viewer: Viewer): Promise<AgreementRow | undefined> =>
  // Every page asks this for everybody.
  isGuest(viewer)
    ? db.first<AgreementRow>(sql`
    select g.agreement as text, s.name as space, p.title as post, by.name as "invitedBy", g.until from "Guest" g
    join "Space" s on s.id = g."spaceId" left join "Post" p on p.id = g."postId" left join "Person" by on by.id = g."invitedById"
    where g."personId" = ${viewer.id} and g."acceptedAt" is null and g."endedAt" is null`)
    : undefined

/** The post that is shared with this guest now; null: none. */
export const postSharedWith = async (db: Db, viewer: Viewer): Promise<number | null> =>
  isGuest(viewer)
    ? ((
        await db.first<{ id: number | null }>(sql`
      select g."postId" as id from "Guest" g
      where g."personId" = ${viewer.id} and g."postId" is not null and g."acceptedAt" is not null and g."endedAt" is null`)
      )?.id ?? null)
    : null

const isGuest = ({ roles }: Viewer): boolean => roles.some(({ role }) => role === 'GUEST')
