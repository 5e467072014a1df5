// Who may see a post: one rule for pages, API, sockets, search, notifications and the importer, composed of the space's
// rule and the post's state. `canSeePost` (one row) and `postVisibleTo` (a query) are proven equal by visibility.test.ts.

import { type Reader, viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import {
  type FoundPost,
  kindOf,
  type PostFacts,
  type PostPolicy,
  type PostState,
} from '#graphql/post-kinds.ts'
import { may } from '#graphql/roles.ts'
import { authorTags } from '#graphql/seal.ts'
import { canManageSpace, canReadSpace, canWriteIn } from '#graphql/spaces/policy.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'

export type { PostFacts, PostState }

/**
 * What a state hides, of a post and of what stands under it: open ones are everyone's who may read the space, held and
 * hidden ones their author's, the space's owners' and its moderators', removed ones nobody's.
 */
export const isShown = (
  viewer: Viewer,
  it: Pick<PostFacts, 'state' | 'authorId' | 'isSealedMine' | 'spaceId'>,
): boolean =>
  it.state === 'OPEN' ||
  ((it.state === 'HELD' || it.state === 'HIDDEN') &&
    (isAuthorOf(viewer, it) ||
      viewer.ownerOf.includes(it.spaceId) ||
      may(viewer, 'MODERATE', it.spaceId)))

/**
 * isShown as a condition on the table aliases `p` (a post) or `c` (a comment under it), for any reader.
 * @param tags of the posts asked about, as the reader's own: no list can ask who wrote a sealed post
 */
export const stateShownTo = (reader: Reader, row: 'p' | 'c', tags: readonly string[] = []): Sql => {
  const it = fixed(row)
  const isOwn = tags.length
    ? sql`(${it}."authorId" = ${reader.id} or ${it}."authorTag" = any(${tags}::text[]))`
    : sql`${it}."authorId" = ${reader.id}`
  return sql`(${it}.state = 'OPEN' or (${it}.state in ('HELD', 'HIDDEN')
    and (${isOwn} or ${reader.owns(sql`p."spaceId"`)} or ${reader.moderates(sql`p."spaceId"`)})))`
}

/** Of a restricted post: is this person one of the few, by a role or because they are invited to it? */
const isAdmitted = (viewer: Viewer, post: PostFacts): boolean =>
  !post.isRestricted || post.isInvited === true || may(viewer, 'READ_RESTRICTED', post.spaceId)

/** Is it shared with this guest? They see it wherever it stands, and nothing else there. */
const isSharedWith = (viewer: Viewer, post: PostFacts): boolean =>
  post.isInvited === true && !may(viewer, 'READ_COMPANY')

/** isAdmitted as a condition on the table alias `p`, for any reader. */
export const admittedTo = (reader: Reader): Sql =>
  sql`(not p."isRestricted" or ${reader.readsRestricted(sql`p."spaceId"`)} or ${isReader(reader.id)})`

const isReader = (personId: Sql): Sql => sql`exists (
  select 1 from "PostReader" invited where invited."postId" = p.id and invited."personId" = ${personId})`

/** Is the viewer invited to the post `p`: to a restricted one, or as its guest? */
export const isInvitedTo = (viewer: Viewer): Sql =>
  may(viewer, 'READ_COMPANY')
    ? sql`(p."isRestricted" and ${isReader(sql`${viewer.id}`)})`
    : isReader(sql`${viewer.id}`)

/** May this person see the post at all? */
export const canSeePost = (viewer: Viewer, post: PostFacts): boolean =>
  isShown(viewer, post) &&
  ((canReadSpace(viewer, post.spaceId) && isAdmitted(viewer, post)) || isSharedWith(viewer, post))

/** canSeePost as a condition on the table alias `p`, for any reader: followers, people named, whom a notice is for. */
export const postVisibleTo = (reader: Reader, tags: readonly string[] = []): Sql =>
  reader.isGuest === null
    ? sql`(${reader.reads(sql`p."spaceId"`)} and ${stateShownTo(reader, 'p', tags)} and ${admittedTo(reader)})`
    : sql`(${stateShownTo(reader, 'p', tags)} and ((${reader.reads(sql`p."spaceId"`)} and ${admittedTo(reader)})
        or (${isReader(reader.id)} and ${reader.isGuest})))`

/**
 * canSeePost as a condition on the table alias `p`.
 * @param ids of the posts asked about by number, of which the viewer's own sealed ones are theirs in every state
 */
export const visibleTo = (viewer: Viewer, ids: readonly number[] = []): Sql =>
  postVisibleTo(viewerAsReader(viewer), authorTags(viewer.id, ids))

/** Did this person write it? Of a sealed post whoever read the row has asked its tag. */
export const isAuthorOf = (
  viewer: Viewer,
  post: Pick<PostFacts, 'authorId' | 'isSealedMine'>,
): boolean => post.authorId === viewer.id || post.isSealedMine === true

export const canEditPost = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) && canSeePost(viewer, post) && isAuthorOf(viewer, post)

/** Supporting and following are done by name, so the sealed author does neither; they are notified of the post all the same. */
export const canJoinByName = (viewer: Viewer, post: PostFacts): boolean =>
  canSeePost(viewer, post) && !post.isSealedMine

/** A guest writes on what is shared with them, as long as its space is written in. */
const canWriteOn = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) ||
  (viewer.scopes.includes('write') &&
    isSharedWith(viewer, post) &&
    !viewer.archivedIds.includes(post.spaceId) &&
    !viewer.restrictedIds.includes(post.spaceId))

/** Is the discussion of the post `p` closed, by its kind or by a moderator for a while? */
export const commentsClosed = sql`(p."commentsClosed" or coalesce(p."lockedUntil" > now(), false))`

export const canComment = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteOn(viewer, post) &&
  canSeePost(viewer, post) &&
  post.state === 'OPEN' &&
  !post.commentsClosed

/** The rules that a kind may say otherwise: see `policy` of its declaration. */
const RULES: PostPolicy<PostFacts & Pick<FoundPost, 'mergedIntoId'>> = {
  canSupport: (viewer, post) =>
    canComment(viewer, post) && canJoinByName(viewer, post) && post.mergedIntoId === null,
  canEdit: (viewer, post) => canEditPost(viewer, post) && post.mergedIntoId === null,
  canMerge: (viewer, post) => mayMerge(viewer, post) && post.mergedIntoId === null,
  // Whoever supports the other post supports this one from then on, so it must take support.
  canMergeInto: (viewer, into) => canComment(viewer, into) && into.mergedIntoId === null,
  canUnmerge: (viewer, post) => mayMerge(viewer, post) && post.mergedIntoId !== null,
  reveals: (viewer, post) =>
    may(viewer, 'REVEAL_SEALED') && canSeePost(viewer, post) ? 'administrator' : null,
}
/** Its author, those who look after its space, and its moderators. */
const mayMerge = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) &&
  canSeePost(viewer, post) &&
  (post.authorId === viewer.id ||
    canManageSpace(viewer, post.spaceId) ||
    may(viewer, 'MODERATE', post.spaceId))

/** The rules for posts of a kind, by its name. */
export const policyOf = (kind: string): PostPolicy<FoundPost> => ({
  ...RULES,
  ...kindOf(kind).policy,
})
