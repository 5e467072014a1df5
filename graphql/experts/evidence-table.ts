// Keeps the table of evidence: made anew for a post whenever something about it changed, and once for posts from before.
import { batcher } from '#graphql/batcher.ts'
import { evidenceKinds } from '#graphql/evidence.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { joined, type Sql, sql } from '#prisma/sql.ts'

const MAX_AT_ONCE = 200

/** What the declarations say of these posts now. */
const declared = (kinds: readonly string[], postIds: Sql): Sql =>
  joined(
    [...evidenceKinds()]
      .filter(([name]) => kinds.includes(name))
      .map(
        ([name, { from }]) =>
          sql`select ${name} as kind, found."postId", found."commentId", found."personId", found.votes, found.topic, found.at
            from (${from(postIds)}) found`,
      ),
    ' union all ',
  )

/** Brings the evidence of these kinds on these posts in step with what is declared. Safe to repeat. */
async function makeAnew(kinds: readonly string[], postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0 || kinds.length === 0) return
  const ids = sql`${postIds}::int[]`
  await transaction(async (tx) => {
    // One at a time for each post, so that whoever comes later reads what is true later.
    await tx.rows(sql`
      select pg_advisory_xact_lock(hashtextextended('evidence ' || id, 0)) from unnest(${[...postIds].sort((a, b) => a - b)}::int[]) id`)
    await tx.rows(sql`
      with fresh as materialized (${declared(kinds, ids)}), gone as (
        delete from "Evidence" e where e."postId" = any(${ids}) and e.kind = any(${kinds}::text[]) and not exists (
          select 1 from fresh f where f."postId" = e."postId" and f.kind = e.kind and f."personId" = e."personId"
            and f."commentId" is not distinct from e."commentId" and f.topic is not distinct from e.topic))
      insert into "Evidence" (kind, "postId", "commentId", "personId", votes, topic, at)
      select kind, "postId", "commentId", "personId", votes, topic, at from fresh
      on conflict ("postId", kind, "personId", coalesce("commentId", 0), coalesce(topic, ''))
      do update set votes = excluded.votes, at = excluded.at
      where ("Evidence".votes, "Evidence".at) is distinct from (excluded.votes, excluded.at)`)
  })
}

const queue = batcher<number>({
  max: MAX_AT_ONCE,
  work: (postIds) => makeAnew([...evidenceKinds().keys()], postIds),
})

/** Makes the evidence of these posts anew; those who ask in the same moment share the work. */
export async function renewEvidence(postIds: readonly number[]): Promise<void> {
  await Promise.all(postIds.map((id) => queue.add(id)))
}

/** So many posts in one turn of the timed job. */
const MAX_IN_TURN = 5_000

/**
 * Makes the evidence of posts that were there before its kind was declared, or that were written in bulk: from where the last
 * turn has ended. @returns whether nothing is left
 */
export async function fillEvidence(db: Db, most = MAX_IN_TURN): Promise<boolean> {
  const kinds = [...evidenceKinds().keys()]
  await db.rows(
    sql`insert into "EvidenceProgress" (kind) select unnest(${kinds}::text[]) on conflict do nothing`,
  )
  for (let done = 0; done < most; done += MAX_AT_ONCE) {
    const next = await db.first<{ kinds: string[]; after: number | null }>(sql`
      select array_agg(kind) as kinds, min("postId") as after from "EvidenceProgress"
      where not "isDone" and kind = any(${kinds}::text[])`)
    if (next?.after == null) return true
    const posts = await db.rows<{ id: number }>(sql`
      select id from "Post" where id > ${next.after} order by id limit ${MAX_AT_ONCE}`)
    const ids = posts.map(({ id }) => id)
    await makeAnew(next.kinds, ids)
    await db.rows(sql`
      update "EvidenceProgress" set "postId" = ${ids.at(-1) ?? next.after}, "isDone" = ${ids.length < MAX_AT_ONCE}
      where kind = any(${next.kinds}::text[])`)
  }
  return false
}
