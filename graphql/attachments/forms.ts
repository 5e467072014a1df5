// A page's form with files in it, as browsers send it before scripts run. Nothing is anybody's until the form has come to
// its end: one that breaks off leaves nothing. The checks are those of PUT /files.
import { rm } from 'node:fs/promises'
import type { Request as ExpressRequest, Response } from 'express'
import { allowBody, letGo } from '#graphql/body-limit.ts'
import type { Context, SignedIn } from '#graphql/context.ts'
import { type FieldMessages, Invalid, NotSignedIn, Refusal, TooMany } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { withinLimit } from './limiter.ts'
import { MAX_FILES } from './limits.ts'
import { BrokenForm, type FilePart, readMultipart } from './multipart.ts'
import { type Received, receive, TooLarge } from './receive.ts'
import { mayUpload, uploadFile } from './service.ts'
import { whyNot } from './why-not.ts'

const say = refusalMessages.message

/** A form; each of its files stands by its id under its field's name, and in `refused` why one was not taken. */
export type ReadForm = { form: FormData; refused: FieldMessages }

/**
 * How a request's form is read, as whoever asks. Throws NotSignedIn before files are read for nobody, and a Refusal
 * (400 or 413) for what is no form or too much of one.
 */
export const formsOf =
  (context: Context, raw: ExpressRequest, response: Response) =>
  async (request: Request): Promise<ReadForm> => {
    const type = request.headers.get('content-type') ?? ''
    if (!/^multipart\/form-data\b/i.test(type)) return { form: await wordsOf(request), refused: {} }
    try {
      if (!context.viewer) throw new NotSignedIn()
      allowBody(raw)
      ;(response.locals as Locals).takeLonger()
      const signedIn = { ...context, viewer: context.viewer, idempotencyKey: null }
      return await formsWithinLimit(signedIn, (why) => readWithFiles(signedIn, request, type, why))
    } catch (error) {
      letGo(raw, response)
      throw error instanceof BrokenForm ? refusalOf(error) : error
    }
  }

const refusalOf = ({ status }: BrokenForm): Refusal =>
  status === 413
    ? new Refusal('INVALID', 413, say('tooMuch'))
    : new Refusal('INVALID', 400, say('formUnreadable'))

async function wordsOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    // A body of another kind, or one that broke off.
    if (error instanceof TypeError) throw refusalOf(new BrokenForm(400))
    throw error
  }
}

/** When too many come at once the words are read all the same; only the files are refused. */
async function formsWithinLimit(
  { viewer }: SignedIn,
  read: (why?: Refusal) => Promise<ReadForm>,
): Promise<ReadForm> {
  let hasBegun = false
  try {
    return await withinLimit(viewer.id, () => {
      hasBegun = true
      return read()
    })
  } catch (error) {
    if (hasBegun || !(error instanceof TooMany)) throw error
    return read(error)
  }
}

type Taken = { part: FilePart; received: Received }

async function readWithFiles(
  context: SignedIn,
  request: Request,
  type: string,
  why?: Refusal,
): Promise<ReadForm> {
  // Whoever writes the form chooses the names: “constructor” must be a name like any other.
  const refused: FieldMessages = Object.create(null)
  const refuse = ({ field, name }: FilePart, error: unknown): void => {
    if (!isMeant(error)) throw error
    refused[field] = [
      ...(refused[field] ?? []),
      `${name}: ${whyNot(error, context.language).message}`,
    ]
  }
  const taken: Taken[] = []
  let files = 0
  try {
    const form = await readMultipart(request.body, type, async (part) => {
      try {
        if (why) throw why
        if (++files > MAX_FILES) throw new Invalid({ file: [say('mostFiles', { max: MAX_FILES })] })
        await mayUpload(context, part.name)
        taken.push({ part, received: await receive(part.content) })
      } catch (error) {
        refuse(part, error)
      }
    })
    for (const { part, received } of taken) {
      try {
        form.append(part.field, (await uploadFile(context, part.name, received)).id)
      } catch (error) {
        refuse(part, error)
      }
    }
    return { form, refused }
  } finally {
    for (const { received } of taken) await rm(received.path, { force: true })
  }
}

/** About this one file; whatever else goes wrong goes wrong for the form. */
const isMeant = (error: unknown): boolean =>
  error instanceof Refusal ||
  error instanceof TooLarge ||
  (error as { code?: string }).code === 'ENOSPC'
