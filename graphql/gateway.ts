// The server's side of app/atrium.ts: documents run in-process, refusals become what a page needs.
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { env } from '#env.ts'
import type { Context } from './context.ts'
import {
  Conflict,
  type FieldMessages,
  Invalid,
  NotAllowed,
  NotFound,
  NotSignedIn,
  Refusal,
  TooMany,
  TryLater,
} from './errors.ts'
import { run } from './execute.ts'

type Variables = Record<string, unknown>

/**
 * The door for one request.
 * @param returnTo where to come back to after signing in: the request's path and query
 */
export function openGateway(
  schema: GraphQLSchema,
  context: Context,
  more: {
    nonce: string
    returnTo: string
    /** Reads a form, taking in its files. */
    readForm: (request: Request) => Promise<{ form: FormData; refused: FieldMessages }>
  },
) {
  const { viewer } = context
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
    nonce: more.nonce,
    requestId: context.requestId,
    now,
    async ask(document: DocumentNode, variables: Variables) {
      try {
        return await run(schema, document, variables, context)
      } catch (error) {
        throw asResponse(error, more.returnTo)
      }
    },
    async readForm(request: Request) {
      try {
        return await more.readForm(request)
      } catch (error) {
        throw asResponse(error, more.returnTo)
      }
    },
    async submit(document: DocumentNode, variables: Variables) {
      try {
        return { ok: true, data: await run(schema, document, variables, context) }
      } catch (error) {
        if (
          error instanceof Invalid ||
          error instanceof Conflict ||
          error instanceof TooMany ||
          error instanceof TryLater ||
          error instanceof NotAllowed
        ) {
          const {
            code,
            fields = {},
            ...rest
          } = error.extensions as { code: string; fields?: Record<string, string[]> }
          return { ok: false, code, message: error.message, fields, more: rest }
        }
        throw asResponse(error, more.returnTo)
      }
    },
  }
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

function asResponse(error: unknown, returnTo: string): unknown {
  if (error instanceof NotSignedIn)
    return new Response(null, {
      status: 302,
      headers: { Location: `/sign-in?returnTo=${encodeURIComponent(pageOf(returnTo))}` },
    })
  if (error instanceof NotFound || error instanceof NotAllowed)
    return new Response('Not found', { status: 404 })
  if (error instanceof Refusal) {
    const { http } = error.extensions as { http: ResponseInit }
    return new Response(error.message, http)
  }
  return error
}
