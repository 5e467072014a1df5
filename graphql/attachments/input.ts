import * as z from 'zod/mini'

export const ALT_LENGTH = 300
const fileId = z.string().check(z.regex(/^[0-9a-f]{32}$/, 'There is no such file.'))

export const DescribeFile = z.strictObject({
  fileId,
  alt: z.string().check(z.trim(), z.maxLength(ALT_LENGTH, `At most ${ALT_LENGTH} signs.`)),
})
export const FileReference = z.strictObject({ fileId })
