// Imports on the page: uploaded, looked at, tried, run and undone. What takes long is a job; the row says how far it is.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ConfigureImport, ImportReference, RunImport } from './input.ts'
import { canManageImports, canReadImports } from './policy.ts'
import { type ImportRow, type ImportState, importById } from './queries.ts'
import { mayContinue } from './visibility.ts'

const say = importsMessages.message

/** The import, if the viewer may see it. Throws NotFound otherwise. */
export async function findImport(
  db: Parameters<typeof importById>[0],
  { viewer }: SignedIn,
  id: number,
): Promise<ImportRow> {
  const row = canReadImports(viewer) ? await importById(db, id) : undefined
  if (!row) throw new NotFound()
  return row
}

/** Records an uploaded file, which is about to get its place. Gives its number. Throws NotFound for others than administrators. */
export async function addImport(
  context: SignedIn,
  files: { kind: string; file: string; commentsFile: string | null; bytes: number },
): Promise<{ id: number }> {
  if (!canManageImports(context.viewer)) throw new NotFound()
  return write(context, 'addImport', null, async (tx) => {
    const made = await tx.first<{ id: number }>(sql`
      insert into "Import" (kind, file, "commentsFile", "startedById", state, "bytesTotal", "createdAt", "changedAt")
      values (${files.kind}, ${files.file}, ${files.commentsFile}::text, ${context.viewer.id}, 'UPLOADED', ${files.bytes}, ${tx.at}, ${tx.at})
      returning id`)
    return { id: (made as { id: number }).id }
  })
}

/** The files are in their place: they are looked at. */
export const planUploaded = (context: SignedIn, id: number) =>
  write(context, 'planImport', { id }, async (tx) => {
    queue(tx, 'plan-import', id)
    return { id }
  })

const RESTING: readonly ImportState[] = ['READY', 'FAILED', 'DONE']

/** Changes how a file is read and where it goes, and looks at it again; its job has the rights of whoever says so. Throws Conflict while it runs, or once it was undone. */
export async function configureImport(context: SignedIn, raw: z.input<typeof ConfigureImport>) {
  const { importId, ...choices } = parse(ConfigureImport, raw)
  return write(context, 'configureImport', { importId, ...choices }, async (tx) => {
    await locked(tx, context, importId, RESTING)
    await tx.rows(sql`
      update "Import" set options = ${JSON.stringify(choices)}::jsonb, "startedById" = ${context.viewer.id}, state = 'UPLOADED', trouble = null, "changedAt" = ${tx.at}
      where id = ${importId}`)
    queue(tx, 'plan-import', importId)
    return { id: importId }
  })
}

/** Runs an import, or tries it without writing, with the rights of whoever says so. Throws Conflict while it runs already. */
export async function runImport(context: SignedIn, raw: z.input<typeof RunImport>) {
  const { importId, isTry } = parse(RunImport, raw)
  return write(context, 'runImport', { importId, isTry }, async (tx) => {
    await locked(tx, context, importId, RESTING)
    await tx.rows(sql`
      update "Import" set state = ${isTry ? 'TRYING' : 'RUNNING'}::"ImportState", "bytesRead" = 0, "rowsDone" = 0, trouble = null,
        "startedById" = ${context.viewer.id}, "changedAt" = ${tx.at}, "finishedAt" = null where id = ${importId}`)
    queue(tx, 'run-import', importId)
    return { id: importId }
  })
}

/** Takes back what an import brought. Throws Conflict for one that is not over. */
export async function undoImport(context: SignedIn, raw: z.input<typeof ImportReference>) {
  const { importId } = parse(ImportReference, raw)
  return write(context, 'undoImport', { importId }, async (tx) => {
    const { kind } = await locked(tx, context, importId, ['DONE', 'FAILED'])
    if (kind !== 'ideas' && kind !== 'questions' && kind !== 'customers')
      throw new Conflict(say('undoKind'))
    const archived = await tx.first(sql`
      select 1 from "Import" i join "Space" s on s.id = i."spaceId" where i.id = ${importId} and s."archivedAt" is not null`)
    if (archived) throw new Conflict(say('archived'))
    await tx.rows(
      sql`update "Import" set state = 'UNDOING', trouble = null, "changedAt" = ${tx.at} where id = ${importId}`,
    )
    queue(tx, 'undo-import', importId)
    return { id: importId }
  })
}

/** Locks the import for whoever may go on with it. To others it is not there. */
async function locked(
  tx: Tx,
  context: SignedIn,
  id: number,
  states: readonly ImportState[],
): Promise<ImportRow> {
  if (!canManageImports(context.viewer)) throw new NotFound()
  await tx.rows(sql`select 1 from "Import" where id = ${id} for update`)
  const row = await findImport(tx, context, id)
  if (!(await mayContinue(tx, context.viewer, row))) throw new NotFound()
  if (!states.includes(row.state)) throw new Conflict(say('busy'))
  return row
}

/** One job of an import at a time; one that is killed is done again, which repeats nothing. */
function queue(tx: Tx, job: string, importId: number): void {
  tx.later(sql`
    select 1 from graphile_worker.add_job(${job}, json_build_object('importId', ${importId}::int), queue_name => ${`import ${importId}`},
      max_attempts => 5)`)
}
