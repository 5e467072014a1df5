// The parts of a multipart form (RFC 7578), read as they come: each within its limits, files never in memory.
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { MAX_BYTES } from '#graphql/body-limit.ts'
import { IDLE_TIMEOUT } from './receive.ts'

/** A part that is a file. Its content waits until it is read or passed over. */
export type FilePart = { field: string; name: string; content: Readable }

/** No form (400), or too much of one (413). */
export class BrokenForm extends Error {
  readonly status: 400 | 413
  constructor(status: 400 | 413, message = 'a form could not be read') {
    super(message)
    this.status = status
  }
}

/** More than any form of ours has: whoever sends more means harm. */
const LIMITS = {
  fields: 200,
  files: 50,
  parts: 250,
  fieldSize: MAX_BYTES,
  headerPairs: 20,
  headerSize: 8 * 1024,
}

/**
 * Reads a multipart body to its end.
 * @param type the request's content type, with the boundary
 * @param take is called with each file as it comes, one after the other; what it leaves unread is skipped
 * @returns the fields that are words, in their order
 * @throws BrokenForm; the body's own error when the sender breaks off; whatever `take` throws
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array> | null,
  type: string,
  take: (part: FilePart) => Promise<void>,
): Promise<FormData> {
  if (!body) throw new BrokenForm(400)
  const parser = parserFor(type)
  const reader = body.getReader()
  const over = new AbortController()
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
  const fail = (error: unknown): void => {
    reject(error)
    // Whoever waits for more of the body, or for room, waits no longer.
    over.abort(error)
    reader.releaseLock()
  }
  const form = wordsOf(parser, fail)
  const files = filesOf(parser, take, fail)
  for (const limit of ['partsLimit', 'fieldsLimit', 'filesLimit'] as const)
    parser.on(limit, () => fail(new BrokenForm(413)))
  parser.on('error', (error) => fail(new BrokenForm(400, (error as Error).message)))
  parser.on('finish', resolve)
  try {
    await Promise.all([ended, pour(reader, parser, ended, over.signal)])
    await files.taken()
    return form
  } catch (error) {
    await files.drop(error as Error)
    throw error
  } finally {
    reader.releaseLock()
  }
}

/** The fields that are words, as they come; together no more than words may be. */
function wordsOf(parser: BusboyInstance, fail: (error: unknown) => void): FormData {
  const form = new FormData()
  let letters = 0
  parser.on('field', (name = '', value, _, isCut) => {
    letters += name.length + value.length
    if (isCut || letters > MAX_BYTES) fail(new BrokenForm(413))
    else form.append(name, value)
  })
  return form
}

/** The fields that are files, each taken when the one before it is. */
function filesOf(
  parser: BusboyInstance,
  take: (part: FilePart) => Promise<void>,
  fail: (error: unknown) => void,
) {
  const files: Readable[] = []
  let turn = Promise.resolve()
  parser.on('file', (field = '', content, name) => {
    // Whoever stops reading half-way must not get the errors of the rest.
    content.on('error', () => {})
    files.push(content)
    // Without a name: a chooser in which nothing was chosen.
    turn = turn.then(() => (name ? take({ field, name, content }) : undefined))
    turn = turn.then(() => void content.resume(), fail)
  })
  return {
    taken: () => turn,
    /** Takes no more of them; those on their way end. */
    drop: (error: Error) => {
      for (const content of files) content.destroy(error)
      return turn
    },
  }
}

function parserFor(type: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: LIMITS })
  } catch (error) {
    throw new BrokenForm(400, (error as Error).message)
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/**
 * From the connection to the parser, no faster than files are written. A race against something that lasts as long as the form
 * would keep every part of it in memory until the end: hence the signal.
 */
async function pour(
  reader: Reader,
  parser: BusboyInstance,
  ended: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const { done, value } = await inTime(reader.read())
    if (done) break
    if (!parser.write(value)) await once(parser, 'drain', { signal })
  }
  parser.end()
  // A body that stops within a part's head is neither an end nor an error to the parser.
  await inTime(ended)
}

async function inTime<Result>(waited: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new BrokenForm(400, 'a form fell silent')), IDLE_TIMEOUT)
  })
  try {
    return await Promise.race([waited, late])
  } finally {
    clearTimeout(timer)
  }
}
