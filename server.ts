// Where it all meets: HTTP, /graphql, sign-in, files, sockets, pages, worker. Wiring only.
import { join } from 'node:path'
import compression from 'compression'
import express from 'express'
import type { ServerBuild } from 'react-router'
import sirv from 'sirv'
import { pageRequests } from '#app/page-requests.ts'
import { env } from '#env.ts'
import { isTrustedProxy } from '#graphql/addresses.ts'
import { formsOf } from '#graphql/attachments/forms.ts'
import { handleDownload, handleUpload } from '#graphql/attachments/http.ts'
import { limitBody } from '#graphql/body-limit.ts'
import { livePostRoutes } from '#graphql/comments/http.ts'
import { answerFailure } from '#graphql/failures.ts'
import { features } from '#graphql/features.ts'
import { openGateway } from '#graphql/gateway.ts'
import {
  begin,
  fileHeaders,
  headers,
  type Locals,
  ownHostOnly,
  ownOriginOnly,
  rate,
  signInRate,
  wellFormedAddress,
} from '#graphql/guards.ts'
import { health } from '#graphql/health.ts'
import { boardExportRoutes, liveBoardRoutes } from '#graphql/ideas/http.ts'
import { signInRoutes } from '#graphql/identity/http.ts'
import { guardSession } from '#graphql/identity/session-guard.ts'
import { handleImportUpload, handleRefusedRows } from '#graphql/imports/http.ts'
import { mayStart, openHttp, runServer } from '#graphql/lifecycle.ts'
import { unsubscribeRoutes } from '#graphql/notifications/http.ts'
import { refusalOfPage } from '#graphql/refuse.ts'
import { contextOf, viewerOfCookie } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import { saySearchState, whySearchIsLimited } from '#graphql/search/engine-state.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { searchQueue } from '#graphql/search-queue.ts'
import { waysInRoutes } from '#graphql/sign-in/http.ts'
import { openYoga } from '#graphql/yoga.ts'
import { log } from '#log.ts'

await mayStart()

const isDevelopment = env.NODE_ENV === 'development'
const root = import.meta.dirname
const vite = isDevelopment
  ? await import('vite').then(({ createServer: createVite }) =>
      createVite({ server: { middlewareMode: true } }),
    )
  : undefined
const loadBuild = (): Promise<ServerBuild> =>
  vite
    ? (vite.ssrLoadModule(
        'virtual:react-router/server-build',
      ) as Promise<unknown> as Promise<ServerBuild>)
    : (import(join(root, 'build/server/index.js')) as Promise<ServerBuild>)
// Errors of pages go through the one logger; pages may not import it.
Object.assign(globalThis, {
  atriumReport: (error: unknown) => log.error({ err: error as Error }, 'a page failed'),
})
const pages = pageRequests({
  build: isDevelopment ? loadBuild : await loadBuild(),
  mode: env.NODE_ENV,
  origin: new URL(env.ATRIUM_URL).origin,
  openGateway: async (request, response) => {
    const { nonce, requestId } = response.locals as Locals
    const context = await contextOf(request, requestId)
    return openGateway(schema, context, {
      nonce,
      returnTo: request.originalUrl,
      refusal: refusalOfPage(request),
      readForm: formsOf(context, request, response),
    })
  },
})

const state = health(whySearchIsLimited)
const yoga = openYoga(schema, contextOf)

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', isTrustedProxy)
app.get('/livez', state.livez)
app.get('/readyz', state.readyz)
app.get('/metrics', state.metrics)
app.use(begin, ownHostOnly)
if (!vite)
  app.use(
    '/assets',
    fileHeaders,
    sirv(join(root, 'build/client/assets'), {
      immutable: true,
      maxAge: 31_536_000,
      gzip: true,
      brotli: true,
    }),
  )
app.use(headers)
app.use(
  vite?.middlewares ??
    sirv(join(root, 'build/client'), {
      maxAge: 3_600,
      // sirv knows no type for icons of old.
      setHeaders: (response, path) => {
        if (path.endsWith('.ico')) response.setHeader('Content-Type', 'image/x-icon')
      },
    }),
)
app.use(wellFormedAddress, ownOriginOnly, limitBody, rate, guardSession)
app.use('/sign-in', signInRate)
app.use(
  signInRoutes(),
  waysInRoutes(),
  unsubscribeRoutes(),
  livePostRoutes(schema),
  liveBoardRoutes(schema),
  boardExportRoutes(),
)
app.put('/files', async (request, response) =>
  handleUpload(request, response, await contextOf(request, response.locals.requestId)),
)
app.all('/files{/*path}', async (request, response) =>
  handleDownload(request, response, await contextOf(request, response.locals.requestId)),
)
app.post('/imports', async (request, response) =>
  handleImportUpload(request, response, await contextOf(request, response.locals.requestId)),
)
app.get('/imports/:id/refused', async (request, response) =>
  handleRefusedRows(request, response, await contextOf(request, response.locals.requestId)),
)
app.use('/graphql', yoga as never)
app.use(compression({ threshold: 1_400 }))
app.use(pages)
app.use(answerFailure)

await runServer(openHttp(app), {
  features,
  findViewer: viewerOfCookie,
  searchQueue: env.ATRIUM_ROLE === 'web' ? undefined : searchQueue(features, theSearch()),
  drain: state.drain,
  beside: vite && (() => vite.close()),
})
log.info({ address: env.ATRIUM_URL, port: env.PORT }, 'listening')
await saySearchState()
