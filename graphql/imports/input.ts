// What an import may bring. Titles and texts may be longer than what people type here; tags may not, so that they can be edited.
import * as z from 'zod/mini'
import { MESSAGE_LENGTH, NAME_LENGTH } from '#graphql/customers/limits.ts'
import { atMost, text } from '#graphql/input-texts.ts'
import { importsMessages } from '#messages/imports.ts'

const say = importsMessages.message

export const IMPORT_TITLE = 200
export const IMPORT_BODY = 100_000
export const IMPORT_COMMENT = 20_000
export const IMPORT_TAGS = 8
export const IMPORT_COAUTHORS = 20
const LABEL = 10_000
const LABELS = 60
const DAY = 86_400_000

const id = z.string().check(z.minLength(1, text(say('missing'))), atMost(200))
const name = z.nullable(z.string().check(atMost(120)))
const moment = z.nullable(
  z.date().check(
    z.refine((at) => at.getTime() > Date.UTC(1900, 0), text(say('before1900'))),
    z.refine((at) => at.getTime() < Date.now() + DAY, text(say('future'))),
  ),
)
const language = z.nullable(z.string().check(z.regex(/^[a-z]{2}$/)))
const tag = z.string().check(z.minLength(2), z.maxLength(40))

export const ImportIdea = z.strictObject({
  /** Null when the file has no ids. */
  id: z.nullable(id),
  title: z.string().check(z.minLength(1, text(say('missing'))), atMost(IMPORT_TITLE)),
  body: z.string().check(atMost(IMPORT_BODY)),
  tags: z.array(tag).check(z.maxLength(IMPORT_TAGS)),
  labels: z.record(z.string().check(atMost(200)), z.unknown()).check(
    z.refine(
      (labels) => Object.keys(labels).length <= LABELS,
      text(say('labels', { max: LABELS })),
    ),
    z.refine(
      (labels) =>
        Object.values(labels).every(
          (value) =>
            String(typeof value === 'string' ? value : JSON.stringify(value)).length <= LABEL,
        ),
      text(say('label.long', { max: LABEL })),
    ),
  ),
  authorName: name,
  createdAt: moment,
  language,
  supports: z.int().check(z.gte(0), z.lte(1_000_000_000)),
  response: z.string().check(atMost(IMPORT_COMMENT)),
})

export const ImportQuestion = z.strictObject({
  id,
  title: z.string().check(z.minLength(1, text(say('missing'))), atMost(IMPORT_TITLE)),
  body: z.string().check(atMost(IMPORT_BODY)),
  tags: z.array(tag).check(z.maxLength(IMPORT_TAGS)),
  authorName: name,
  createdAt: moment,
  language,
})

export const ImportComment = z.strictObject({
  id: z.nullable(id),
  body: z.string().check(z.minLength(1, text(say('comment.empty'))), atMost(IMPORT_COMMENT)),
  authorName: name,
  createdAt: moment,
  editedAt: moment,
  language,
})

export const ImportMessage = z.strictObject({
  /** Null when the file has no ids. */
  id: z.nullable(id),
  text: z.string().check(z.minLength(1, text(say('missing'))), atMost(MESSAGE_LENGTH)),
  tags: z.array(tag).check(z.maxLength(IMPORT_TAGS)),
  name: z.string().check(atMost(NAME_LENGTH)),
  createdAt: moment,
  language,
})

const slug = z.optional(z.string().check(z.maxLength(60)))
const pairs = z.optional(z.array(z.string().check(z.maxLength(400))).check(z.maxLength(100)))
const importId = z.int().check(z.gte(1))

export const ConfigureImport = z.strictObject({
  importId,
  space: slug,
  board: slug,
  /** The number of a challenge. */
  challenge: z.optional(z.string().check(z.maxLength(9))),
  /** The number or the address of a channel of customers. */
  channel: slug,
  /** `ours=theirs`, one each. */
  map: pairs,
  mapComments: pairs,
  language: z.optional(z.string().check(z.maxLength(20))),
  asOf: z.optional(z.string().check(z.maxLength(40))),
  dates: z.optional(z.enum(['', 'day-first', 'month-first'])),
  keepsPrivateTags: z.optional(z.boolean()),
})
export const RunImport = z.strictObject({ importId, isTry: z.boolean() })
export const ImportReference = z.strictObject({ importId })
