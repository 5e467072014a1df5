/** So many days an account waits before it is erased. */
export const ERASURE_DAYS = 14
