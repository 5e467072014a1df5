import { event } from '#graphql/define.ts'

export const signedIn = event('session.started', (_: { personId: number; way: string }) => ({}))
export const signedOut = event('session.ended', (e: { personId: number }) => ({
  forgets: [e.personId],
}))
/** Everywhere but in the browser it was asked from. */
export const othersEnded = event(
  'session.others-ended',
  (e: { personId: number; count: number }) => ({ forgets: [e.personId] }),
)
export const tokenMade = event('token.made', (_: { tokenId: number; personId: number }) => ({}))
export const tokenRevoked = event('token.revoked', (e: { tokenId: number; personId: number }) => ({
  forgets: [e.personId],
}))
