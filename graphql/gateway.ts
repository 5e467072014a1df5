// The server's side of app/atrium.ts: documents run in-process, refusals become what a page needs.
import type { TadaDocumentNode } from 'gql.tada'
import type { GraphQLSchema } from 'graphql'
import type { Gateway, Submitted } from '#app/atrium.ts'
import { env } from '#env.ts'
import type { Language } from '#messages/engine/languages.ts'
import type { Context } from './context.ts'
import {
  Conflict,
  type FieldMessages,
  Invalid,
  NotAllowed,
  NotFound,
  NotSignedIn,
  PolicyNotAccepted,
  Refusal,
  TooMany,
  TryLater,
} from './errors.ts'
import { run } from './execute.ts'

/**
 * The gateway for one request.
 * @param returnTo where to come back to after signing in: the request's path and query
 */
export function openGateway(
  schema: GraphQLSchema,
  context: Context,
  more: {
    nonce: string
    returnTo: string
    /** Why the request was refused, for the page that says so. */
    refusal?: { status: number; message: string } | null
    /** The company's style sheet and logo; Atrium's own without. */
    look?: Gateway['look']
    /** Reads a form, taking in its files. */
    readForm: (request: Request) => Promise<{ form: FormData; refused: FieldMessages }>
  },
): Gateway {
  const { viewer } = context
  const answer = async <Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    variables: Variables,
    key?: string,
    confidentialReason?: string,
  ): Promise<Data> =>
    // The document's own type says what it gives; `run` validates it against the schema.
    (await run(
      schema,
      document,
      variables as Record<string, unknown>,
      confidentialReason ? { ...withKey(context, key), confidentialReason } : withKey(context, key),
    )) as Data
  const now = Date.now()
  return {
    viewer: viewer && {
      id: viewer.id,
      name: viewer.name,
      timeZone: viewer.timeZone,
      theme: viewer.theme,
      shortcutsDisabled: viewer.shortcutsDisabled,
    },
    language: context.language,
    isDemo: env.ATRIUM_DEMO,
    look: more.look ?? { style: null, logoUrl: null },
    nonce: more.nonce,
    requestId: context.requestId,
    refusal: more.refusal ?? null,
    now,
    async ask(document, variables) {
      try {
        return await answer(document, variables)
      } catch (error) {
        throw asResponse(error, more.returnTo, context.language)
      }
    },
    async readForm(request) {
      try {
        return await more.readForm(request)
      } catch (error) {
        throw asResponse(error, more.returnTo, context.language)
      }
    },
    async submit(document, variables, key, confidentialReason) {
      try {
        return { ok: true, data: await answer(document, variables, key, confidentialReason) }
      } catch (error) {
        const refused = asSubmitted(error, context.language)
        if (refused) return refused
        throw asResponse(error, more.returnTo, context.language)
      }
    },
  }
}

/** A form's own key counts in place of the request's. */
const withKey = (context: Context, key: string | undefined): Context =>
  key && /^[\w-]{16,64}$/.test(key) ? { ...context, idempotencyKey: key } : context

/** A refusal about what was entered, for the form; undefined for anything else. */
function asSubmitted(
  error: unknown,
  language: Language,
): (Submitted<never> & { ok: false }) | undefined {
  if (
    !(
      error instanceof Invalid ||
      error instanceof Conflict ||
      error instanceof TooMany ||
      error instanceof TryLater ||
      error instanceof NotAllowed ||
      error instanceof PolicyNotAccepted
    )
  )
    return undefined
  const {
    code,
    fields = {},
    ...rest
  } = { ...error.extensions, ...error.wordsIn(language) } as {
    code: string
    fields?: FieldMessages
  }
  return { ok: false, code, message: error.text(language), fields, more: rest }
}

/** The page behind an address: scripts ask for its data (`/ideas.data?_routes=…`), or for something without a page. */
export function pageOf(asked: string): string {
  if (!URL.canParse(asked, 'http://here')) return '/'
  const { pathname, searchParams } = new URL(asked, 'http://here')
  if (/^\/(ask|live|files)\//.test(pathname)) return '/'
  searchParams.delete('_routes')
  const path = pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
  const query = searchParams.toString()
  return query ? `${path}?${query}` : path
}

function asResponse(error: unknown, returnTo: string, language: Language): unknown {
  if (error instanceof NotSignedIn)
    return new Response(null, {
      status: 302,
      headers: { Location: `/sign-in?returnTo=${encodeURIComponent(pageOf(returnTo))}` },
    })
  if (error instanceof NotFound || error instanceof NotAllowed)
    return new Response('Not found', { status: 404 })
  if (error instanceof Refusal) {
    const { http } = error.extensions as { http: ResponseInit }
    return new Response(error.text(language), http)
  }
  return error
}
