import { event, formerEvent } from '#graphql/define.ts'

const WAYS: Record<string, string> = { demo: 'by the demo door', oidc: 'by the company’s sign-in' }

formerEvent('company.seeded', 'moved an invented company in')

export const signedIn = event('session.started', (_: { personId: number; way: string }) => ({}), {
  says: 'signed in',
  isByPerson: true,
  detail: (e) => WAYS[e.way] ?? e.way,
})
export const signedOut = event(
  'session.ended',
  (e: { personId: number }) => ({
    invalidates: [e.personId],
  }),
  { says: 'signed out', isByPerson: true },
)
/** Everywhere but in the browser it was asked from. */
export const othersEnded = event(
  'session.others-ended',
  (e: { personId: number; count: number }) => ({ invalidates: [e.personId] }),
  {
    says: 'signed out everywhere else',
    isByPerson: true,
    detail: (e) => (e.count === 1 ? 'one place' : `${e.count} places`),
  },
)
export const tokenMade = event('token.made', (_: { tokenId: number; personId: number }) => ({}), {
  says: 'got an API token',
  isByPerson: true,
})
export const tokenRevoked = event(
  'token.revoked',
  (e: { tokenId: number; personId: number }) => ({
    invalidates: [e.personId],
  }),
  { says: 'lost an API token', isByPerson: true },
)
