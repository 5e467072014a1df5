// A process of its own that serves everything but pages, for tests of what holds when one is killed and of all that leaves a
// server: HTTP, sockets, mails, log lines. Says its port when it is open.
import express from 'express'
import { isTrustedProxy } from './addresses.ts'
import { handleDownload, handleUpload } from './attachments/http.ts'
import { limitBody } from './body-limit.ts'
import { livePostRoutes } from './comments/http.ts'
import { answerFailure } from './failures.ts'
import { features } from './features.ts'
import { begin, ownHostOnly, ownOriginOnly, rate, signInRate, wellFormedAddress } from './guards.ts'
import { health } from './health.ts'
import { liveBoardRoutes } from './ideas/http.ts'
import { signInRoutes } from './identity/http.ts'
import { guardSession } from './identity/session-guard.ts'
import { openHttp, runServer } from './lifecycle.ts'
import { contextOf, viewerOfCookie } from './requests.ts'
import { schema } from './schema.ts'
import { theSearch } from './search/index-access.ts'
import { searchQueue } from './search-queue.ts'
import { waysInRoutes } from './sign-in/http.ts'
import { openYoga } from './yoga.ts'

const state = health()
const app = express()
app.set('trust proxy', isTrustedProxy)
app.get('/readyz', state.readyz)
app.get('/metrics', state.metrics)
app.use(begin, ownHostOnly, wellFormedAddress, ownOriginOnly, limitBody, rate, guardSession)
app.use('/sign-in', signInRate)
app.use(signInRoutes(), waysInRoutes(), livePostRoutes(schema), liveBoardRoutes(schema))
app.put('/files', async (request, response) =>
  handleUpload(request, response, await contextOf(request, response.locals.requestId)),
)
app.get('/files/:id', async (request, response) =>
  handleDownload(request, response, await contextOf(request, response.locals.requestId)),
)
app.use('/graphql', openYoga(schema, contextOf) as never)
app.use(answerFailure)

const port = await runServer(
  openHttp(app),
  {
    features,
    findViewer: viewerOfCookie,
    // A test that only kills the process asks for no jobs.
    searchQueue: process.argv.includes('--jobs') ? searchQueue(features, theSearch()) : undefined,
    drain: state.drain,
  },
  { port: 0, host: '127.0.0.1' },
)
process.stdout.write(`port ${port}\n`)
