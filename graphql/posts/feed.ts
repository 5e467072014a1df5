// Pieces of the lists on Home that read what posts own: who follows and mutes what, and what is over.
import type { Viewer } from '#graphql/context.ts'
import { type PostKind, postKinds } from '#graphql/post-kinds.ts'
import { fixed, joined, type Sql, sql } from '#prisma/sql.ts'
import { HALF_LIFE } from './lists.ts'
import { visibleTo } from './policy.ts'

/** A piece of a kind's SQL about the post `p`, where its rows have a table of their own. */
const ofKind = (kind: PostKind, piece: Sql): Sql =>
  sql`exists (select 1 from (values (p.id)) p(id) ${kind.lists?.join ?? sql``} where ${piece})`

/** A condition on the post `p`: seen by the viewer, written by others, in no archived space, neither merged nor muted. */
export const isForFeed = (viewer: Viewer): Sql =>
  joined(
    [
      visibleTo(viewer),
      sql`not p."isRestricted" and p."mergedIntoId" is null and p."authorId" is distinct from ${viewer.id}`,
      ...(viewer.archivedIds.length > 0 ? [sql`p."spaceId" <> all(${viewer.archivedIds})`] : []),
      sql`p.id <> all(array(select muted."postId" from "PostFollow" muted
        where muted."personId" = ${viewer.id} and muted.level = 'MUTE'))`,
    ],
    ' and ',
  )

/** A condition on the post `p`: nothing that its kind says has ended it. Reads the kind's own row. */
export const isOpenByKind = (): Sql =>
  joined(
    postKinds().flatMap((kind) =>
      kind.lists?.isOpen
        ? [sql`(p.kind <> ${kind.name} or ${ofKind(kind, kind.lists.isOpen)})`]
        : [],
    ),
    ' and ',
  )

/**
 * What the kinds say of the post `p`, read once: how much goes on there, comparable between kinds, and whether it is neither over nor
 * on a list that the viewer has muted.
 */
export function byKind(viewer: Viewer): { join: Sql; score: Sql; isShown: Sql } {
  const own = postKinds().flatMap(({ name, lists }, nth) => {
    const row = fixed(`kind${nth}`)
    return lists ? [{ name, lists, row }] : []
  })
  const latest = sql`extract(epoch from p."activeAt")::float8 / ${HALF_LIFE / 1_000}::float8`
  return {
    join: joined(
      own.map(({ name, lists, row }) => {
        const isMuted = lists.isMuted?.(viewer) ?? sql`false`
        return sql`left join lateral (
          select ${lists.trending} as score, ${lists.isOpen ?? sql`true`} and not ${isMuted} as "isShown"
          from (values (p.id)) p(id) ${lists.join}) ${row} on p.kind = ${name}`
      }),
      ' ',
      '',
    ),
    score: sql`coalesce(${joined([...own.map(({ row }) => sql`${row}.score`), latest], ', ')})`,
    isShown: sql`coalesce(${joined([...own.map(({ row }) => sql`${row}."isShown"`), sql`true`], ', ')})`,
  }
}

/** What somebody follows of late, newest follow first: `select "postId"`. A post that is followed is never newer than its follow. */
export const lateFollows = (viewer: Viewer, since: Date, most: number): Sql => sql`
  select follow."postId" from "PostFollow" follow
  where follow."personId" = ${viewer.id} and follow.level = 'FOLLOW' and follow.at > ${since}
  order by follow.at desc limit ${most}`

/** The same, whenever it was followed. */
export const latestFollows = (viewer: Viewer, most: number): Sql =>
  lateFollows(viewer, new Date(0), most)
