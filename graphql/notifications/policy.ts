// What a notification may say depends on what its reader may see now, not when it was told.

import { personAsReader, viewerAsReader } from '#graphql/audience.ts'
import { commentReadableBy } from '#graphql/comments/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { postVisibleTo, stateShownTo, visibleTo } from '#graphql/posts/policy.ts'
import { discoverableBy, knownToReader } from '#graphql/spaces/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** The tables a notification `n` points into: post p, comment c, board b, space s. */
export const subjects: Sql = sql`
  left join "Post" p on p.id = n."postId"
  left join "Comment" c on c.id = n."commentId"
  left join "Board" b on b.id = n."boardId"
  left join "Space" s on s.id = n."spaceId"`

/** May the comment c under the post p be read? */
export const commentReadable = (viewer: Viewer): Sql => commentReadableBy(viewerAsReader(viewer))

/** A condition on `n`: it is for the author of a post that the viewer wrote without their name. */
export const isForSealed = ({ sealedPostIds }: Viewer): Sql =>
  sql`(n."personId" is null and n."postId" = any(${sealedPostIds}::int[]))`
/** A condition on `n`: it is the viewer's own. Most people have written nothing sealed, and keep the short way to their rows. */
export const isFor = (viewer: Viewer): Sql =>
  viewer.sealedPostIds.length === 0
    ? sql`n."personId" = ${viewer.id}`
    : sql`(n."personId" = ${viewer.id} or ${isForSealed(viewer)})`

/**
 * A condition on `n` and its subjects: notifications whose subject the viewer may see now.
 * A row of several events outlives one comment that was taken down; a row of one goes with it.
 */
export const canSeeSubject = (viewer: Viewer): Sql => sql`(
  (n."postId" is null or (p.id is not null and ${visibleTo(viewer)}))
  and (n."commentId" is null or n.events > 1 or (c.id is not null and ${commentReadable(viewer)}))
  and (n."boardId" is null or (b.id is not null and ${viewerAsReader(viewer).reads(sql`b."spaceId"`)}))
  and (n."spaceId" is null or (s.id is not null and ${discoverableBy(viewer)}
    and (n.kind <> 'ASKED_TO_JOIN' or ${viewerAsReader(viewer).owns(sql`s.id`)}))))`
/** The viewer's own, and their subjects may be seen. */
export const shownTo = (viewer: Viewer): Sql => sql`(${isFor(viewer)} and ${canSeeSubject(viewer)})`
/** What may be mailed of it: a mail names its reader, so nothing sealed. */
export const mailedTo = (viewer: Viewer): Sql =>
  sql`(n."personId" = ${viewer.id} and ${canSeeSubject(viewer)})`

const who = personAsReader(sql`who.id`)
/** The same rule for many readers at once, when an event is told: a condition on a reader `who` and a notice `w`. */
export const readersCanSee: Sql = sql`(
  (w."postId" is null or exists (
    select 1 from "Post" p left join "Comment" c on c.id = w."commentId"
    where p.id = w."postId" and ${postVisibleTo(who)}
      and (w."commentId" is null or ${stateShownTo(who, 'c')})))
  and (w."boardId" is null or exists (
    select 1 from "Board" b where b.id = w."boardId" and ${who.reads(sql`b."spaceId"`)}))
  and (w."spaceId" is null or exists (
    select 1 from "Space" s where s.id = w."spaceId" and ${knownToReader(who)}
      and (w.kind <> 'ASKED_TO_JOIN' or ${who.owns(sql`s.id`)}))))`

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
  way: 'inApp' | 'mail',
  off: readonly string[],
): Sql => sql`coalesce(
  (select ${way === 'inApp' ? sql`x."inApp"` : sql`x.mail`} from "NotificationPreference" x
    where x."personId" = ${who} and x.kind = ${kind}), ${kind} <> all(${off}::text[]))`
