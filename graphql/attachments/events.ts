import { event } from '#graphql/define.ts'

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`

type About = { fileId: string; ownerId: number; postId?: number }
/** Open pages of the post ask again; a file of nothing yet concerns only its owner. */
const places = (e: About) => (e.postId ? ([`post:${e.postId}`] as const) : [])

export const fileUploaded = event('file.uploaded', (_: About & { bytes: number }) => ({}), {
  says: 'uploaded a file',
  detail: (e) => sizeOf(e.bytes),
})
export const fileDescribed = event(
  'file.described',
  (e: About) => ({
    rooms: places(e),
  }),
  'described a file',
)
export const fileRemoved = event(
  'file.removed',
  (e: About) => ({
    rooms: places(e),
  }),
  'removed a file',
)
