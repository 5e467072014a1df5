// Who reports, and who decides on reports. Pure: no database, no GraphQL.
import type { Viewer } from '#graphql/context.ts'
import type { PostFacts } from '#graphql/post-kinds.ts'
import { canSeePost } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'

type Reported = Pick<PostFacts, 'state' | 'authorId' | 'isSealedMine'>

/**
 * May this person report what they see? In an archived space too, and not what they wrote themselves.
 * @param it the post itself, or a comment under it
 */
export const canReport = (viewer: Viewer, post: PostFacts, it: Reported = post): boolean =>
  viewer.scopes.includes('write') &&
  canSeePost(viewer, post) &&
  it.state === 'OPEN' &&
  it.authorId !== viewer.id &&
  it.isSealedMine !== true

/** Moderators of the whole company, and administrators: who may not post anywhere, who is on duty, what is held. */
export const canModerateCompany = (viewer: Viewer): boolean =>
  may(viewer, 'MODERATE') || may(viewer, 'CHANGE_ADMINISTRATION')

/** Owners of a space and its moderators decide, as far as they read the space. */
export const canModerate = (viewer: Viewer, spaceId: number): boolean =>
  viewer.scopes.includes('write') &&
  canReadSpace(viewer, spaceId) &&
  (viewer.ownerOf.includes(spaceId) || may(viewer, 'MODERATE', spaceId))
