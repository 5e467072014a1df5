// What those who run a challenge may send.
import * as z from 'zod/mini'
import { DIMENSIONS } from './limits.ts'

const id = z.int().check(z.positive())
export const InviteGroup = z.strictObject({
  challengeId: id,
  by: z.enum(DIMENSIONS),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
})
