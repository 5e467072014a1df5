import * as z from 'zod/mini'
import { ABOUT_LENGTH, NAME_LENGTH, REQUEST_LENGTH } from './limits.ts'

const name = z
  .string()
  .check(
    z.trim(),
    z.minLength(2, 'Give it a name.'),
    z.maxLength(NAME_LENGTH, `At most ${NAME_LENGTH} signs.`),
  )
const about = z
  .string()
  .check(z.trim(), z.maxLength(ABOUT_LENGTH, `At most ${ABOUT_LENGTH} signs.`))

export const MakeSpace = z.strictObject({
  name,
  about: z._default(about, ''),
  kind: z.enum(['OPEN', 'CLOSED', 'HIDDEN'], 'Choose who can see it.'),
})
export const EditSpace = z.strictObject({
  spaceId: z.int().check(z.positive()),
  /** May people post here without their name being stored? What is left out stays. */
  allowsSealed: z.optional(z.boolean()),
  name,
  about,
  kind: z.enum(['OPEN', 'CLOSED', 'HIDDEN'], 'Choose who can see it.'),
})
export const SpaceRef = z.strictObject({ spaceId: z.int().check(z.positive()) })
export const SpaceMembership = z.strictObject({
  spaceId: z.int().check(z.positive()),
  personId: z.int().check(z.positive()),
})
export const SetSpaceRole = z.strictObject({
  spaceId: z.int().check(z.positive()),
  personId: z.int().check(z.positive()),
  role: z.enum(['MEMBER', 'OWNER']),
})
export const AskToJoin = z.strictObject({
  spaceId: z.int().check(z.positive()),
  message: z._default(
    z.string().check(z.trim(), z.maxLength(REQUEST_LENGTH, `At most ${REQUEST_LENGTH} signs.`)),
    '',
  ),
})
