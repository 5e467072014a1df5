import { event } from '#graphql/define.ts'
import { exportsMessages } from '#messages/exports.ts'

const say = exportsMessages.tagged

type OfArchive = { archiveId: number; spaceId?: number }

/** Somebody asked for an export of a space, or of all that they can read. */
export const exportRequested = event(
  'archive.requested',
  (_: OfArchive) => ({ rooms: [], notifies: null }),
  {
    says: ({ spaceId }) =>
      spaceId === undefined ? say('event.requested.all') : say('event.requested'),
  },
)
/** Whoever asked for it has it from now on, and nobody else can. */
export const exportDownloaded = event(
  'archive.downloaded',
  (_: OfArchive) => ({ rooms: [], notifies: null }),
  say('event.downloaded'),
)
export const archiveUploaded = event(
  'archive.uploaded',
  (_: OfArchive) => ({ rooms: [], notifies: null }),
  say('event.uploaded'),
)
/** Rights of everybody may be others: whom the archive names is a member of its spaces. */
export const archiveReturned = event(
  'archive.returned',
  (_: OfArchive) => ({ rooms: ['company:0'], notifies: null, invalidates: 'everyone' }),
  say('event.returned'),
)
/** What stands in a space that was taken back is searched from now on. */
export const spaceReturned = event(
  'archive.space-returned',
  (e: OfArchive & { spaceId: number }) => ({
    rooms: [],
    reindexesSpace: e.spaceId,
    notifies: null,
  }),
  say('event.spaceReturned'),
)
/** Posts of an archive, some hundred in one event: what their authors know is seen from them. */
export const postsReturned = event(
  'archive.posts-returned',
  (e: { archiveId: number; postIds: readonly number[] }) => ({
    rooms: e.postIds.map((id) => `post:${id}` as const),
    notifies: null,
  }),
  say('event.postsReturned'),
)
