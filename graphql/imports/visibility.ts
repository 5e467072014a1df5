// What somebody may know of an import that another person began, and who may go on with it.
import type { Viewer } from '#graphql/context.ts'
import { channelsByIds } from '#graphql/customers/channel-queries.ts'
import { canOpenChannel, canSeeChannel, canSeeData } from '#graphql/customers/policy.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { countsAlone } from './customer-words.ts'
import { goesToChannel } from './kinds.ts'
import type { ImportRow } from './queries.ts'

const isOwn = (viewer: Viewer, row: ImportRow): boolean => row.startedById === viewer.id

/** Do they read every space, and see the channel, that it went to or is meant for? */
const knowsPlace = (viewer: Viewer, { spaceIds, channel }: ImportRow): boolean =>
  spaceIds.every((id) => canReadSpace(viewer, id)) && (!channel || canSeeChannel(viewer, channel))

/** May they see its rows? Of customers' messages: those who see customers' data where it went or is meant for. */
export const maySeeRows = (viewer: Viewer, row: ImportRow): boolean =>
  goesToChannel(row.kind)
    ? row.spaceIds.length > 0 &&
      knowsPlace(viewer, row) &&
      row.spaceIds.every((id) => canSeeData(viewer, id))
    : isOwn(viewer, row) || knowsPlace(viewer, row)

/** The import as they may know it: of a place that is hidden from them, neither its name nor what went there. */
export function shownTo(viewer: Viewer, row: ImportRow): ImportRow {
  if (maySeeRows(viewer, row)) return row
  if (isOwn(viewer, row) || knowsPlace(viewer, row))
    return { ...row, report: row.report && countsAlone(row.report) }
  const { space, board, challenge, channel, ...options } = row.options
  return { ...row, options, report: null, trouble: null, spaceSlug: null }
}

/**
 * May they change, run and undo it? Whoever began it, and others where they read all that it brought; of customers' messages they
 * may also open the channels.
 */
export async function mayContinue(tx: Tx, viewer: Viewer, row: ImportRow): Promise<boolean> {
  if (isOwn(viewer, row)) return true
  if (!knowsPlace(viewer, row)) return false
  const posts = await tx.rows<{ spaceId: number }>(sql`
    select distinct "spaceId" from "ImportedRow"
    where "importId" = ${row.id} and ("postId" is not null or "commentId" is not null)`)
  if (!posts.every(({ spaceId }) => canReadSpace(viewer, spaceId))) return false
  const used = await tx.rows<{ id: number }>(sql`
    select distinct k."channelId" as id from "ImportedRow" r join "CustomerThread" k on k.id = r."postId" where r."importId" = ${row.id}`)
  const ids = [...used.map(({ id }) => id), ...(row.channel ? [row.channel.id] : [])]
  const channels = await channelsByIds(tx, ids)
  return channels.every(
    (one) => one !== null && canSeeChannel(viewer, one) && canOpenChannel(viewer, one),
  )
}
