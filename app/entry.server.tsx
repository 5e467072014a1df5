// From a page to HTML, by React's stream writer; and a page's data as JSON for our own scripts.
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { wantsJson } from './ask-json.ts'
import { atrium } from './atrium.ts'
import { preloadedMessages } from './preloaded-messages.ts'

/** How long a loader's answer may take to be encoded, in milliseconds. */
export const streamTimeout = 10_000

/** Answers one request for a page: JSON for `askJson`, no body for HEAD, otherwise the document. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  headers.set('Cache-Control', 'private, no-store')
  headers.append('Vary', 'Accept')
  if (request.method === 'GET' && wantsJson(request.headers.get('accept'))) {
    await entry.serverHandoffStream?.cancel()
    return Response.json(loaderDataOf(entry), { status, headers })
  }
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { language } = context.get(atrium)
  for (const file of preloadedMessages(entry, language))
    headers.append('Link', `<${file}>; rel=modulepreload`)
  return new Response(await render(request, entry, context), { status, headers })
}

/** What the page's own loader read; null when it, or a layout around it, broke. */
function loaderDataOf({
  staticHandlerContext: { errors, loaderData, matches },
}: EntryContext): unknown {
  const page = matches.at(-1)
  return errors || !page ? null : (loaderData[page.route.id] ?? null)
}

/**
 * Resolves when the page can be written. All loaders have answered by then, so it waits for components that are loaded
 * lazily, too: a part that is written later, or apart from its place, is only shown by a script, and pages have to work
 * without. Rejects when the page breaks.
 */
function render(
  request: Request,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<ReadableStream> {
  const { nonce } = context.get(atrium)
  return new Promise((resolve, reject) => {
    let hasShell = false
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={entry} url={request.url} nonce={nonce} />,
      {
        nonce,
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        onShellReady() {
          hasShell = true
        },
        onAllReady() {
          const body = new PassThrough({
            final(callback) {
              clearTimeout(timeout)
              callback()
            },
          })
          resolve(createReadableStreamFromReadable(body))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          // The router reports what breaks the shell.
          if (hasShell && !request.signal.aborted) report(error)
        },
      },
    )
    const timeout = setTimeout(abort, streamTimeout + 1_000)
  })
}

/** Set by server.ts' logger in production; the console in development. */
function report(error: unknown): void {
  const shared = globalThis as typeof globalThis & { atriumReport?: (error: unknown) => void }
  if (shared.atriumReport) shared.atriumReport(error)
  // biome-ignore lint/suspicious/noConsole: without server.ts there is no logger, and pages may not import it
  else console.error(error)
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Response) return
  report(error)
}
