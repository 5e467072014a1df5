// Reading exports and archives, always as an administrator.
import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_ARCHIVES } from './limits.ts'
import { canReadArchives } from './policy.ts'

export type ArchiveRow = {
  id: number
  direction: 'OUT' | 'IN'
  state: 'WAITING' | 'READY' | 'RUNNING' | 'DONE' | 'FAILED' | 'EXPIRED'
  spaceId: number | null
  file: string
  startedById: number
  /** Of an export: its spaces, and what was written. Of an archive: see ArchiveReport. */
  report: Record<string, unknown> | null
  bytes: number
  trouble: string | null
  createdAt: Date
  expiresAt: Date | null
}

const columns = sql`a.id, a.direction, a.state, a."spaceId", a.file, a."startedById", a.report, a.bytes::float8 as bytes, a.trouble,
  a."createdAt", a."expiresAt"`

export const latestArchives = async (db: Db, viewer: Viewer): Promise<ArchiveRow[]> =>
  canReadArchives(viewer)
    ? db.rows<ArchiveRow>(
        sql`select ${columns} from "Archive" a order by a.id desc limit ${MAX_ARCHIVES}`,
      )
    : []

export const archiveById = (db: Pick<Db, 'first'>, id: number): Promise<ArchiveRow | undefined> =>
  db.first<ArchiveRow>(sql`select ${columns} from "Archive" a where a.id = ${id}`)

/** The spaces of an export, as they were when it was asked for. */
export const spacesOf = ({ report }: ArchiveRow): number[] => {
  const ids = report?.spaceIds
  return Array.isArray(ids) ? ids.filter((id): id is number => Number.isInteger(id)) : []
}

/** All spaces, for the command. */
export const everySpace = async (db: Db): Promise<number[]> =>
  (await db.rows<{ id: number }>(sql`select id from "Space" order by id`)).map(({ id }) => id)
