// Where it all meets: HTTP, /graphql, sign-in, files, sockets, pages, worker. Wiring only.
import { join } from 'node:path'
import { constants } from 'node:zlib'
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
import { intakeRoutes } from '#graphql/customers/http.ts'
import { openMailListener } from '#graphql/customers/mail-listener.ts'
import { peopleExportRoutes } from '#graphql/directory/http.ts'
import { isOpenEntryForm } from '#graphql/entry-forms/queries.ts'
import { exportRoutes } from '#graphql/exports/http.ts'
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
import { companyOf } from '#graphql/identity/company.ts'
import { signInRoutes } from '#graphql/identity/http.ts'
import { SESSION_LENGTH } from '#graphql/identity/service.ts'
import { guardSession } from '#graphql/identity/session-guard.ts'
import { handleImportUpload, handleRefusedRows } from '#graphql/imports/http.ts'
import { mayStart, openHttp, runServer } from '#graphql/lifecycle.ts'
import { myDataRoutes } from '#graphql/my-data/http.ts'
import { unsubscribeRoutes } from '#graphql/notifications/http.ts'
import { refusalOfPage } from '#graphql/refuse.ts'
import { browserOf, contextOf, viewerOfCookie } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import { scimRoutes } from '#graphql/scim/http.ts'
import { saySearchState, whySearchIsLimited } from '#graphql/search/engine-state.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { searchQueue } from '#graphql/search-queue.ts'
import { companyLogo, untilSetUp } from '#graphql/setup/http.ts'
import { printableSetUpLink } from '#graphql/setup/service.ts'
import { waysInRoutes } from '#graphql/sign-in/http.ts'
import { schemaRoutes } from '#graphql/tokens/http.ts'
import { openYoga } from '#graphql/yoga.ts'
import { log } from '#log.ts'
import { db } from '#prisma/client.ts'

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
    const context = {
      ...(await contextOf(request, requestId)),
      browser: browserOf(request, response, SESSION_LENGTH),
    }
    const { style, logoUrl } = await companyOf(context.db)
    return openGateway(schema, context, {
      nonce,
      look: { style, logoUrl },
      returnTo: request.originalUrl,
      refusal: refusalOfPage(request),
      readForm: formsOf(context, request, response, isOpenEntryForm),
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
      // Nobody reports a file, and there are twenty on a page.
      setHeaders: (response) => response.removeHeader('X-Request-Id'),
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
app.use(wellFormedAddress, ownOriginOnly)
// A token, no session; bodies have a limit of their own.
app.use(rate, scimRoutes())
app.use(limitBody, guardSession)
app.use(/^\/(sign-in|setup|recovery|invitation)(\.data)?(?=\/|$)/, signInRate)
app.use(
  signInRoutes(),
  waysInRoutes(),
  unsubscribeRoutes(),
  livePostRoutes(schema),
  liveBoardRoutes(schema),
  boardExportRoutes(),
  peopleExportRoutes(),
  myDataRoutes(),
  exportRoutes(),
  schemaRoutes(schema),
  intakeRoutes(),
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
app.get('/company/logo/:hash', companyLogo)
app.use('/graphql', yoga as never)
app.use(untilSetUp)
// One level above the usual: a twelfth less of each page for a millisecond.
app.use(
  compression({
    threshold: 1_400,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  }),
)
app.use(pages)
app.use(answerFailure)

// Mails to channels, where somebody gave it a port.
const mails =
  env.ATRIUM_MAIL_PORT !== undefined && env.ATRIUM_ROLE !== 'worker'
    ? await openMailListener(env.ATRIUM_MAIL_PORT, env.HOST)
    : undefined

await runServer(openHttp(app), {
  features,
  findViewer: viewerOfCookie,
  searchQueue: env.ATRIUM_ROLE === 'web' ? undefined : searchQueue(features, theSearch()),
  drain: state.drain,
  beside: () => Promise.all([vite?.close(), mails?.close()]),
})
log.info({ address: env.ATRIUM_URL, port: env.PORT }, 'listening')
await saySearchState()
// For whoever watches the start, and for nobody's log: whoever has the link becomes the first administrator.
const setUpLink =
  env.ATRIUM_DEMO || env.ATRIUM_ROLE === 'worker' ? null : await printableSetUpLink({ db })
if (setUpLink)
  process.stdout.write(
    `\nNobody has set this Atrium up yet. Open this link within 24 hours; it works in one browser, once:\n\n  ${setUpLink}\n\n`,
  )
