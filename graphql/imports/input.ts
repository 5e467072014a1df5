// What an import may bring. Titles and texts may be longer than what people type here; tags may not, so that they can be edited.
import * as z from 'zod/mini'

export const IMPORT_TITLE = 200
export const IMPORT_BODY = 100_000
export const IMPORT_COMMENT = 20_000
export const IMPORT_TAGS = 8
const LABEL = 10_000
const LABELS = 60
const DAY = 86_400_000

const atMost = (most: number) =>
  z.maxLength(most, {
    error: (issue) => `${String(issue.input).length} characters; at most ${most} fit.`,
  })
const id = z.string().check(z.minLength(1, 'It is missing.'), atMost(200))
const name = z.nullable(z.string().check(atMost(120)))
const moment = z.nullable(
  z.date().check(
    z.refine((at) => at.getTime() > Date.UTC(1900, 0), 'Before 1900.'),
    z.refine((at) => at.getTime() < Date.now() + DAY, 'It lies in the future.'),
  ),
)
const language = z.nullable(z.string().check(z.regex(/^[a-z]{2}$/)))
const tag = z.string().check(z.minLength(2), z.maxLength(40))

export const ImportIdea = z.strictObject({
  id,
  title: z.string().check(z.minLength(1, 'It is missing.'), atMost(IMPORT_TITLE)),
  body: z.string().check(atMost(IMPORT_BODY)),
  tags: z.array(tag).check(z.maxLength(IMPORT_TAGS)),
  labels: z.record(z.string().check(atMost(200)), z.unknown()).check(
    z.refine(
      (labels) => Object.keys(labels).length <= LABELS,
      `More than ${LABELS} columns that are none of ours.`,
    ),
    z.refine(
      (labels) =>
        Object.values(labels).every(
          (value) =>
            String(typeof value === 'string' ? value : JSON.stringify(value)).length <= LABEL,
        ),
      `A column that is none of ours has more than ${LABEL} characters.`,
    ),
  ),
  authorName: name,
  createdAt: moment,
  language,
  supports: z.int().check(z.gte(0), z.lte(1_000_000_000)),
})

export const ImportComment = z.strictObject({
  id,
  body: z.string().check(z.minLength(1, 'The comment has no text.'), atMost(IMPORT_COMMENT)),
  authorName: name,
  createdAt: moment,
  language,
})
