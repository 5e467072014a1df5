// Where it all meets: HTTP, /graphql, sign-in, files, sockets, pages, worker. Wiring only.
import { createServer } from 'node:http'
import { join } from 'node:path'
import compression from 'compression'
import express from 'express'
import type { ServerBuild } from 'react-router'
import sirv from 'sirv'
import { pageRequests } from '#app/page-requests.ts'
import { env } from '#env.ts'
import { formsOf } from '#graphql/attachments/forms.ts'
import { handleDownload, handleUpload } from '#graphql/attachments/http.ts'
import { limitBody } from '#graphql/body-limit.ts'
import { subscribe } from '#graphql/bus.ts'
import { livePostRoutes } from '#graphql/comments/http.ts'
import { invalidateNow } from '#graphql/define.ts'
import { answerFailure } from '#graphql/failures.ts'
import { features } from '#graphql/features.ts'
import { openGateway } from '#graphql/gateway.ts'
import {
  begin,
  headers,
  type Locals,
  ownOriginOnly,
  rate,
  signInRate,
  wellFormedAddress,
} from '#graphql/guards.ts'
import { health } from '#graphql/health.ts'
import { liveBoardRoutes } from '#graphql/ideas/http.ts'
import { signInRoutes } from '#graphql/identity/http.ts'
import { handleImportUpload, handleRefusedRows } from '#graphql/imports/http.ts'
import { startOutbox } from '#graphql/outbox.ts'
import { openRealtime } from '#graphql/realtime.ts'
import { contextOf, viewerOfCookie } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { searchQueue } from '#graphql/search-queue.ts'
import { invalidateSharedAnswers } from '#graphql/shared-answers.ts'
import { openSocketAdapter } from '#graphql/socket-adapter.ts'
import { openYoga } from '#graphql/yoga.ts'
import { log } from '#log.ts'
import { healthPool, jobPool, planningPool, pool } from '#prisma/client.ts'

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
      readForm: formsOf(context, request, response),
    })
  },
})

const state = health()
const yoga = openYoga(schema, contextOf)

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', 'loopback')
app.get('/livez', state.livez)
app.get('/readyz', state.readyz)
app.get('/metrics', state.metrics)
app.use(begin, headers)
if (vite) app.use(vite.middlewares)
else {
  app.use(
    '/assets',
    sirv(join(root, 'build/client/assets'), {
      immutable: true,
      maxAge: 31_536_000,
      gzip: true,
      brotli: true,
    }),
  )
  app.use(sirv(join(root, 'build/client'), { maxAge: 3_600 }))
}
app.use(wellFormedAddress, ownOriginOnly, limitBody, rate)
app.use('/sign-in/demo', signInRate)
app.use(signInRoutes(), livePostRoutes(schema), liveBoardRoutes(schema))
app.put('/files', async (request, response) =>
  handleUpload(request, response, await contextOf(request, response.locals.requestId)),
)
app.get('/files/:id', async (request, response) =>
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

// Lines that say nothing are looked for more often than Node's every thirty seconds.
const server = createServer({ connectionsCheckingInterval: 5_000 }, app)
// An upload on a slow line; everything else is ended by `begin` after 30 s.
server.requestTimeout = 600_000
server.headersTimeout = 20_000
server.keepAliveTimeout = 65_000
const realtime = openRealtime(server, features, viewerOfCookie, await openSocketAdapter())
const bus = await subscribe(
  (message) => {
    if (message.invalidate) invalidateNow(message.invalidate)
    if (message.rooms) {
      invalidateSharedAnswers()
      realtime.hint(message.rooms)
    }
    if (message.invalidate) void realtime.recheck(message.invalidate)
  },
  () => {
    invalidateNow('everyone')
    void realtime.recheck('everyone')
  },
)
const outbox =
  env.ATRIUM_ROLE === 'web'
    ? undefined
    : await startOutbox({ features, realtime, searchQueue: searchQueue(features, theSearch()) })
server.listen(env.PORT, env.HOST, () => {
  log.info({ address: env.ATRIUM_URL, port: env.PORT }, 'listening')
})

let isStopping = false
/** Not ready → no new connections → requests end → sockets move → jobs go back → the pool closes. */
async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  state.drain()
  setTimeout(() => process.exit(code || 1), 15_000).unref()
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await realtime.stop()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5_000))])
  await outbox?.stop()
  await bus.stop()
  await vite?.close()
  await Promise.all([pool, planningPool, jobPool, healthPool].map((one) => one.end()))
  log.info('stopped')
  process.exit(code)
}
process.on('SIGTERM', () => void stop(0))
process.on('SIGINT', () => void stop(0))
// Never on in an unknown state: whoever supervises starts it anew.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'uncaught')
  void stop(1)
})
process.on('unhandledRejection', (error) => {
  log.fatal({ err: error as Error }, 'unhandled')
  void stop(1)
})
