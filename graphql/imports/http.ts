// Files of imports over HTTP: POST /imports takes a form with a file in it, GET /imports/N/refused gives the refused rows.
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { byPerson, withinLimit } from '#graphql/attachments/limiter.ts'
import { BrokenForm, readMultipart } from '#graphql/attachments/multipart.ts'
import { type Received, receive, TooLarge } from '#graphql/attachments/receive.ts'
import { allowBody, letGo } from '#graphql/body-limit.ts'
import type { Context, SignedIn } from '#graphql/context.ts'
import type { Locals } from '#graphql/guards.ts'
import { importsMessages } from '#messages/imports.ts'
import { kinds } from './kinds.ts'
import { MAX_IMPORT_BYTES } from './limits.ts'
import { addImport, findImport, planUploaded } from './manage.ts'
import { canManageImports } from './policy.ts'
import { keepUpload, refusedUpload, type UploadedPart } from './uploads.ts'
import { maySeeRows } from './visibility.ts'

type Taken = { part: UploadedPart; name: string; received: Received }

/** Names are shown and never become paths; at most 200 characters. */
const nameOf = (given: string): string =>
  basename(given.replaceAll('\\', '/')).slice(0, 200) || 'file'

/** POST /imports?kind=people: the file as `file`; of ideas, which are meant without a kind, one of comments as `comments`. Goes on to the import's page. */
export async function handleImportUpload(
  request: Request,
  response: Response,
  context: Context,
): Promise<void> {
  const { viewer } = context
  if (!viewer || !canManageImports(viewer)) {
    letGo(request, response)
    return void response.status(404).type('text').send('Not found')
  }
  const signedIn = { ...context, viewer, idempotencyKey: null }
  allowBody(request, 2 * MAX_IMPORT_BYTES)
  ;(response.locals as Locals).takeLonger()
  const taken: Taken[] = []
  try {
    await withinLimit(byPerson(viewer.id), () => readForm(request, taken))
    const asked = new URL(request.url, 'http://imports').searchParams.get('kind') ?? 'ideas'
    const kind = Object.hasOwn(kinds, asked) ? asked : 'ideas'
    const id = await keep(signedIn, taken, kind)
    response.redirect(303, id === null ? '/admin/imports?refused=none' : `/admin/imports/${id}`)
  } catch (error) {
    const why = error instanceof TooLarge ? 'large' : error instanceof BrokenForm ? 'form' : null
    if (!why) throw error
    letGo(request, response)
    response.redirect(303, `/admin/imports?refused=${why}`)
  } finally {
    for (const { received } of taken) await rm(received.path, { force: true })
  }
}

async function readForm(request: Request, taken: Taken[]): Promise<void> {
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>
  await readMultipart(
    body,
    request.headers['content-type'] ?? '',
    async ({ field, name, content }) => {
      const part = field === 'comments' ? 'comments' : 'ideas'
      // A field without a file comes as one without a name.
      if (!name || taken.some((one) => one.part === part)) return void content.resume()
      taken.push({ part, name: nameOf(name), received: await receive(content, MAX_IMPORT_BYTES) })
    },
  )
}

async function keep(
  context: SignedIn,
  taken: readonly Taken[],
  kind: string,
): Promise<number | null> {
  const filled = taken.filter(({ received }) => received.bytes > 0)
  const ideas = filled.find(({ part }) => part === 'ideas')
  const comments = kind === 'ideas' && filled.find(({ part }) => part === 'comments')
  if (!ideas) return null
  const { id } = await addImport(context, {
    kind,
    file: ideas.name,
    commentsFile: comments ? comments.name : null,
    bytes: filled.reduce((sum, { received }) => sum + received.bytes, 0),
  })
  for (const { part, received } of filled) await keepUpload(received.path, id, part)
  await planUploaded(context, id)
  return id
}

/** GET /imports/N/refused?part=comments: the refused rows as CSV, for those who may see them. */
export async function handleRefusedRows(
  request: Request,
  response: Response,
  context: Context,
): Promise<void> {
  const id = Number(request.params.id)
  const part: UploadedPart = request.query.part === 'comments' ? 'comments' : 'ideas'
  const isMine =
    context.viewer && canManageImports(context.viewer) && /^\d{1,9}$/.test(`${request.params.id}`)
  const row = isMine
    ? await findImport(context.db, context as SignedIn, id).catch(() => null)
    : null
  const isSeen = row && context.viewer && maySeeRows(context.viewer, row)
  const path = isSeen && (await refusedUpload(id, part))
  if (!row || !path)
    return void response
      .status(404)
      .type('text')
      .send(importsMessages.in(context.language)('page.noRefused'))
  const name = part === 'comments' ? (row.commentsFile ?? row.file) : row.file
  response
    .type('text/csv')
    .set(
      'Content-Disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.refused.csv`)}`,
    )
    .set('Cache-Control', 'private, no-store')
  await pipeline(createReadStream(path), response)
}
