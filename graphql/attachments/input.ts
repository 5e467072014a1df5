import * as z from 'zod/mini'
import { MAX_FILES } from './limits.ts'

export const ALT_LENGTH = 300
const fileId = z.string().check(z.regex(/^[0-9a-f]{32}$/, 'There is no such file.'))

/** Files that are to stand under a post or comment. */
export const FileIds = z.array(fileId).check(z.maxLength(MAX_FILES, `At most ${MAX_FILES} files.`))

export const DescribeFile = z.strictObject({
  fileId,
  alt: z.string().check(z.trim(), z.maxLength(ALT_LENGTH, `At most ${ALT_LENGTH} signs.`)),
})
/** More than one form brings: a form that was refused for too many files shows them all. */
export const UploadedFiles = z.strictObject({ ids: z.array(z.string()).check(z.maxLength(50)) })
export const FileReference = z.strictObject({ fileId })
