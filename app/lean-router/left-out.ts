/** Whoever uses what was left out hears so at once. */
export function leftOut(): never {
  throw new Error('This part of the router is left out of the build: see app/lean-router.')
}
