import * as z from 'zod/mini'

export const StartExport = z.strictObject({
  /** The slug of a space; null: all that the viewer can read. */
  space: z.nullable(z.string().check(z.maxLength(60))),
})
export const ArchiveReference = z.strictObject({ number: z.int().check(z.gte(1)) })
