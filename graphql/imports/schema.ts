// Imports in the API: for administrators alone. Files are uploaded by a form (http.ts).
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { Person } from '#graphql/people/schema.ts'
import { COMMENT_COLUMNS } from './column-names.ts'
import { kinds } from './kinds.ts'
import { configureImport, findImport, runImport, undoImport } from './manage.ts'
import { canReadImports } from './policy.ts'
import { type ImportRow, importById, latestImports } from './queries.ts'
import { shownTo } from './visibility.ts'

const ImportState = builder.enumType('ImportState', {
  description:
    'UPLOADED: its file is being read. READY to be looked at. TRYING: without writing. RUNNING. DONE or FAILED. UNDOING, UNDONE.',
  values: [
    'UPLOADED',
    'READY',
    'TRYING',
    'RUNNING',
    'DONE',
    'FAILED',
    'UNDOING',
    'UNDONE',
  ] as const,
})

const Import = builder.objectRef<ImportRow>('Import').implement({
  description: 'A file that an administrator imports, or imported.',
  authScopes: { administration: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number in addresses.' }),
    kind: t.exposeString('kind', {
      description: 'What it brings: ideas, people, skills or questions.',
    }),
    file: t.exposeString('file', { description: 'The name of the file.' }),
    commentsFile: t.exposeString('commentsFile', {
      nullable: true,
      description: 'The name of a second file, with comments.',
    }),
    state: t.expose('state', { type: ImportState, description: 'How far it is.' }),
    startedBy: t.field({
      type: Person,
      description: 'Who began it.',
      resolve: ({ startedById }) => startedById,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was done.',
    }),
    bytesRead: t.exposeFloat('bytesRead', {
      description: 'How much of its files was read, in bytes.',
    }),
    bytesTotal: t.exposeFloat('bytesTotal', { description: 'How large its files are, in bytes.' }),
    rowsDone: t.exposeInt('rowsDone', { description: 'Rows that are done.' }),
    trouble: t.exposeString('trouble', { nullable: true, description: 'Why it failed, in words.' }),
    options: t.expose('options', {
      type: 'JSON',
      description: 'How the file is read and where it goes, as configureImport takes it.',
    }),
    report: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'What was found: the plan of columns, a preview of ten ideas, what a try gave, what came in, what was undone.',
      resolve: ({ report }) => report,
    }),
    spaceSlug: t.exposeString('spaceSlug', {
      nullable: true,
      description: 'The space it went to.',
    }),
  }),
})

/** The import after a change. */
async function changed(context: Context, id: number): Promise<ImportRow> {
  const { db, viewer } = signedIn(context)
  const row = await importById(db, id)
  if (!row) throw new NotFound()
  return shownTo(viewer, row)
}

const ConfigureImportInput = builder.inputType('ConfigureImportInput', {
  fields: (t) => ({
    importId: t.int({ required: true }),
    space: t.string({ description: 'The slug of the space; made if it is missing.' }),
    board: t.string({ description: 'The slug of the board; without it the first one.' }),
    challenge: t.string({
      description:
        'The number of a challenge in which the ideas are entered; they go to its space, and to no board.',
    }),
    channel: t.string({
      description: 'The number or the address of the channel that messages of customers go to.',
    }),
    map: t.stringList({ description: '`ours=theirs`, one each; `ours=` means none.' }),
    mapComments: t.stringList({ description: 'The same for the file of comments.' }),
    language: t.string({ description: 'Of all texts; without it each tells by its words.' }),
    asOf: t.string({ description: 'When "6 days ago" was said.' }),
    dates: t.string({ description: 'day-first or month-first, where the file does not tell.' }),
    keepsPrivateTags: t.boolean({ description: 'Imports tags that were private there.' }),
  }),
})

builder.queryFields((t) => ({
  imports: t.field({
    type: [Import],
    description: 'The latest imports, at most 100. For administrators.',
    authScopes: { administration: true },
    complexity: { multiplier: 20 },
    resolve: async (_, __, context) => {
      const { db, viewer } = signedIn(context)
      if (!canReadImports(viewer)) return []
      return (await latestImports(db)).map((row) => shownTo(viewer, row))
    },
  }),
  import: t.field({
    type: Import,
    nullable: true,
    description: 'An import by its number. For administrators.',
    authScopes: { administration: true },
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) => {
      const asking = signedIn(context)
      const row = await findImport(asking.db, asking, number).catch((error) => {
        if (error instanceof NotFound) return null
        throw error
      })
      return row && shownTo(asking.viewer, row)
    },
  }),
  importColumns: t.stringList({
    description: 'Our columns of a kind, ideas without one, as a mapping names them.',
    authScopes: { administration: true },
    args: { kind: t.arg.string() },
    resolve: (_, { kind }) => {
      const found = kinds[kind ?? 'ideas'] ?? { columns: {} }
      return Object.keys(Object.values(found.columns)[0] ?? {}).filter(
        (name) => name !== 'pictures',
      )
    },
  }),
  importCommentColumns: t.stringList({
    description: 'Our columns of comments, as a mapping names them.',
    authScopes: { administration: true },
    resolve: () => Object.keys(COMMENT_COLUMNS).filter((name) => name !== 'pictures'),
  }),
}))

builder.mutationFields((t) => ({
  configureImport: t.field({
    type: Import,
    description:
      'Says how a file is read and where it goes, and reads it again. For administrators.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: ConfigureImportInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
      const { id } = await configureImport(signedIn(context), given as never)
      return changed(context, id)
    },
  }),
  runImport: t.field({
    type: Import,
    description: 'Runs an import; `isTry`: counts the same and writes nothing. For administrators.',
    authScopes: { admin: true },
    args: {
      importId: t.arg.int({ required: true }),
      isTry: t.arg.boolean({ required: true }),
    },
    resolve: async (_, args, context) => {
      const { id } = await runImport(signedIn(context), args)
      return changed(context, id)
    },
  }),
  undoImport: t.field({
    type: Import,
    description:
      'Removes what an import of ideas or questions brought, but for posts that people here have done something with since. For administrators.',
    authScopes: { admin: true },
    args: { importId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => {
      const { id } = await undoImport(signedIn(context), args)
      return changed(context, id)
    },
  }),
}))
