// How the forms of pages are answered: before scripts with a redirect, afterwards with data.
import { data, isRouteErrorResponse, redirect } from 'react-router'
import type { FieldMessages, Submitted } from '#app/atrium.ts'
import { languageIn, messagesIn } from '#app/messages.tsx'
import type { Language } from '#messages/engine/languages.ts'
import { frameMessages } from '#messages/frame.ts'
import type { KeptFile } from './form-files.ts'

/** What came back from a form that was refused: messages by field, and what was typed. */
export type Refused = {
  ok: false
  intent: string
  code: string
  message: string
  fields: FieldMessages
  typed: Record<string, string>
  /** Of an edit that somebody else was quicker with: the present version, and what is there now. */
  conflict?: { version: number; now: Record<string, string> }
  /** What came along with it and is kept. */
  files?: readonly KeptFile[]
  /** Nothing was changed, and asking for the page would not work either. */
  keepsPage?: true
}

/** A browser asks for a page: there are no scripts yet, or the form leads somewhere else. */
export const isDocument = (request: Request): boolean =>
  request.headers.get('accept')?.includes('text/html') ?? false

/** The page of ours that the form stood on, as path and query; `fallback` when it is not told. */
export function pageBefore(request: Request, fallback: string): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return fallback
  const { host, pathname, search } = new URL(referer)
  // To a browser `//elsewhere` is another site.
  if (host !== new URL(request.url).host || pathname.startsWith('//')) return fallback
  return pathname + search
}

/** After a form that stays on its page: a redirect back for documents, `answer` for scripts. */
export function done<Answer extends object>(request: Request, to: string, answer: Answer) {
  if (isDocument(request)) throw redirect(to, 303)
  return { ok: true as const, ...answer }
}

/** The answer to a form that was refused, with the status of the refusal. */
export function refused(
  result: Extract<Submitted<unknown>, { ok: false }>,
  intent: string,
  typed: Record<string, string> = {},
  files: readonly KeptFile[] = [],
) {
  const { code, message, fields, more } = result
  const refusal: Refused = { ok: false, intent, code, message, fields, typed, files }
  if (code === 'CONFLICT' && typeof more.version === 'number')
    refusal.conflict = { version: more.version, now: (more.now ?? {}) as Record<string, string> }
  return data<Refused>(refusal, STATUS[code] ?? 400)
}

const STATUS: Record<string, number> = {
  CONFLICT: 409,
  NOT_ALLOWED: 403,
  POLICY_NOT_ACCEPTED: 403,
  TOO_MANY: 429,
}

/** A refusal of the page itself, for what can be said before the server is asked. */
export const refuseField = (intent: string, field: string, message: string, typed = {}) =>
  refuseFields(intent, { [field]: [message] }, typed)

/** The same for several fields, with the files that came along. */
export function refuseFields(
  intent: string,
  fields: FieldMessages,
  typed: Record<string, string>,
  files: readonly KeptFile[] = [],
) {
  const message = Object.values(fields)[0]?.[0] ?? ''
  return data<Refused>({ ok: false, intent, code: 'INVALID', message, fields, typed, files }, 400)
}

/** The first message of a field, when this form was the one refused. */
export function problemOf(
  answer: { ok: boolean } | null | undefined,
  intent: string,
  field: string,
): string | undefined {
  const fields = refusalOf(answer, intent)?.fields ?? {}
  // One of a list is named `skills.2`: on the page it is the field of the list.
  const name =
    field in fields ? field : Object.keys(fields).find((one) => one.startsWith(`${field}.`))
  return name === undefined ? undefined : fields[name]?.[0]
}

/** The refusal of one form of the page, if it was that one. */
export function refusalOf(
  answer: { ok: boolean } | null | undefined,
  intent: string,
): Refused | undefined {
  if (!answer || answer.ok) return undefined
  const refusal = answer as Refused
  return refusal.intent === intent ? refusal : undefined
}

/** What to say beside a button that has no fields: whatever was refused, without a field's name before it. */
export function anyProblem(answer: { ok: boolean } | null | undefined): string | undefined {
  if (!answer || answer.ok) return undefined
  const { fields, message } = answer as Refused
  return Object.values(fields ?? {})[0]?.[0] ?? message
}

/** What is wrong with a form as a whole: when no field carries the message, and no `<EditConflict>`. */
export function wholeProblem(refusal: Refused | undefined): string | undefined {
  if (!refusal || refusal.conflict) return undefined
  const own = refusal.fields['']?.[0]
  return own ?? (Object.keys(refusal.fields).length === 0 ? refusal.message : undefined)
}

/**
 * Sends a form of the page and answers as a refusal when there is no connection or the server broke: what was typed
 * stays where it is, instead of an error page in its place. For `clientAction`.
 */
export async function keepOnLoss(
  request: Request,
  send: () => Promise<unknown>,
): Promise<Answered | Refused> {
  const form = request.clone().formData()
  try {
    return (await send()) as Answered
  } catch (error) {
    if (error instanceof Response) throw error
    if (isRouteErrorResponse(error) && error.status < 500) throw error
    const t = messagesIn(languageIn(undefined), frameMessages)
    const message = t(navigator.onLine ? 'form.broken' : 'form.offline')
    const typed: Record<string, string> = {}
    for (const [name, value] of await form) if (typeof value === 'string') typed[name] = value
    const intent = typed.intent ?? ''
    const code = navigator.onLine ? 'LOST' : 'OFFLINE'
    return { ok: false, intent, code, message, fields: {}, typed, keepsPage: true }
  }
}

/** What an action of these pages gives back. */
export type Answered = { ok: boolean } | null | undefined

/** What is said to a form that the page's action does not know. */
export const unknownForm = (language: Language): string =>
  messagesIn(language, frameMessages)('form.unknown')
