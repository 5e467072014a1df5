import { event } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { localeOf } from '#messages/engine/languages.ts'
import { eventsMessages } from '#messages/events.ts'

const say = eventsMessages.tagged

const sizeOf =
  (bytes: number): Message =>
  (language) => {
    const [size, unit] =
      bytes < 1_000_000
        ? [Math.max(1, Math.round(bytes / 1_000)), 'kilobyte']
        : [Math.round(bytes / 100_000) / 10, 'megabyte']
    return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit }).format(size)
  }

/** Without `ownerId`: uploaded without a name. */
type About = { fileId: string; ownerId?: number; postId?: number }
/** Open pages of the post ask again; a file of nothing yet concerns only its owner. */
const places = (e: About) => (e.postId ? ([`post:${e.postId}`] as const) : [])

export const fileUploaded = event(
  'file.uploaded',
  (_: About & { bytes?: number }) => ({ rooms: [], notifies: null }),
  {
    says: () => say('file.uploaded'),
    // A size can be compared with those of files that stand somewhere.
    detail: (e) => (e.bytes === undefined ? () => '' : sizeOf(e.bytes)),
  },
)
export const fileDescribed = event(
  'file.described',
  (e: About) => ({
    rooms: places(e),
    notifies: null,
  }),
  say('file.described'),
)
export const fileRemoved = event(
  'file.removed',
  (e: About) => ({
    rooms: places(e),
    notifies: null,
  }),
  say('file.removed'),
)
