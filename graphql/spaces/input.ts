import * as z from 'zod/mini'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { quietSpacesMessages } from '#messages/quiet-spaces.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { ABOUT_LENGTH, NAME_LENGTH, REQUEST_LENGTH } from './limits.ts'

const say = refusalMessages.message

const name = line(NAME_LENGTH).check(atLeast(2, say('nameIt')))
const about = line(ABOUT_LENGTH)

export const MakeSpace = z.strictObject({
  name,
  about: z._default(about, ''),
  kind: z.enum(['OPEN', 'CLOSED', 'HIDDEN'], text(say('chooseAudience'))),
})
export const EditSpace = z.strictObject({
  spaceId: z.int().check(z.positive()),
  /** The version that was opened: an edit in between is a conflict. Without one, whatever is there is overwritten. */
  version: z.optional(z.nullable(z.int())),
  /** May people post here without their name being stored? What is left out stays. */
  allowsSealed: z.optional(z.boolean()),
  name,
  about,
  kind: z.enum(['OPEN', 'CLOSED', 'HIDDEN'], text(say('chooseAudience'))),
})
export const SpaceRef = z.strictObject({ spaceId: z.int().check(z.positive()) })
/** After so many quiet days a space is archived; 0: never. */
export const QuietDays = z.strictObject({
  days: z
    .int()
    .check(
      z.refine(
        (count: number) => count === 0 || (count >= 30 && count <= 730),
        text(quietSpacesMessages.message('refusal')),
      ),
    ),
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
  message: z._default(prose(REQUEST_LENGTH), ''),
})
