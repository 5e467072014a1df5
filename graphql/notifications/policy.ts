// What a notification may say depends on what its reader may see now, not when it was told.

import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { knownTo, readableBy } from '#graphql/spaces/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** The tables a notification `n` points into: post p, comment c, board b, space s. */
export const subjects: Sql = sql`
  left join "Post" p on p.id = n."postId"
  left join "Comment" c on c.id = n."commentId"
  left join "Board" b on b.id = n."boardId"
  left join "Space" s on s.id = n."spaceId"`

/** May the comment c under the post p be read? The rule of comments' canReadComment, for a post that can be seen. */
export const commentReadable = (
  viewer: Viewer,
): Sql => sql`(c.state = 'OPEN' or (c.state in ('HELD', 'HIDDEN')
  and (c."authorId" = ${viewer.id} or p."spaceId" = any(${viewer.ownerOf}))))`

/**
 * A condition on `n` and its subjects: the viewer's own notifications whose subject the viewer may see now.
 * A row of several events outlives one comment that was taken down; a row of one goes with it.
 */
export const shownTo = (viewer: Viewer): Sql => sql`(n."personId" = ${viewer.id}
  and (n."postId" is null or (p.id is not null and ${visibleTo(viewer)}))
  and (n."commentId" is null or n.events > 1 or (c.id is not null and ${commentReadable(viewer)}))
  and (n."boardId" is null or (b.id is not null and ${readableBy(viewer, 'b."spaceId"')}))
  and (n."spaceId" is null or (s.id is not null and ${knownTo(viewer)}
    and (n.kind <> 'ASKED_TO_JOIN' or s.id = any(${viewer.ownerOf})))))`

/**
 * The same rule for many readers at once, when an event is told: a condition on a reader `who` and a notice `w` with
 * its subjects joined as above. Posts: open, or the reader's own or in a space the reader owns (see visibleTo).
 */
export const readersMaySee: Sql = sql`(
  (w."postId" is null or exists (
    select 1 from "Post" p join "Space" s on s.id = p."spaceId"
    left join "SpaceMember" m on m."spaceId" = s.id and m."personId" = who.id
    left join "Comment" c on c.id = w."commentId"
    where p.id = w."postId" and (s.kind = 'OPEN' or m."personId" is not null)
      and (p.state = 'OPEN' or (p.state in ('HELD', 'HIDDEN') and (p."authorId" = who.id or m.role = 'OWNER')))
      and (w."commentId" is null or c.state = 'OPEN'
        or (c.state in ('HELD', 'HIDDEN') and (c."authorId" = who.id or m.role = 'OWNER')))))
  and (w."boardId" is null or exists (
    select 1 from "Board" b join "Space" s on s.id = b."spaceId"
    left join "SpaceMember" m on m."spaceId" = s.id and m."personId" = who.id
    where b.id = w."boardId" and (s.kind = 'OPEN' or m."personId" is not null)))
  and (w."spaceId" is null or exists (
    select 1 from "Space" s left join "SpaceMember" m on m."spaceId" = s.id and m."personId" = who.id
    where s.id = w."spaceId" and (s.kind <> 'HIDDEN' or m."personId" is not null)
      and (w.kind <> 'ASKED_TO_JOIN' or m.role = 'OWNER'))))`

/**
 * A muted post says nothing at all. A muted board says nothing of its own; a post on it that somebody follows,
 * wrote or is named in still does.
 */
export const isMuted: Sql = sql`(
  exists (select 1 from "PostFollow" f
    where f."postId" = w."postId" and f."personId" = who.id and f.level = 'MUTE')
  or exists (select 1 from "BoardFollow" f
    where f."boardId" = w."boardId" and f."personId" = who.id and f.level = 'MUTE'))`

/** Does the reader `who` want this kind (a column) this way? What is not kept is the default. */
export const wants = (
  who: Sql,
  kind: Sql,
  way: 'bell' | 'mail',
  off: readonly string[],
): Sql => sql`coalesce(
  (select ${way === 'bell' ? sql`x.bell` : sql`x.mail`} from "NotificationPreference" x
    where x."personId" = ${who} and x.kind = ${kind}), ${kind} <> all(${off}::text[]))`
