// Who may do what with challenges and their entries. Pure.
import type { Viewer } from '#graphql/context.ts'
import { canJoinByName, canSeePost, isAuthorOf, type PostFacts } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { canManageSpace, canWriteIn } from '#graphql/spaces/policy.ts'
import type { StageAudience } from './limits.ts'
import type { Stage } from './stages.ts'

export type ChallengeFacts = PostFacts & {
  stage: Stage
  sponsorId: number | null
  /** Who may submit and vote in its present stage. */
  submitters: StageAudience
  voters: StageAudience
  voteBudget: number | null
  hasDuels: boolean
  /** From which stage on entries have names, where they have none before; and since when they have them. */
  namesFrom: Stage | null
  namesShownAt: Date | null
}

/** Who may sponsor a challenge in a space: sponsors, its owners, and administrators who read it. The only place that says so. */
export const canSponsor = (viewer: Viewer, spaceId: number): boolean =>
  canWriteIn(viewer, spaceId) &&
  (canManageSpace(viewer, spaceId) || may(viewer, 'SPONSOR_CHALLENGES', spaceId))

/** Its sponsor, and those who look after its space, for whoever has left or is away. */
export const canRun = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  (challenge.sponsorId === viewer.id || canManageSpace(viewer, challenge.spaceId))

/** What is told is told. */
export const canEditChallenge = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canRun(viewer, challenge) && challenge.stage !== 'TOLD'

/** Are its entries without names now? */
export const hidesNames = (
  challenge: Pick<ChallengeFacts, 'namesFrom' | 'namesShownAt'>,
): boolean => challenge.namesFrom !== null && challenge.namesShownAt === null

/** Whoever runs it, and administrators who may reveal authors, show names ahead of time: two of them together. */
export const canShowNames = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  hidesNames(challenge) &&
  (canRun(viewer, challenge) || (may(viewer, 'REVEAL_SEALED') && canSeePost(viewer, challenge)))

const isOf = (viewer: Viewer, spaceId: number, audience: StageAudience): boolean =>
  audience === 'EVERYONE' || (audience === 'MEMBERS' && viewer.memberOf.includes(spaceId))

/** Is the challenge open to what the viewer sends? `grace`: a draft was begun in time. */
export const canEnter = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  challenge.state === 'OPEN' &&
  isOf(viewer, challenge.spaceId, challenge.submitters)

/** Entries of elsewhere are imported by those who run it, until they are evaluated. */
export const mayImportEntries = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canRun(viewer, challenge) &&
  challenge.state === 'OPEN' &&
  ['UPCOMING', 'COLLECT', 'SHAPE'].includes(challenge.stage)

/** Whose idea it is enters it and withdraws it again; of a sealed one the author has no name to enter it with. */
export const canEnterIdea = (viewer: Viewer, idea: PostFacts): boolean =>
  isAuthorOf(viewer, idea) && canJoinByName(viewer, idea) && idea.state === 'OPEN'

export const canWithdrawEntry = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  idea: PostFacts,
): boolean =>
  canWriteIn(viewer, challenge.spaceId) &&
  challenge.stage !== 'TOLD' &&
  challenge.stage !== 'DECIDE' &&
  (isAuthorOf(viewer, idea) || canRun(viewer, challenge))

/** Votes are given and taken back while the stage says so. */
export const canVote = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  challenge.voteBudget !== null &&
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  challenge.state === 'OPEN' &&
  isOf(viewer, challenge.spaceId, challenge.voters)

/** Who may vote compares entries, where the challenge asks for it. */
export const canCompare = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  challenge.hasDuels &&
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  challenge.state === 'OPEN' &&
  isOf(viewer, challenge.spaceId, challenge.voters)

/** Criteria and evaluators are chosen by those who run it, until it is told. */
export const canSetEvaluation = canEditChallenge

/** Evaluators score entries from when they are not collected any longer until the result is told. */
export const canScore = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  isEvaluator: boolean,
): boolean =>
  isEvaluator &&
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  challenge.stage !== 'UPCOMING' &&
  challenge.stage !== 'COLLECT' &&
  challenge.stage !== 'TOLD'

/**
 * Who sees what others have scored: an evaluator who has nothing left, whoever runs the challenge and does not evaluate it, and
 * everybody once it is told.
 */
export const canSeeScores = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  left: number | null,
): boolean => challenge.stage === 'TOLD' || (left === null ? canRun(viewer, challenge) : left === 0)

/** Entries are decided when they are not collected any longer. */
export const canDecide = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canRun(viewer, challenge) &&
  challenge.stage !== 'UPCOMING' &&
  challenge.stage !== 'COLLECT' &&
  challenge.stage !== 'TOLD'
