import * as z from 'zod/mini'
import { line, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_FILES } from './limits.ts'

const say = refusalMessages.message

export const ALT_LENGTH = 300
const fileId = z.string().check(z.regex(/^[0-9a-f]{32}$/, text(say('noSuchFile'))))

/** Files that are to stand under a post or comment. */
export const FileIds = z
  .array(fileId)
  .check(z.maxLength(MAX_FILES, text(say('mostFiles', { max: MAX_FILES }))))

export const DescribeFile = z.strictObject({
  fileId,
  alt: line(ALT_LENGTH),
})
/** More than one form brings: a form that was refused for too many files shows them all. */
export const UploadedFiles = z.strictObject({ ids: z.array(z.string()).check(z.maxLength(50)) })
export const FileReference = z.strictObject({ fileId })
