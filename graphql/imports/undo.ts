// Takes back what an import brought: its ideas, or questions, and comments go, but for those that people here have done something with since.
import { discard } from '#graphql/attachments/store.ts'
import type { SignedIn } from '#graphql/context.ts'
import { systemActor } from '#graphql/context.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { log } from '#log.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { isEntryTouched, leaveChallenges } from './entries.ts'
import { importUndone, questionImportUndone } from './events.ts'
import type { ImportRow } from './queries.ts'
import { settleAnswers } from './question-batch.ts'
import { lockImport } from './run.ts'
import { type Undone, undoMessages } from './undo-messages.ts'

const MAX_AT_ONCE = 200

/**
 * Removes in batches what stands under no hand of people here. What is left keeps its rows, so that the file can be
 * imported again.
 * @returns how many ideas and comments went, and how many ideas stay
 */
export async function undoRows(context: SignedIn, row: ImportRow): Promise<Undone> {
  if (row.kind === 'customers') return undoMessages(context, row)
  const undone: Undone = { ideas: 0, comments: 0, stays: 0 }
  const { spaceId } = row
  if (spaceId === null) return undone
  for (let after = 0; ; ) {
    const batch = await removeIdeas(context, row, spaceId, after)
    undone.ideas += batch.removed
    undone.stays += batch.stays
    if (batch.last === 0) break
    after = batch.last
  }
  for (;;) {
    const { removed } = await removeComments(context, row, spaceId)
    undone.comments += removed
    if (removed === 0) break
  }
  return undone
}

/** Has somebody here done something with post `p` since the import of `i`? */
const isTouched = sql`(
  exists (select 1 from "Comment" c where c."postId" = p.id
    and not exists (select 1 from "ImportedRow" m where m."commentId" = c.id))
  or exists (select 1 from "Support" s where s."postId" = p.id and s."mergedFromId" is null and s.at > i."createdAt")
  or exists (select 1 from "StatusChange" m where m."ideaId" = p.id and m."byId" is not null)
  or exists (select 1 from "OfficialResponse" a where a."ideaId" = p.id and (not a."isImported" or a.version > 1 or a."withdrawnAt" is not null))
  or exists (select 1 from "QuestionSolved" q where q."questionId" = p.id)
  or exists (select 1 from "QuestionRequest" q where q."questionId" = p.id)
  or ${isEntryTouched}
  or exists (select 1 from "PostRevision" v where v."postId" = p.id and v."editorId" is not null))`

type Found = { id: number; isTouched: boolean }

function removeIdeas(context: SignedIn, row: ImportRow, spaceId: number, after: number) {
  return write(context, 'undoIdeas', null, async (tx) => {
    await lockImport(tx, spaceId)
    const found = await tx.rows<Found>(sql`
      select p.id, ${isTouched} as "isTouched" from "ImportedRow" r join "Post" p on p.id = r."postId" join "Import" i on i.id = r."importId"
      where r."importId" = ${row.id} and r.kind = ${row.kind} and p.id > ${after} order by p.id limit ${MAX_AT_ONCE} for update of p`)
    const ids = found.filter((one) => !one.isTouched).map(({ id }) => id)
    if (ids.length) await removePosts(tx, row, spaceId, ids)
    return { removed: ids.length, stays: found.length - ids.length, last: found.at(-1)?.id ?? 0 }
  })
}

async function removePosts(tx: Tx, row: ImportRow, spaceId: number, ids: number[]): Promise<void> {
  const comments = await tx.rows<{ id: number }>(
    sql`select id from "Comment" where "postId" = any(${ids}::int[]) order by id`,
  )
  const files = await tx.rows<{ id: string }>(
    sql`select id from "File" where "postId" = any(${ids}::int[])`,
  )
  // The board's row before its counts, as everybody takes them.
  await tx.rows(sql`
    with gone as (
      select i."boardId", count(*)::int as ideas,
        count(*) filter (where i.status = 'NEW' and i."respondedAt" is null and p.state = 'OPEN')::int as waiting,
        count(*) filter (where i.status = 'NEW' and i."respondedAt" is null and p.state = 'OPEN' and i."responseDueAt" is not null)::int as promised
      from "Idea" i join "Post" p on p.id = i.id where i.id = any(${ids}::int[]) group by 1)
    update "Board" b set "ideaCount" = b."ideaCount" - g.ideas, "withoutResponse" = b."withoutResponse" - g.waiting,
      promised = b.promised - g.promised from gone g where b.id = g."boardId"`)
  await tx.rows(sql`
    with gone as (select "boardId", status, count(*)::int as ideas from "Idea" where id = any(${ids}::int[]) group by 1, 2)
    update "BoardStatusCount" c set ideas = c.ideas - g.ideas from gone g where c."boardId" = g."boardId" and c.status = g.status`)
  const challengeIds = await leaveChallenges(tx, ids)
  await tx.rows(sql`delete from "Post" where id = any(${ids}::int[])`)
  await recordUndone(
    tx,
    row,
    spaceId,
    ids,
    comments.map(({ id }) => id),
    challengeIds,
  )
  forget(tx, files)
}

/** Comments that the import put under ideas which stay, and that nobody here has replied to or reacted on. */
function removeComments(context: SignedIn, row: ImportRow, spaceId: number) {
  return write(context, 'undoComments', null, async (tx) => {
    await lockImport(tx, spaceId)
    const found = await tx.rows<{ id: number; postId: number }>(sql`
      select c.id, c."postId" from "ImportedRow" r join "Comment" c on c.id = r."commentId"
      where r."importId" = ${row.id} and r.kind = 'comments'
        and not exists (select 1 from "Reaction" a where a."commentId" = c.id)
        and not exists (select 1 from "Comment" o where o."rootId" = c.id or o."replyToId" = c.id)
      order by c.id limit ${MAX_AT_ONCE}`)
    if (found.length === 0) return { removed: 0 }
    const ids = found.map(({ id }) => id)
    const files = await tx.rows<{ id: string }>(
      sql`select id from "File" where "commentId" = any(${ids}::int[])`,
    )
    const postIds = [...new Set(found.map(({ postId }) => postId))].sort((a, b) => a - b)
    await tx.rows(
      sql`select id from "Post" where id = any(${postIds}::int[]) order by id for no key update`,
    )
    await tx.rows(sql`delete from "Comment" where id = any(${ids}::int[])`)
    await tx.rows(sql`
      update "Post" p set "commentCount" = (select count(*) from "Comment" c where c."postId" = p.id and c.state = 'OPEN'),
        "participantIds" = array(select c."authorId" from "Comment" c where c."postId" = p.id and c."authorId" is not null
          and c.state = 'OPEN' group by 1 order by max(c.id) desc limit 5)
      where p.id = any(${postIds}::int[])`)
    await settleAnswers(tx, postIds)
    await recordUndone(tx, row, spaceId, [], ids, postIds)
    forget(tx, files)
    return { removed: ids.length }
  })
}

const recordUndone = (
  tx: Tx,
  row: ImportRow,
  spaceId: number,
  ideaIds: number[],
  commentIds: number[],
  changedPostIds: number[] = [],
): Promise<void> => {
  const by = systemActor(`import ${row.id}`)
  const undone = { spaceId, file: row.file, commentIds, changedPostIds }
  return row.kind === 'questions'
    ? questionImportUndone.record(tx, by, { ...undone, questionIds: ideaIds })
    : importUndone.record(tx, by, { ...undone, ideaIds })
}

/** From the disk once their rows are gone for good; what cannot be removed now, the sweep removes. */
function forget(tx: Tx, files: readonly { id: string }[]): void {
  whenCommitted(tx, () => {
    discard(files.map(({ id }) => id)).catch((error: Error) =>
      log.warn({ err: error }, 'a file of an undone import is still on the disk'),
    )
  })
}
