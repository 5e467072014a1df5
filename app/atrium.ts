// The only access to the server. Loaders ask(), actions submit(); nothing else of the server can be reached from a page.
import type { TadaDocumentNode } from 'gql.tada'
import { createContext, type RouterContext } from 'react-router'
import type { Language } from '#messages/engine/languages.ts'

/** Messages by field name, as a form shows them; the empty name stands for the whole form. */
export type FieldMessages = Record<string, string[]>

export type Submitted<Data> =
  | { ok: true; data: Data }
  | {
      ok: false
      code: string
      message: string
      fields: FieldMessages
      more: Record<string, unknown>
    }

/** What the server gives the pages for one request: graphql/gateway.ts makes it. */
export type Gateway = {
  /** Who asks; null when nobody is signed in. */
  viewer: {
    id: number
    name: string
    timeZone: string
    theme: 'SYSTEM' | 'LIGHT' | 'DARK'
    shortcutsDisabled: boolean
  } | null
  /** The language of the answer. */
  language: Language
  isDemo: boolean
  /** What the company looks like: the tones of its accent as a style sheet, and the address of its logo. */
  look: { style: string | null; logoUrl: string | null }
  /** For the scripts and styles of this answer. */
  nonce: string
  requestId: string
  /** Why the request was refused before any page took it: for the page that says so. */
  refusal: { status: number; message: string } | null
  /** When this answer is made, in milliseconds: server and browser draw the same times. */
  now: number
  /** Runs a query as the viewer. Not signed in: to the sign-in page. Not found and not allowed: the same 404. */
  ask<Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
  /**
   * Reads a form that may bring files. Each accepted file is its id under its field's name; why one was not
   * stands in `refused`, by field.
   */
  readForm(request: Request): Promise<{ form: FormData; refused: FieldMessages }>
  /**
   * Runs a mutation as the viewer. Refusals about what was entered come back as messages by field.
   * @param key the form's idempotency key: sent again with it, a form is answered as before and nothing is done twice
   * @param confidentialReason why a text that looks confidential has to stand there
   */
  submit<Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    variables: Variables,
    key?: string,
    confidentialReason?: string,
  ): Promise<Submitted<Data>>
}

export type Atrium = Gateway & {
  /** Takes the rendered page, to be written without the web's streams (page-requests.ts). */
  send(html: string): void
}

// In development Node loads server.ts and Vite loads app/: two copies of this module, which must share one key.
const shared = globalThis as typeof globalThis & { atriumContext?: RouterContext<Atrium> }
shared.atriumContext ??= createContext<Atrium>()
export const atrium: RouterContext<Atrium> = shared.atriumContext

/** The form that was sent to a page. Throws a Response with 400 where its body is none, or broke off. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    if (error instanceof TypeError) throw new Response(null, { status: 400 })
    throw error
  }
}

/** A form's fields as plain text; a name that occurs several times gives its last value. Files are not read here. */
export const fields = async (request: Request): Promise<Record<string, string>> =>
  textsOf(await formOf(request))

export function textsOf(form: FormData): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') read[name] = value
  return read
}

/** All values of a field that may occur several times. */
export const many = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '')
