import { env } from '#env.ts'

/** Where directories find Atrium. */
export const BASE = `${env.ATRIUM_URL}/scim/v2`
