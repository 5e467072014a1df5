// Who may do what with customers' threads and channels. Pure. Who sees a thread at all is the rule of restricted posts.
import type { Viewer } from '#graphql/context.ts'
import { canSeePost, type PostFacts } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { canManageSpace, canReadSpace, canWriteIn } from '#graphql/spaces/policy.ts'

/** `isNamed`: the complaint names the viewer, who then answers nothing there. */
export type ThreadFacts = PostFacts & { isNamed?: boolean }
export type ChannelFacts = { spaceId: number; ownerId: number | null }

/** Everything in the inbox: take, assign, snooze, spam, states, inviting. */
export const canWork = (viewer: Viewer, thread: ThreadFacts): boolean =>
  thread.isNamed !== true &&
  canWriteIn(viewer, thread.spaceId) &&
  canSeePost(viewer, thread) &&
  may(viewer, 'ANSWER_CUSTOMERS', thread.spaceId)

/** Drafting an answer and reviewing one: also those who are invited to the thread. */
export const canDraft = (viewer: Viewer, thread: ThreadFacts): boolean =>
  thread.isNamed !== true && canWriteIn(viewer, thread.spaceId) && canSeePost(viewer, thread)

/** Whoever a complaint names says what they know of it. */
export const canAddFacts = (viewer: Viewer, thread: ThreadFacts): boolean =>
  thread.isNamed === true && canWriteIn(viewer, thread.spaceId) && canSeePost(viewer, thread)

/** “I know someone there”: whoever sees the thread. */
export const canNoteTie = (viewer: Viewer, thread: PostFacts): boolean =>
  canWriteIn(viewer, thread.spaceId) && canSeePost(viewer, thread)

/** Who has opened a complaint that names somebody: whoever works on it, and who is named. */
export const canSeeOpenings = (viewer: Viewer, thread: ThreadFacts): boolean =>
  thread.isNamed === true || canWork(viewer, thread)

/** Nobody approves their own words. */
export const canApprove = (
  viewer: Viewer,
  thread: ThreadFacts,
  draft: { authorId: number },
): boolean => canDraft(viewer, thread) && draft.authorId !== viewer.id

/**
 * Sending takes a voice, and a second pair of eyes where somebody else wrote.
 * @param isVoice may the viewer speak on this channel, in this language, at this moment? voices.ts asks
 */
export const canSend = (
  viewer: Viewer,
  thread: ThreadFacts,
  draft: { authorId: number; state: string },
  isVoice: boolean,
): boolean =>
  isVoice &&
  canDraft(viewer, thread) &&
  (draft.state === 'APPROVED' || (draft.state === 'DRAFT' && draft.authorId === viewer.id))

/** Views that a team shares, and texts that its answers use: for those who answer customers in the space. */
export const canShareWithTeam = (viewer: Viewer, spaceId: number): boolean =>
  canWriteIn(viewer, spaceId) && may(viewer, 'ANSWER_CUSTOMERS', spaceId)

/** One's own, and those of a team that one belongs to. */
export const canRemoveView = (
  viewer: Viewer,
  view: { ownerId: number; spaceId: number | null },
): boolean =>
  view.ownerId === viewer.id || (view.spaceId !== null && canShareWithTeam(viewer, view.spaceId))

/** Who reads the texts for answers of a space: those who read its threads by their role. */
export const canSeeTexts = (viewer: Viewer, spaceId: number): boolean =>
  canReadSpace(viewer, spaceId) && may(viewer, 'READ_RESTRICTED', spaceId)

/** Names and addresses of customers. */
export const canSeeData = (viewer: Viewer, spaceId: number): boolean =>
  may(viewer, 'SEE_CUSTOMER_DATA', spaceId)

/**
 * Opening a channel speaks in the company's name: managing a space, which whoever makes one does, is not enough. Administrators
 * may, and those who manage the space and answer customers there.
 */
export const canMakeChannel = (viewer: Viewer, spaceId: number): boolean =>
  canWriteIn(viewer, spaceId) &&
  (may(viewer, 'CHANGE_ADMINISTRATION') ||
    (canManageSpace(viewer, spaceId) && may(viewer, 'READ_RESTRICTED', spaceId)))

/** Its settings and its voices: its owner, and those who manage its space. */
export const canManageChannel = (viewer: Viewer, channel: ChannelFacts): boolean =>
  canWriteIn(viewer, channel.spaceId) &&
  (channel.ownerId === viewer.id || canManageSpace(viewer, channel.spaceId))

/** Those who answer customers keep the texts that answers use again. */
export const canKeepReplies = (viewer: Viewer, spaceId: number): boolean =>
  canWriteIn(viewer, spaceId) && may(viewer, 'ANSWER_CUSTOMERS', spaceId)

/** From where its mails come, and on which sites its form may stand. */
export const canOpenChannel = (viewer: Viewer, channel: ChannelFacts): boolean =>
  canManageChannel(viewer, channel) &&
  (may(viewer, 'CHANGE_ADMINISTRATION') || may(viewer, 'READ_RESTRICTED', channel.spaceId))

/** Where a webhook sends what is written, and its secret: for those alone who may read all of it. */
export const canConnectChannel = (viewer: Viewer, channel: ChannelFacts): boolean =>
  canManageChannel(viewer, channel) && may(viewer, 'READ_RESTRICTED', channel.spaceId)

/** Who sees that a channel exists, with its duties: those who work there, and who manages it. */
export const canSeeChannel = (viewer: Viewer, channel: ChannelFacts): boolean =>
  canReadSpace(viewer, channel.spaceId) &&
  (may(viewer, 'READ_RESTRICTED', channel.spaceId) ||
    channel.ownerId === viewer.id ||
    canManageSpace(viewer, channel.spaceId))

/** Whoever may write in its space notes what they heard outside. */
export const canNote = (viewer: Viewer, channel: ChannelFacts): boolean =>
  canWriteIn(viewer, channel.spaceId) && may(viewer, 'READ_COMPANY')

/** May the viewer work on threads anywhere? */
export const worksAnywhere = (viewer: Viewer): boolean =>
  viewer.spaceIds.some((id) => may(viewer, 'READ_RESTRICTED', id))

/** What is kept of a customer, and who is the same as whom: for those who see their names. */
export const canEditCustomer = (viewer: Viewer, spaceId: number): boolean =>
  canWriteIn(viewer, spaceId) && canSeeData(viewer, spaceId)

/** Erasing is for good: for those who see names wherever the customer wrote, also in an archived space. */
export const canEraseCustomer = (viewer: Viewer, spaceIds: readonly number[]): boolean =>
  viewer.scopes.includes('write') &&
  spaceIds.length > 0 &&
  spaceIds.every((spaceId) => canReadSpace(viewer, spaceId) && canSeeData(viewer, spaceId))
