import { isRouteErrorResponse } from 'react-router'

/** Of what was sent, or of the moment: nothing broke. */
const REFUSED = new Set([400, 403, 405, 409, 413, 415, 421, 429, 503])

/** Why the server did not take what was sent, in its own words; null for any other error. */
export const refusalIn = (error: unknown): string | null =>
  isRouteErrorResponse(error) && REFUSED.has(error.status) && typeof error.data === 'string'
    ? error.data
    : null
