import * as z from 'zod/mini'

const name = z
  .string()
  .check(z.trim(), z.minLength(2, 'Give it a name.'), z.maxLength(60, 'At most 60 signs.'))
const about = z.string().check(z.trim(), z.maxLength(300, 'At most 300 signs.'))

export const MakeSpace = z.strictObject({
  name,
  about: z._default(about, ''),
  kind: z.enum(['OPEN', 'CLOSED', 'HIDDEN'], 'Choose who can see it.'),
})
export const EditSpace = z.strictObject({
  spaceId: z.int().check(z.positive()),
  name,
  about,
  kind: z.enum(['OPEN', 'CLOSED', 'HIDDEN'], 'Choose who can see it.'),
})
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
  message: z._default(z.string().check(z.trim(), z.maxLength(300)), ''),
})
