import * as z from 'zod/mini'
import { prose } from '#graphql/input-texts.ts'
import { POLICY_LENGTH } from './limits.ts'

export const PublishPolicy = z.strictObject({
  /** Empty: nothing has to be accepted any more. */
  text: prose(POLICY_LENGTH),
  /** The version that was opened; 0: there was none. */
  version: z.int().check(z.minimum(0)),
})
export const AcceptPolicy = z.strictObject({ version: z.int().check(z.positive()) })
