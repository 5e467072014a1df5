// Who may do what with forms by which people without an account send entries. Pure.
import { type ChallengeFacts, canRun } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'

/** Those who run the challenge open a form, close it, and decide on what came, until its entries are decided. */
export const canRunForm = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canRun(viewer, challenge) && challenge.stage !== 'DECIDE' && challenge.stage !== 'TOLD'

/** Entries are taken from whoever has the code while employees may enter ideas, too. */
export const takesSent = (
  challenge: Pick<ChallengeFacts, 'state' | 'submitters'> & { isArchived: boolean },
): boolean =>
  challenge.state === 'OPEN' && challenge.submitters !== 'NOBODY' && !challenge.isArchived
