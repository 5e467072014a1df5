// Ideas that were merged elsewhere are merged here too, once all ideas are there: what came with them is marked as a merge of
// our own marks it, so that they can be unmerged.

import { closeEntries } from '#graphql/challenges/entries.ts'
import { kindOf } from '#graphql/post-kinds.ts'
import { addMergedRows } from '#graphql/posts/carried.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { knownIdeas } from './idea-batch.ts'
import type { Place } from './place.ts'
import { beginImport, lockImport, type Run, recordBatch } from './run.ts'

const say = importsMessages.message

/** An idea by its id in the file, and the one it was merged into. */
export type Merge = { id: string; intoId: string }
const MAX_AT_ONCE = 100

type Pair = {
  id: number
  intoId: number
  boardId: number | null
  status: string
  isPromised: boolean
  waits: boolean
}

/** Merges what is not merged yet. One whose other idea is not here stays by itself, which is said. */
export async function mergeImported(run: Run, merges: readonly Merge[]): Promise<void> {
  const { place } = run
  if (!place || run.dryRun) return
  let alone = 0
  for (let at = 0; at < merges.length; at += MAX_AT_ONCE) {
    const batch = merges.slice(at, at + MAX_AT_ONCE)
    const known = await knownIdeas(run.context.db, place.spaceId, [
      ...new Set(batch.flatMap(({ id, intoId }) => [id, intoId])),
    ])
    const pairs = batch.flatMap(({ id, intoId }) => {
      const [own, other] = [known.get(id), known.get(intoId)]
      return own && other && own.postId !== other.postId
        ? [[own.postId, other.postId] as const]
        : []
    })
    alone += batch.length - pairs.length
    if (pairs.length) await mergePairs(run, place, pairs)
  }
  if (alone) run.notes.set('merges', say('mergesAlone', { count: alone }))
}

async function mergePairs(
  run: Run,
  place: Place,
  given: readonly (readonly [number, number])[],
): Promise<void> {
  // Nothing to do is no transaction: the same file twice writes nothing.
  if ((await openPairs(run.context.db, given)).length === 0) return
  await beginImport(run, place)
  await write(run.context, 'importMerges', null, async (tx) => {
    await lockImport(tx, place.spaceId)
    const ids = [...new Set(given.flat())].sort((a, b) => a - b)
    await tx.rows(
      sql`select id from "Post" where id = any(${ids}::int[]) order by id for no key update`,
    )
    const pairs = await openPairs(tx, given)
    for (const pair of pairs) await mergeOne(tx, run, pair)
    await recordBatch(tx, run, place, {
      ideaIds: pairs.map(({ id }) => id),
      commentIds: [],
      changedPostIds: [...new Set(pairs.flatMap(({ id, intoId }) => [id, intoId]))],
    })
    return { merged: pairs.length }
  })
}

/** Those that stand by themselves here, and were not touched by anybody; the other one must stand by itself as well. */
const openPairs = (db: Pick<Tx, 'rows'>, given: readonly (readonly [number, number])[]) =>
  db.rows<Pair>(sql`
    select i.id, g.other as "intoId", i."boardId", i.status, i."responseDueAt" is not null as "isPromised",
      i.status = 'NEW' and i."respondedAt" is null and p.state = 'OPEN' as waits
    from unnest(${given.map(([id]) => id)}::int[], ${given.map(([, into]) => into)}::int[]) as g(id, other)
    join "Idea" i on i.id = g.id join "Post" p on p.id = g.id join "Post" o on o.id = g.other
    where p."mergedIntoId" is null and o."mergedIntoId" is null
      and not exists (select 1 from "StatusChange" m where m."ideaId" = i.id and (m."byId" is not null or m."otherId" is not null))
    order by i.id`)

async function mergeOne(tx: Tx, run: Run, pair: Pair): Promise<void> {
  const { id, intoId, boardId, status } = pair
  const t = importsMessages.in(run.context.language)
  const moved = await addMergedRows(tx, id, intoId)
  if (moved.change) await kindOf('idea').hooks?.onSupportsMoved?.(tx, moved.postId, moved.change)
  await tx.rows(sql`update "Post" set "mergedIntoId" = ${intoId} where id = ${id}`)
  await tx.rows(sql`
    update "Idea" set "beforeMerge" = jsonb_build_object('status', status, 'assigneeId', "assigneeId", 'nextStep', "nextStep",
      'declineReason', "declineReason", 'declineText', "declineText", 'reopenIf', "reopenIf"), status = 'MERGED',
      "assigneeId" = null where id = ${id}`)
  await tx.rows(sql`
    insert into "StatusChange" ("ideaId", "from", "to", "byName", note, "otherId", at)
    select id, ${status}::"IdeaStatus", 'MERGED', ${t('importer')}, ${t('status.first')}, ${intoId}, "statusAt"
    from "Idea" where id = ${id}`)
  await closeEntries(tx, id, 'MERGED')
  if (boardId === null) return
  if (pair.waits)
    await tx.rows(sql`
      update "Board" set "withoutResponse" = "withoutResponse" - 1, promised = promised - ${pair.isPromised ? 1 : 0}
      where id = ${boardId}`)
  await tx.rows(sql`
    insert into "BoardStatusCount" ("boardId", status, ideas)
    select ${boardId}, status, ideas from (values (${status}::"IdeaStatus", -1), ('MERGED'::"IdeaStatus", 1)) as step(status, ideas)
    order by status
    on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + excluded.ideas`)
}
