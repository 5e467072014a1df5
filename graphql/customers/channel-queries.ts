// Reads of channels, with what their clocks promise.
import { viewerAsReader } from '#graphql/audience.ts'
import type { PromiseRow } from '#graphql/clocks/queries.ts'
import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { type ChannelKind, MAX_CHANNELS } from './limits.ts'
import { canSeeChannel } from './policy.ts'

export type ChannelRow = {
  id: number
  slug: string
  name: string
  kind: ChannelKind
  spaceId: number
  ownerId: number | null
  isOn: boolean
  /** Does it stand in an archived space? */
  isArchived: boolean
  about: string
  voiceGuide: string
  brand: string
  country: string
  language: string
  address: string | null
  hasSecret: boolean
  outUrl: string | null
  feedUrl: string | null
  feedReadAt: Date | null
  feedError: string | null
  retentionDays: number | null
  sites: string[]
  firstPolicyId: number
  nextPolicyId: number
  rightPolicyId: number
  reviewPolicyId: number
  version: number
}
const columns = sql`c.id, c.slug, c.name, c.kind, c."spaceId", c."ownerId", c."isOn",
  exists (select 1 from "Space" s where s.id = c."spaceId" and s."archivedAt" is not null) as "isArchived", c.about, c."voiceGuide", c.brand, c.country, c.language, c.address,
  c."sealedSecret" is not null as "hasSecret", c."outUrl", c."feedUrl", c."feedReadAt", c."feedError", c."retentionDays", c.sites, c."firstPolicyId", c."nextPolicyId", c."rightPolicyId",
  c."reviewPolicyId", c.version`

/** Does anything come in? */
export const takesIn = ({ isArchived, isOn }: ChannelRow): boolean => isOn && !isArchived

/** The rule canSeeChannel as a condition on `c`. */
const seenBy = (viewer: Viewer, managed: readonly number[]): Sql => {
  const reader = viewerAsReader(viewer)
  return sql`(${reader.reads(sql`c."spaceId"`)} and (${reader.readsRestricted(sql`c."spaceId"`)}
    or c."ownerId" = ${viewer.id} or c."spaceId" = any(${[...managed]}::int[])))`
}

/** Channels that the viewer may see, by name. @param managed spaces that they manage */
export const listChannels = (
  db: Db,
  viewer: Viewer,
  managed: readonly number[],
): Promise<ChannelRow[]> =>
  db.rows<ChannelRow>(sql`
    select ${columns} from "CustomerChannel" c where ${seenBy(viewer, managed)} order by c.name, c.id limit ${MAX_CHANNELS}`)

/** Channels by id, whoever asks: of rows that the viewer was found to see. */
export async function channelsByIds(
  db: Db,
  ids: readonly number[],
): Promise<(ChannelRow | null)[]> {
  const rows = await db.rows<ChannelRow>(
    sql`select ${columns} from "CustomerChannel" c where c.id = any(${[...ids]}::int[])`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export const channelBySlug = (db: Db, slug: string): Promise<ChannelRow | undefined> =>
  db.first<ChannelRow>(sql`select ${columns} from "CustomerChannel" c where c.slug = ${slug}`)

export const channelByAddress = (db: Db, address: string): Promise<ChannelRow | undefined> =>
  db.first<ChannelRow>(sql`select ${columns} from "CustomerChannel" c where c.address = ${address}`)

/** The channel, locked against other writers with `lock`. Throws NotFound. */
export async function findChannel(
  db: Db,
  viewer: Viewer,
  id: number,
  lock?: 'lock',
): Promise<ChannelRow> {
  const row = await db.first<ChannelRow>(sql`
    select ${columns} from "CustomerChannel" c where c.id = ${id} ${lock ? sql`for no key update` : sql``}`)
  if (!row || !canSeeChannel(viewer, row)) throw new NotFound()
  return row
}

/** Channels in which the viewer notes what they heard outside: those that are on, of spaces that they read. */
export const heardChannels = (db: Db, viewer: Viewer): Promise<ChannelRow[]> =>
  db.rows<ChannelRow>(sql`
    select ${columns} from "CustomerChannel" c
    where c.kind = 'HEARD' and c."isOn" and ${viewerAsReader(viewer).reads(sql`c."spaceId"`)} order by c.name, c.id limit ${MAX_CHANNELS}`)

/** What a channel owes now, and how it kept its promises. */
export type WorkloadRow = {
  id: number
  open: number
  late: number
  answered: number
  inTime: number
  saidRight: number
  saidWrong: number
}

export const workloadsOf = (db: Db, ids: readonly number[], now: Date): Promise<WorkloadRow[]> =>
  db.rows<WorkloadRow>(sql`
    select c.id,
      (select count(*)::int from "CustomerThread" k where k."channelId" = c.id and k."waitingSince" is not null and not k."isSpam") as open,
      (select count(*)::int from "CustomerThread" k where k."channelId" = c.id and k."waitingSince" is not null and not k."isSpam"
        and k."dueAt" < ${now}) as late,
      (select coalesce(sum(y.kept + y.late), 0)::int from "ClockPolicy" y where y.id in (c."firstPolicyId", c."nextPolicyId")) as answered,
      (select coalesce(sum(y.kept), 0)::int from "ClockPolicy" y where y.id in (c."firstPolicyId", c."nextPolicyId")) as "inTime",
      (select count(*)::int from "CustomerThread" k where k."channelId" = c.id and k."isRight") as "saidRight",
      (select count(*)::int from "CustomerThread" k where k."channelId" = c.id and not k."isRight") as "saidWrong"
    from "CustomerChannel" c where c.id = any(${[...ids]}::int[])`)

export type Promised = Pick<PromiseRow, 'id' | 'respondWithin' | 'unit' | 'calendarId'>
/** What policies promise, by id. */
export const promisesOf = (db: Db, ids: readonly number[]): Promise<Promised[]> =>
  db.rows<Promised>(sql`
    select id, "respondWithin", unit, "calendarId" from "ClockPolicy" where id = any(${[...ids]}::int[])`)

/** The space of a channel; null: there is none. */
export const channelSpace = async (db: Db, id: number): Promise<number | null> =>
  (
    await db.first<{ spaceId: number }>(
      sql`select "spaceId" from "CustomerChannel" where id = ${id}`,
    )
  )?.spaceId ?? null

/** Of these channels, those that stand in a space. */
export const channelsInSpace = async (
  db: Db,
  ids: readonly number[],
  spaceId: number,
): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(sql`
      select id from "CustomerChannel" where id = any(${[...ids]}::int[]) and "spaceId" = ${spaceId}`)
  ).map(({ id }) => id)

/** What the channel's secret is encrypted for. */
export const secretPurpose = (channelId: number): string => `customer channel ${channelId}`

/** Those of these spaces in which a channel stands, in the order of their channels. */
export const spacesWithChannels = async (db: Db, spaceIds: readonly number[]): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(sql`
      select c."spaceId" as id from "CustomerChannel" c where c."spaceId" = any(${[...spaceIds]}::int[])
      group by c."spaceId" order by min(c.id)`)
  ).map(({ id }) => id)
