// Files over HTTP: PUT /files?name=… takes one in, GET /files/ID gives it to who may open it. Nothing a browser would
// run is ever among them, and no cache keeps one for the next person at the machine.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Context, SignedIn } from '#graphql/context.ts'
import { NotSignedIn } from '#graphql/errors.ts'
import { seconds } from '#graphql/time.ts'
import { log } from '#log.ts'
import type { Language } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { rangeOf } from './byte-range.ts'
import { disposition } from './file-name.ts'
import { byPerson, withinLimit } from './limiter.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { type FileRow, openableFile } from './queries.ts'
import { receive, TooLarge } from './receive.ts'
import { mayUpload, uploadFile } from './service.ts'
import { isFileId, pathOf } from './store.ts'
import { whyNot } from './why-not.ts'

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(text)
}

/** PUT /files?name=NAME with the file as the body; `&sealed=true` uploads a picture without the person's name. The caller has checked the Origin. Answers 201 with the file as JSON. */
export async function handleUpload(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  try {
    if (!context.viewer) throw new NotSignedIn()
    const signedIn = context as SignedIn
    const name = nameOf(request)
    const file = await withinLimit(byPerson(signedIn.viewer.id), async () => {
      const isSealed = isSealedUpload(request)
      await mayUpload(signedIn, name, isSealed)
      if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES) throw new TooLarge()
      return uploadFile(signedIn, name, await receive(request), isSealed)
    })
    answer(response, 201, { ...file, url: `/files/${file.id}` })
  } catch (error) {
    refuseFor(error, request, response, context.language)
  }
}

const isSealedUpload = ({ url }: IncomingMessage): boolean =>
  new URL(url ?? '/', 'http://atrium').searchParams.get('sealed') === 'true'

/** The name stands in the address or, percent-encoded, in a header. */
function nameOf(request: IncomingMessage): string {
  const inAddress = new URL(request.url ?? '/', 'http://atrium').searchParams.get('name')
  if (inAddress) return inAddress
  const header = request.headers['x-file-name']
  try {
    return decodeURIComponent(typeof header === 'string' ? header : '')
  } catch {
    return ''
  }
}

function refuseFor(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  language: Language,
): void {
  if (request.destroyed && !request.complete) response.destroy()
  else {
    const { status, message, retryAfter } = whyNot(error, language)
    if (retryAfter) response.setHeader('Retry-After', String(retryAfter))
    refuse(request, response, status, message)
  }
}

/** Answers and closes the connection: the rest of the body is read for a moment, so that the answer gets through. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
): void {
  if (response.headersSent || response.destroyed) return void response.destroy()
  if (!request.complete) {
    response.setHeader('Connection', 'close')
    request.unpipe()
    request.on('error', () => {})
    request.resume()
    setTimeout(() => request.destroy(), 2_000).unref()
  }
  answer(response, status, { message })
}

/** GET or HEAD /files/ID, with `?size=small` for the small picture. What may not be opened is answered as if it were not there. */
export async function handleDownload(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const t = refusalMessages.in(context.language)
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD, PUT')
      return answer(response, 405, { message: t('filesByGet') })
    }
    if (!context.viewer) return answer(response, 401, { message: t('signIn') })
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://atrium')
    const id = pathname.split('/').at(-1) ?? ''
    const file = isFileId(id) ? await openableFile(context.db, context.viewer, id) : undefined
    const small =
      searchParams.get('size') === 'small' &&
      file !== undefined &&
      file.mediaType.startsWith('image/')
    const found = file && (await onDisk(file.id, small))
    if (!file || !found) return answer(response, 404, { message: t('notFound') })
    await send(request, response, file, found)
  } catch (error) {
    if (response.headersSent) {
      log.warn({ err: error as Error }, 'a file could not be sent')
      return void response.destroy()
    }
    const { status, message, retryAfter } = whyNot(error, context.language)
    if (retryAfter) response.setHeader('Retry-After', String(retryAfter))
    answer(response, status, { message })
  }
}

/** A reader who takes nothing of a file for so long holds no connection any more; a slow one may take its time. */
const READER_SILENT = seconds(25)

/** Ends an answer of which nothing is taken. @param after in milliseconds */
export const giveUpSilentReader = (response: ServerResponse, after = READER_SILENT): void => {
  response.setTimeout(after, () => response.destroy())
}

type OnDisk = { path: string; bytes: number; isSmall: boolean }

/** Where the file lies; a small picture that is not there (a face has none) is the large one. */
async function onDisk(id: string, small: boolean): Promise<OnDisk | undefined> {
  for (const isSmall of small ? [true, false] : [false]) {
    const path = pathOf(id, isSmall)
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) return { path, bytes: found.size, isSmall }
  }
  log.warn({ file: id }, 'a file is in the database but not on the disk')
  return undefined
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileRow,
  { path, bytes, isSmall }: OnDisk,
): Promise<void> {
  const isImage = file.mediaType.startsWith('image/')
  response.setHeader('Content-Type', isSmall ? 'image/webp' : file.mediaType)
  response.setHeader(
    'Content-Disposition',
    disposition(isImage ? 'inline' : 'attachment', file.name),
  )
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'")
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Accept-Ranges', 'bytes')
  const range = rangeOf(request.headers.range, bytes)
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 }
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${bytes}`)
  response.setHeader('Content-Length', end - start + 1)
  response.statusCode = range ? 206 : 200
  giveUpSilentReader(response)
  if (request.method === 'HEAD') return void response.end()
  // Who closes the tab half-way is no error.
  await pipeline(createReadStream(path, { start, end }), response).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    },
  )
}
