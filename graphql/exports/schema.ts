// Exports and archives in the API: for administrators, and to read for auditors.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Person } from '#graphql/people/schema.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { canDownload } from './policy.ts'
import { type ArchiveRow, latestArchives, spacesOf } from './queries.ts'
import { startExport, takeBack } from './service.ts'

const Direction = builder.enumType('ArchiveDirection', {
  description: 'OUT: an export that is made here. IN: an archive that is taken back.',
  values: ['OUT', 'IN'] as const,
})
const State = builder.enumType('ArchiveState', {
  description:
    'WAITING: it is being made, or looked at. READY: it can be downloaded, or taken back. RUNNING: it is taken back now. DONE: that has happened. FAILED: `trouble` says why. EXPIRED: its time is over.',
  values: ['WAITING', 'READY', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED'] as const,
})

const countOf = ({ report }: ArchiveRow, name: string): number => {
  const count = report?.[name]
  return typeof count === 'number' ? count : 0
}
const textsOf = (report: ArchiveRow['report'], name: string): string[] => {
  const found = report?.[name]
  if (!Array.isArray(found)) return []
  return found.map((one) =>
    typeof one === 'string' ? one : String((one as { name?: string }).name),
  )
}

const Archive = builder.objectRef<ArchiveRow>('Archive').implement({
  description:
    'A ZIP file of what stands in spaces: made here, or taken back. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    direction: t.expose('direction', { type: Direction, description: 'Which way it goes.' }),
    state: t.expose('state', { type: State, description: 'How far it is.' }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'Of an export of one space: that space, if the viewer can read it.',
      resolve: ({ spaceId }, _, context) =>
        spaceId !== null && canReadSpace(signedIn(context).viewer, spaceId) ? spaceId : null,
    }),
    isEverything: t.boolean({
      description: 'Of an export: is it of all spaces that whoever asked can read?',
      resolve: ({ direction, spaceId, report }) =>
        direction === 'OUT' && spaceId === null && textsOf(report, 'spaceIds').length !== 1,
    }),
    file: t.exposeString('file', { description: 'What it was called when it came in.' }),
    startedBy: t.field({
      type: Person,
      description: 'Who asked for it, or brought it.',
      resolve: ({ startedById }) => startedById,
    }),
    bytes: t.exposeFloat('bytes', { description: 'Its size in bytes; 0: not known yet.' }),
    posts: t.int({ description: 'Posts in it.', resolve: (row) => countOf(row, 'posts') }),
    comments: t.int({ description: 'Comments in it.', resolve: (row) => countOf(row, 'comments') }),
    files: t.int({ description: 'Files in it.', resolve: (row) => countOf(row, 'files') }),
    people: t.int({
      description: 'Of an archive that comes in: people whom it names.',
      resolve: (row) => countOf(row, 'people'),
    }),
    newPeople: t.int({
      description: 'Of these, how many get an account without access, as nobody has their address.',
      resolve: (row) => countOf(row, 'newPeople'),
    }),
    spaceNames: t.stringList({
      description: 'Of an archive that comes in: the names of its spaces, at most 200.',
      resolve: ({ direction, report }) => (direction === 'IN' ? textsOf(report, 'spaces') : []),
    }),
    trouble: t.exposeString('trouble', {
      nullable: true,
      description: 'Why it failed, in the words for whoever began it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be downloaded, or taken back.',
    }),
    canDownload: t.boolean({
      description: 'Can the viewer download it now? Once.',
      resolve: (row, _, context) =>
        row.direction === 'OUT' &&
        row.state === 'READY' &&
        canDownload(signedIn(context).viewer, { ...row, spaceIds: spacesOf(row) }),
    }),
    canTakeBack: t.boolean({
      description: 'Can the viewer take it back now?',
      resolve: (row, _, context) =>
        row.direction === 'IN' &&
        row.state === 'READY' &&
        row.startedById === signedIn(context).viewer.id,
    }),
  }),
})

builder.queryFields((t) => ({
  archives: t.field({
    type: [Archive],
    description:
      'Exports and archives that are taken back, the latest first, at most 50. Nothing for others than administrators and auditors.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => latestArchives(context.db, signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => ({
  startExport: t.int({
    description:
      'Asks for an export of a space, or of all that the viewer can read; it is made in the background. Gives its number. Errors: NOT_ALLOWED, NOT_FOUND, CONFLICT while another one is being made.',
    args: { space: t.arg.string({ description: 'The slug of the space; without: all.' }) },
    resolve: async (_, { space }, context) =>
      Number((await startExport(signedIn(context), { space: space ?? null })).id),
  }),
  takeBackArchive: t.int({
    description:
      'Puts what stands in an archive back, in new spaces, all or nothing, in the background. Gives its number. Errors: NOT_ALLOWED, NOT_FOUND, CONFLICT where it does not wait for it.',
    args: { number: t.arg.int({ required: true, description: '`Archive.number`.' }) },
    resolve: async (_, { number }, context) =>
      Number((await takeBack(signedIn(context), { number })).id),
  }),
}))
