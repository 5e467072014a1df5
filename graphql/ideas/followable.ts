// Boards as what is followed, beside tags and searches.

import { viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import type { Followable, Followed, FollowLevel } from '#graphql/followable.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { boardPath } from './board-queries.ts'
import { followBoard } from './boards.ts'

type Row = { slug: string; name: string; level: 'FOLLOW' | 'MUTE' | null }
const followed = ({ slug, name, level }: Row): Followed => ({
  key: slug,
  title: name,
  path: boardPath(slug),
  level: level ?? 'NONE',
})
const boards = (viewer: Viewer, where: Sql, most: number): Sql => sql`
  select b.slug, b.name, f.level from "Board" b
  left join "BoardFollow" f on f."boardId" = b.id and f."personId" = ${viewer.id}
  where ${viewerAsReader(viewer).reads(sql`b."spaceId"`)} and ${where} order by b.name, b.id limit ${most}`

export const board: Followable = {
  find: async (db, viewer, key) => {
    const row = await db.first<Row>(boards(viewer, sql`b.slug = ${key}`, 1))
    return row ? followed(row) : null
  },
  followedBy: async (db, viewer, most) =>
    (
      await db.rows<Row>(
        boards(
          viewer,
          sql`b.id in (select own."boardId" from "BoardFollow" own where own."personId" = ${viewer.id})`,
          most,
        ),
      )
    ).map(followed),
  follow: async (context, key, level: FollowLevel) => {
    const row = await context.db.first<{ id: number }>(
      sql`select id from "Board" where slug = ${key}`,
    )
    if (!row) throw new NotFound()
    return followBoard(context, { boardId: row.id, level })
  },
  postsSince: async (db, viewer, key, since, most) =>
    (
      await db.first<{ count: number }>(sql`
        select count(*)::int as count from (
          select 1 from "Board" b join "Idea" i on i."boardId" = b.id join "Post" p on p.id = i.id
          where b.slug = ${key} and i."createdAt" > ${since} and p."authorId" is distinct from ${viewer.id} and ${visibleTo(viewer)}
          limit ${most}) counted`)
    )?.count ?? 0,
}

/** Whoever leaves a space that not everybody reads follows its boards no longer. */
export async function unfollowBoardsOf(tx: Tx, spaceId: number, personId: number): Promise<void> {
  await tx.rows(sql`
    with ended as (
      delete from "BoardFollow" f using "Board" b join "Space" s on s.id = b."spaceId"
      where f."boardId" = b.id and f."personId" = ${personId} and b."spaceId" = ${spaceId} and s.kind <> 'OPEN'
      returning f."boardId", f.level
    )
    update "Board" set "followerCount" = "followerCount" - 1 from ended
    where "Board".id = ended."boardId" and ended.level = 'FOLLOW'`)
}
