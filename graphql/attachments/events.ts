import { event } from '#graphql/define.ts'

type About = { fileId: string; ownerId: number; postId?: number }
/** Open pages of the post ask again; a file of nothing yet concerns only its owner. */
const places = (e: About) => (e.postId ? ([`post:${e.postId}`] as const) : [])

export const fileUploaded = event('file.uploaded', (_: About & { bytes: number }) => ({}))
export const fileDescribed = event('file.described', (e: About) => ({ tells: places(e) }))
export const fileRemoved = event('file.removed', (e: About) => ({ tells: places(e) }))
