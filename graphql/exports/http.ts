// POST /exports takes an archive in; POST /exports/N.zip gives an export to whoever asked for it, once.
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { byPerson, withinLimit } from '#graphql/attachments/limiter.ts'
import { BrokenForm, readMultipart } from '#graphql/attachments/multipart.ts'
import { type Received, receive, TooLarge } from '#graphql/attachments/receive.ts'
import { allowBody, letGo } from '#graphql/body-limit.ts'
import type { SignedIn } from '#graphql/context.ts'
import { NotFound, Refusal } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf } from '#graphql/requests.ts'
import { exportsMessages } from '#messages/exports.ts'
import { archivePath, forgetArchive, keepArchive } from './files.ts'
import { MAX_ARCHIVE_BYTES } from './limits.ts'
import { canExport } from './policy.ts'
import { addArchive, giveAgain, lookLater, takeExport } from './service.ts'

/** Whoever asks, in a browser: with a token somebody who found it would have everything at once. */
async function sessionOf(request: Request, response: Response): Promise<SignedIn | null> {
  const context = await contextOf(request, (response.locals as Locals).requestId)
  const { viewer } = context
  return viewer?.sessionHash && canExport(viewer)
    ? { ...context, viewer, idempotencyKey: null }
    : null
}

async function download(request: Request, response: Response): Promise<void> {
  const context = await sessionOf(request, response)
  const notFound = () => void response.status(404).type('text').send('Not found')
  const number = Number(/^(\d{1,9})\.zip$/.exec(`${request.params.file}`)?.[1])
  if (!context || !number) return notFound()
  try {
    await takeExport(context, { number })
  } catch (error) {
    if (error instanceof NotFound || error instanceof Refusal) return notFound()
    throw error
  }
  response.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="atrium-export-${number}.zip"`,
    'Cache-Control': 'private, no-store',
  })
  ;(response.locals as Locals).takeLonger()
  try {
    await pipeline(createReadStream(archivePath(number)), response)
    await forgetArchive(number)
  } catch (error) {
    await giveAgain(context.db, number)
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

type Taken = { name: string; received: Received }

async function readForm(request: Request, taken: Taken[]): Promise<void> {
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>
  await readMultipart(body, request.headers['content-type'] ?? '', async ({ name, content }) => {
    if (!name || taken.length > 0) return void content.resume()
    const plain = basename(name.replaceAll('\\', '/')).slice(0, 200) || 'file'
    taken.push({ name: plain, received: await receive(content, MAX_ARCHIVE_BYTES) })
  })
}

async function upload(request: Request, response: Response): Promise<void> {
  const context = await sessionOf(request, response)
  if (!context) {
    letGo(request, response)
    const { language } = await contextOf(request, (response.locals as Locals).requestId)
    return void response.status(404).type('text').send(exportsMessages.in(language)('notFound'))
  }
  allowBody(request, MAX_ARCHIVE_BYTES + 1_000_000)
  ;(response.locals as Locals).takeLonger()
  const taken: Taken[] = []
  try {
    await withinLimit(byPerson(context.viewer.id), () => readForm(request, taken))
    const [first] = taken
    if (!first?.received.bytes) return void response.redirect(303, '/admin/exports?refused=none')
    const { id } = await addArchive(context, first.name, first.received.bytes)
    await keepArchive(first.received.path, Number(id))
    await lookLater(context, Number(id))
    response.redirect(303, `/admin/exports?archive=${id}`)
  } catch (error) {
    const why = error instanceof TooLarge ? 'large' : error instanceof BrokenForm ? 'form' : null
    if (!why) throw error
    letGo(request, response)
    response.redirect(303, `/admin/exports?refused=${why}`)
  } finally {
    for (const { received } of taken) await rm(received.path, { force: true })
  }
}

export function exportRoutes(): Router {
  const router = Router()
  router.post('/exports', upload)
  router.post('/exports/:file', download)
  return router
}
