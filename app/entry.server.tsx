// From a page to HTML, and a page's data as JSON for our own scripts. All loaders have answered before a page is rendered, so
// it is rendered to a text in one go: React's stream writer and the router's streamed hand-over cost more (DECISIONS.md).
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
import { RowCacheContext } from './components/cached-row.tsx'
import { isPlainPage } from './plain-page.ts'
import { preloadedMessages } from './preloaded-messages.ts'
import { rowCache } from './row-cache.tsx'
import { lateLoaded } from './ui/late.ts'

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
  if (request.method === 'POST' && wantsJson(request.headers.get('accept'))) {
    await entry.serverHandoffStream?.cancel()
    return Response.json(actionDataOf(entry), { status, headers })
  }
  if (request.method === 'GET' && wantsJson(request.headers.get('accept'))) {
    await entry.serverHandoffStream?.cancel()
    return Response.json(loaderDataOf(entry), { status, headers })
  }
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { language, nonce, send } = context.get(atrium)
  for (const file of preloadedMessages(entry, language))
    headers.append('Link', `<${file}>; rel=modulepreload`)
  send(await render(request, entry, nonce))
  return new Response(null, { status, headers })
}

/** What the page's action answered; null when it has none. */
function actionDataOf({ staticHandlerContext: { actionData } }: EntryContext): unknown {
  return Object.values(actionData ?? {}).at(-1) ?? null
}

/** What the page's own loader read; null when it, or a layout around it, broke. */
function loaderDataOf({
  staticHandlerContext: { errors, loaderData, matches },
}: EntryContext): unknown {
  const page = matches.at(-1)
  return errors || !page ? null : (loaderData[page.route.id] ?? null)
}

/**
 * The document with what the loaders answered. ServerRouter would stream the answers through suspended components; without
 * its stream it renders the page alone, and the script is put where the router would have put it.
 */
async function render(request: Request, entry: EntryContext, nonce: string): Promise<string> {
  const stream = entry.serverHandoffStream
  delete entry.serverHandoffStream
  const answers = stream && (await textOf(stream))
  await lateLoaded()
  const html = renderToString(
    <RowCacheContext value={rowCache}>
      <ServerRouter context={ownRoutes(entry)} url={request.url} nonce={nonce} />
    </RowCacheContext>,
  )
  // A page without the app's scripts (routes/offline.tsx) has nobody to hand them to.
  const isPlain = entry.staticHandlerContext.matches.some(({ route }) => isPlainPage(route.handle))
  const script = answers === undefined || isPlain ? '' : handoffScript(answers, nonce)
  const end = html.lastIndexOf('</body>')
  return `<!DOCTYPE html>${html.slice(0, end)}${script}${html.slice(end)}`
}

/**
 * The same with the routes of this page alone. For each page ServerRouter makes all that it is given anew: with all of the
 * 170 that is 3 to 4 % of a page. What the others are can still be looked up.
 */
function ownRoutes(entry: EntryContext): EntryContext {
  const { manifest, staticHandlerContext } = entry
  const routes: typeof manifest.routes = Object.create(manifest.routes)
  for (const { route } of staticHandlerContext.matches) routes[route.id] = manifest.routes[route.id]
  return { ...entry, manifest: { ...manifest, routes } }
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** As react-router's StreamTransfer writes it; the browser tests prove that pages hydrate with it. */
function handoffScript(answers: string, nonce: string): string {
  const controller = 'window.__reactRouterContext.streamController'
  return `<script nonce="${nonce}">${controller}.enqueue(${escaped(JSON.stringify(answers))});${controller}.close();</script>`
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
  json.replace(/[&><\u2028\u2029]/g, (character) => ESCAPES[character] ?? character)

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
