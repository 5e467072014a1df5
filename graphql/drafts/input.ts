import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { isPostKind } from '#graphql/post-kinds.ts'
import { refusalMessages } from '#messages/refusal.ts'

const say = refusalMessages.message

/** A draft's JSON text may be this long, in bytes. */
export const DRAFT_BYTES = 65_536

const PLACE = /^(?:(?:comment|edit):[1-9]\d{0,8}|([a-z-]{1,20})(?::[a-z0-9-]{1,70})?)$/
/** Where a draft belongs: a new post of a kind (and of a place, such as a board), a comment on a post, the edit of a post. */
const place = z.string().check(
  z.refine(
    (text) => {
      const [is, kind] = PLACE.exec(text) ?? []
      return is !== undefined && (kind === undefined || isPostKind(kind))
    },
    text(say('noDraftThere')),
  ),
)

export const DraftPlace = z.strictObject({ place })
export const SaveDraft = z.strictObject({
  place,
  /** A JSON object as text. */
  content: z
    .string()
    .check(
      z.refine(
        (text) => new TextEncoder().encode(text).length <= DRAFT_BYTES,
        text(say('draftLong')),
      ),
    ),
  /** The version this one was written over; 0 for a first one. */
  baseVersion: z.int().check(z.gte(0)),
})
