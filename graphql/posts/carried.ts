// What a post brings along when it is merged, and takes back when it is unmerged: supporters and followers. The post's own
// rows are never touched; those on the other one are marked with the post that brought them.
import type { Tx } from '#prisma/client.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'

type Carried = {
  table: Sql
  /** Which rows come along, on the alias `own`. */
  which: Sql
  /** What makes a carried row, on the alias `came`, its person's own since. */
  isOwnNow: Sql
  count: (postId: number, change: number) => Sql
}

const SUPPORTS: Carried = {
  table: fixed('"Support"'),
  which: fixed('true'),
  // Supporting it oneself takes the mark away at once: see support.ts.
  isOwnNow: fixed('false'),
  count: (id, change) =>
    sql`update "Post" set "supportCount" = "supportCount" + ${change} where id = ${id}`,
}
const FOLLOWS: Carried = {
  table: fixed('"PostFollow"'),
  which: fixed(`own.level = 'FOLLOW'`),
  // Whoever comments follows; somebody who follows already is not asked twice, so it is looked up here.
  isOwnNow: fixed(`exists (select 1 from "Comment" c where c."postId" = came."postId"
    and c."authorId" = came."personId" and c."createdAt" >= came.at)`),
  count: (id, change) =>
    sql`update "Post" set "followerCount" = "followerCount" + ${change} where id = ${id}`,
}
/** How many supports a post got (or, below zero, lost): its kind may keep the number once more. */
export type SupportsMoved = { postId: number; change: number }

/**
 * Brings supporters and followers of a post to another one. Who is there already stays there in their own right.
 * @returns how many supports came
 */
export async function addMergedRows(
  tx: Tx,
  postId: number,
  intoId: number,
): Promise<SupportsMoved> {
  const came = await tx.first<{ supports: number }>(sql`
    with came as (
      insert into "Support" ("postId", "personId", at, "mergedFromId")
      select ${intoId}, "personId", at, ${postId} from "Support" where "postId" = ${postId} on conflict do nothing returning 1
    ), counted as (
      update "Post" set "supportCount" = "supportCount" + (select count(*) from came) where id = ${intoId}
    )
    select count(*)::int as supports from came`)
  await tx.rows(sql`
    with came as (
      insert into "PostFollow" ("postId", "personId", level, at, "mergedFromId")
      select ${intoId}, "personId", level, ${tx.at}::timestamptz, ${postId} from "PostFollow" where "postId" = ${postId} and level = 'FOLLOW'
      on conflict do nothing returning 1
    )
    update "Post" set "followerCount" = "followerCount" + (select count(*) from came) where id = ${intoId}`)
  return { postId: intoId, change: came?.supports ?? 0 }
}

/**
 * Takes back what a post brought along. When the other one was merged into a third one meanwhile, those who came
 * through it leave that one too.
 * @param into the posts it was merged into, one after the other; all are locked by the caller
 * @returns how many supports each of them lost
 */
export async function removeMergedRows(
  tx: Tx,
  postId: number,
  into: readonly number[],
): Promise<SupportsMoved[]> {
  const moved: SupportsMoved[] = []
  for (const kind of [SUPPORTS, FOLLOWS]) {
    let from = postId
    let who: number[] | null = null
    for (const place of into) {
      who = await leave(tx, kind, place, from, who)
      if (who.length === 0) break
      if (kind === SUPPORTS) moved.push({ postId: place, change: -who.length })
      from = place
    }
  }
  return moved
}

/** @returns the people whose rows are gone from `place` */
async function leave(
  tx: Tx,
  { table, which, isOwnNow, count }: Carried,
  place: number,
  from: number,
  who: number[] | null,
): Promise<number[]> {
  const brought = sql`came."postId" = ${place} and came."mergedFromId" = ${from}
    and (${who}::int[] is null or came."personId" = any(${who}::int[]))`
  await tx.rows(
    sql`update ${table} came set "mergedFromId" = null where ${brought} and ${isOwnNow}`,
  )
  // Somebody whom another merged post would have brought too stays for that one's sake.
  await tx.rows(sql`
    update ${table} came set "mergedFromId" = also.id
    from (select own."personId", min(p.id) as id from "Post" p join ${table} own on own."postId" = p.id
      where p."mergedIntoId" = ${place} and p.id <> ${from} and ${which} group by own."personId") also
    where ${brought} and also."personId" = came."personId"`)
  const gone = await tx.rows<{ personId: number }>(
    sql`delete from ${table} came where ${brought} returning came."personId"`,
  )
  if (gone.length > 0) await tx.rows(count(place, -gone.length))
  return gone.map(({ personId }) => personId)
}
