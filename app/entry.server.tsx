// From a page to HTML. Every loader has answered before a page is drawn, so it is drawn in one go, as text: React's
// stream writer and the chain of streams behind it cost more than the drawing itself (DECISIONS.md).
import { renderToString } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { wantsJson } from './ask-json.ts'
import { atrium } from './atrium.ts'
import { drawingsOf } from './drawings.ts'
import { preloadedMessages } from './preloaded-messages.ts'
import { DrawingsContext } from './ui/drawn-once.tsx'

/** How long a loader's answer may take to be encoded, in milliseconds. */
export const streamTimeout = 10_000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { language, nonce, packedScript, send } = context.get(atrium)
  headers.set('Cache-Control', 'private, no-store')
  headers.append('Vary', 'Accept')
  if (request.method === 'GET' && wantsJson(request.headers.get('accept'))) {
    await entry.serverHandoffStream?.cancel()
    return Response.json(answerOf(entry), { status, headers })
  }
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  for (const file of preloadedMessages(entry, language))
    headers.append('Link', `<${file}>; rel=modulepreload`)
  // What the loaders answered, for the browser. ServerRouter would stream it through suspended components;
  // without its stream it draws the page alone, and the same two scripts are put where it would have put them.
  const handoff = entry.serverHandoffStream
  delete entry.serverHandoffStream
  const answers = handoff ? await textOf(handoff) : ''
  const drawings = drawingsOf()
  const html = renderToString(
    <DrawingsContext value={drawings}>
      <ServerRouter context={entry} url={request.url} nonce={nonce} />
    </DrawingsContext>,
  )
  const end = html.lastIndexOf('</body>')
  const scripts = handoff ? handOver(answers, packedScript, nonce) : ''
  send(drawings.finish(`<!DOCTYPE html>${html.slice(0, end)}${scripts}${html.slice(end)}`))
  return new Response(null, { status, headers })
}

/** What the page's own loader read; null when it, or a frame around it, broke. */
function answerOf({
  staticHandlerContext: { errors, loaderData, matches },
}: EntryContext): unknown {
  const page = matches.at(-1)
  return errors || !page ? null : (loaderData[page.route.id] ?? null)
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** As react-router's StreamTransfer writes it; e2e proves that pages come alive with it. */
function handOver(answers: string, packed: string, nonce: string): string {
  const controller = 'window.__reactRouterContext.streamController'
  return `<script nonce="${nonce}">${escaped(packed)}${controller}.enqueue(${escaped(JSON.stringify(answers))});${controller}.close();</script>`
}

/** JSON inside of a script: nothing in it may end the script or be taken for markup. */
const ESCAPES: Record<string, string> = {
  '&': '\\u0026',
  '>': '\\u003e',
  '<': '\\u003c',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}
const escaped = (json: string): string =>
  json.replace(/[&><\u2028\u2029]/g, (sign) => ESCAPES[sign] ?? sign)

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
