// From a page to HTML. Everything a page needs is loaded before it is drawn, so it is drawn in one go.
import { PassThrough, Readable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type HandleErrorFunction, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import { atrium } from './atrium.ts'

export const streamTimeout = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(atrium)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Cache-Control', 'private, no-store')
  if (request.method === 'HEAD') return Promise.resolve(new Response(null, { status, headers }))
  return new Promise((resolve, reject) => {
    let code = status
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={entry} url={request.url} nonce={nonce} />, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        const body = new PassThrough()
        resolve(new Response(Readable.toWeb(body) as ReadableStream, { headers, status: code }))
        pipe(body)
      },
      onShellError: reject,
      onError(error) {
        code = 500
        report(error)
      },
    })
    const timer = setTimeout(abort, streamTimeout)
  })
}

/** Set by server.ts' logger in production; the console in development. */
function report(error: unknown): void {
  const shared = globalThis as typeof globalThis & { atriumReport?: (error: unknown) => void }
  if (shared.atriumReport) shared.atriumReport(error)
  else console.error(error)
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Response) return
  report(error)
}
