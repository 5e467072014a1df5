// Reading imports, always as an administrator.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_IMPORTS } from './limits.ts'

export type ImportState =
  | 'UPLOADED'
  | 'READY'
  | 'TRYING'
  | 'RUNNING'
  | 'DONE'
  | 'FAILED'
  | 'UNDOING'
  | 'UNDONE'

/** How the file is to be read, and where it goes: what the page's form says. */
export type ImportChoices = {
  space?: string
  board?: string
  challenge?: string
  channel?: string
  map?: string[]
  mapComments?: string[]
  language?: string
  asOf?: string
  dates?: string
  keepsPrivateTags?: boolean
}

export type ImportRow = {
  id: number
  kind: string
  file: string
  commentsFile: string | null
  startedById: number
  state: ImportState
  options: ImportChoices
  report: Record<string, unknown> | null
  bytesRead: number
  bytesTotal: number
  rowsDone: number
  trouble: string | null
  spaceId: number | null
  spaceSlug: string | null
  boardSlug: string | null
  /** The spaces that it went to, or is meant for, as far as they are there. */
  spaceIds: number[]
  /** The channel that its options name. */
  channel: { id: number; spaceId: number; ownerId: number | null } | null
  createdAt: Date
  changedAt: Date
  finishedAt: Date | null
}

const columns = sql`i.id, i.kind, i.file, i."commentsFile", i."startedById", i.state, i.options, i.report,
  i."bytesRead"::float8 as "bytesRead", i."bytesTotal"::float8 as "bytesTotal", i."rowsDone", i.trouble, i."spaceId",
  s.slug as "spaceSlug", b.slug as "boardSlug",
  array_remove(array[i."spaceId", o.id, e."spaceId", h."spaceId"], null) as "spaceIds",
  case when h.id is not null then json_build_object('id', h.id, 'spaceId', h."spaceId", 'ownerId', h."ownerId") end as channel, i."createdAt", i."changedAt", i."finishedAt"`
/** A number among the options, as `findImportChannel` and `findEntryPlace` read them. */
const challengeNumber = sql`case when i.options->>'challenge' ~ '^[0-9]{1,9}$' then (i.options->>'challenge')::int end`
const channelNumber = sql`case when i.options->>'channel' ~ '^[0-9]{1,9}$' then (i.options->>'channel')::int end`
const from = sql`"Import" i left join "Space" s on s.id = i."spaceId" left join "Board" b on b.id = i."boardId"
  left join "Space" o on o.slug = i.options->>'space'
  left join "Post" e on e.id = ${challengeNumber}
  left join "CustomerChannel" h on h.id = ${channelNumber} or (${channelNumber} is null and h.slug = i.options->>'channel')`

/** The latest imports first, at most MAX_IMPORTS. */
export const latestImports = (db: Db): Promise<ImportRow[]> =>
  db.rows<ImportRow>(sql`select ${columns} from ${from} order by i.id desc limit ${MAX_IMPORTS}`)

export const importById = (db: Pick<Db, 'first'>, id: number): Promise<ImportRow | undefined> =>
  db.first<ImportRow>(sql`select ${columns} from ${from} where i.id = ${id}`)
