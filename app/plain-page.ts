/** A page without the app's scripts says so in its route's `handle`. */
export type PlainPage = { hasNoScripts: true }

/** Is this the `handle` of such a page? */
export const isPlainPage = (handle: unknown): handle is PlainPage =>
  typeof handle === 'object' && handle !== null && 'hasNoScripts' in handle
