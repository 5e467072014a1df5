// What an idea brings along when it is joined, and takes back when it is parted: supporters and followers. The idea's own
// rows are never touched; those on the other one are marked with the idea that brought them.
import type { Tx } from '#prisma/client.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'

type Carried = {
  table: Sql
  /** The column that says on which idea a row stands. */
  place: Sql
  /** Which rows come along, on the alias `own`. */
  which: Sql
  /** What makes a carried row, on the alias `came`, its person's own since. */
  isOwnNow: Sql
  count: (ideaId: number, change: number) => Sql
}

const SUPPORTS: Carried = {
  table: fixed('"Support"'),
  place: fixed('"ideaId"'),
  which: fixed('true'),
  // Supporting it oneself takes the mark away at once: see supportIdea.
  isOwnNow: fixed('false'),
  count: (id, change) =>
    sql`update "Idea" set "supportCount" = "supportCount" + ${change} where id = ${id}`,
}
const FOLLOWS: Carried = {
  table: fixed('"PostFollow"'),
  place: fixed('"postId"'),
  which: fixed(`own.level = 'FOLLOW'`),
  // Whoever comments follows; somebody who follows already is not asked twice, so it is looked up here.
  isOwnNow: fixed(`exists (select 1 from "Comment" c where c."postId" = came."postId"
    and c."authorId" = came."personId" and c."createdAt" >= came.at)`),
  count: (id, change) =>
    sql`update "Post" set "followerCount" = "followerCount" + ${change} where id = ${id}`,
}
const KINDS = [SUPPORTS, FOLLOWS] as const

/** Brings supporters and followers of an idea to another one. Who is there already stays there in their own right. */
export async function bringAlong(tx: Tx, ideaId: number, intoId: number): Promise<void> {
  await tx.rows(sql`
    with came as (
      insert into "Support" ("ideaId", "personId", at, "cameFromId")
      select ${intoId}, "personId", at, ${ideaId} from "Support" where "ideaId" = ${ideaId} on conflict do nothing returning 1
    )
    update "Idea" set "supportCount" = "supportCount" + (select count(*) from came) where id = ${intoId}`)
  await tx.rows(sql`
    with came as (
      insert into "PostFollow" ("postId", "personId", level, "cameFromId")
      select ${intoId}, "personId", level, ${ideaId} from "PostFollow" where "postId" = ${ideaId} and level = 'FOLLOW'
      on conflict do nothing returning 1
    )
    update "Post" set "followerCount" = "followerCount" + (select count(*) from came) where id = ${intoId}`)
}

/**
 * Takes back what an idea brought along. When the other one was joined with a third one meanwhile, those who came
 * through it leave that one too.
 * @param into the ideas it was joined with, one after the other; all are locked by the caller
 */
export async function takeBack(tx: Tx, ideaId: number, into: readonly number[]): Promise<void> {
  for (const kind of KINDS) {
    let from = ideaId
    let who: number[] | null = null
    for (const place of into) {
      who = await leave(tx, kind, place, from, who)
      if (who.length === 0) break
      from = place
    }
  }
}

/** @returns the people whose rows are gone from `place` */
async function leave(
  tx: Tx,
  { table, place: column, which, isOwnNow, count }: Carried,
  place: number,
  from: number,
  who: number[] | null,
): Promise<number[]> {
  const brought = sql`came.${column} = ${place} and came."cameFromId" = ${from}
    and (${who}::int[] is null or came."personId" = any(${who}::int[]))`
  await tx.rows(sql`update ${table} came set "cameFromId" = null where ${brought} and ${isOwnNow}`)
  // Somebody whom another joined idea would have brought too stays for that one's sake.
  await tx.rows(sql`
    update ${table} came set "cameFromId" = also.id
    from (select own."personId", min(i.id) as id from "Idea" i join ${table} own on own.${column} = i.id
      where i."mergedIntoId" = ${place} and i.id <> ${from} and ${which} group by own."personId") also
    where ${brought} and also."personId" = came."personId"`)
  const gone = await tx.rows<{ personId: number }>(
    sql`delete from ${table} came where ${brought} returning came."personId"`,
  )
  if (gone.length > 0) await tx.rows(count(place, -gone.length))
  return gone.map(({ personId }) => personId)
}
