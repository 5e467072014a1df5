// A page's form with files in it, as browsers send it before scripts run. Nothing is anybody's until the form has come to
// its end: one that breaks off leaves nothing. The checks are those of PUT /files.
import { rm } from 'node:fs/promises'
import type { Request as ExpressRequest, Response } from 'express'
import { allowBody, letGo } from '#graphql/body-limit.ts'
import type { Context, SignedIn } from '#graphql/context.ts'
import { type FieldMessages, Invalid, NotSignedIn, Refusal, TooMany } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { sharedLimiter } from '#graphql/shared-limiter.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { byPerson, type Counted, withinLimit } from './limiter.ts'
import { MAX_FILE_BYTES, MAX_FILES } from './limits.ts'
import { BrokenForm, type FilePart, readMultipart } from './multipart.ts'
import { mustBePicture, uploadOutside } from './outside.ts'
import { type Received, receive, TooLarge } from './receive.ts'
import { mayUpload, uploadFile } from './service.ts'
import { MAX_OUTSIDE_BY_FORM, MAX_OUTSIDE_BY_NETWORK, MAX_OUTSIDE_BYTES } from './sizes.ts'
import { whyNot } from './why-not.ts'

const say = refusalMessages.message

/** A form; each of its files stands by its id under its field's name, and in `refused` why one was not taken. */
export type ReadForm = { form: FormData; refused: FieldMessages }

/** Whose files a form brings, and what becomes of each. */
type Intake = Pick<Context, 'language'> & {
  /** What counts it among those that come in at once. */
  counted: readonly Counted[]
  most: number
  mostBytes: number
  may: (name: string) => Promise<void>
  keep: (name: string, received: Received) => Promise<{ id: string }>
}

const intakeOf = (context: SignedIn): Intake => ({
  counted: byPerson(context.viewer.id),
  language: context.language,
  most: MAX_FILES,
  mostBytes: MAX_FILE_BYTES,
  may: (name) => mayUpload(context, name),
  keep: (name, received) => uploadFile(context, name, received),
})

/** One picture of somebody without an account. */
const outsideIntake = (context: Context, path: string): Intake => ({
  counted: [
    { key: `form:${path}`, most: MAX_OUTSIDE_BY_FORM },
    { key: `network:${context.network ?? ''}`, most: MAX_OUTSIDE_BY_NETWORK },
  ],
  language: context.language,
  most: 1,
  mostBytes: MAX_OUTSIDE_BYTES,
  may: async (name) => {
    mustBePicture(name)
    if (context.network !== undefined) await sending.spend(context.network)
  },
  keep: (name, received) => uploadOutside(context, name, received),
})

/** Pictures that one network sends without an account in an hour, over all processes. */
const sending = sharedLimiter('outside-pictures', 30, 3_600)

/**
 * How a request's form is read, as whoever asks. Throws NotSignedIn before files are read for nobody, and a Refusal
 * (400 or 413) for what is no form or too much of one.
 * @param isOutside may whoever has no account send a picture with the form at this path?
 */
export const formsOf =
  (
    context: Context,
    raw: ExpressRequest,
    response: Response,
    isOutside: (path: string) => Promise<boolean> = async () => false,
  ) =>
  async (request: Request): Promise<ReadForm> => {
    const type = request.headers.get('content-type') ?? ''
    if (!/^multipart\/form-data\b/i.test(type)) return { form: await wordsOf(request), refused: {} }
    try {
      const intake = await intakeAt(context, new URL(request.url).pathname, isOutside)
      allowBody(raw)
      ;(response.locals as Locals).takeLonger()
      return await formsWithinLimit(intake, (why) => readWithFiles(intake, request, type, why))
    } catch (error) {
      letGo(raw, response)
      throw error instanceof BrokenForm ? refusalOf(error) : error
    }
  }

async function intakeAt(
  context: Context,
  path: string,
  isOutside: (path: string) => Promise<boolean>,
): Promise<Intake> {
  if (await isOutside(path)) return outsideIntake(context, path)
  if (!context.viewer) throw new NotSignedIn()
  return intakeOf({ ...context, viewer: context.viewer, idempotencyKey: null })
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
  { counted }: Intake,
  read: (why?: Refusal) => Promise<ReadForm>,
): Promise<ReadForm> {
  let hasBegun = false
  try {
    return await withinLimit(counted, () => {
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
  intake: Intake,
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
      `${name}: ${whyNot(error, intake.language).message}`,
    ]
  }
  const taken: Taken[] = []
  let files = 0
  try {
    const form = await readMultipart(request.body, type, async (part) => {
      try {
        if (why) throw why
        if (++files > intake.most)
          throw new Invalid({ file: [say('mostFiles', { max: intake.most })] })
        await intake.may(part.name)
        taken.push({ part, received: await receive(part.content, intake.mostBytes) })
      } catch (error) {
        refuse(part, error)
      }
    })
    for (const { part, received } of taken) {
      try {
        form.append(part.field, (await intake.keep(part.name, received)).id)
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
