// A process of its own that serves everything but pages, for tests of what holds when one is killed and of all that leaves a
// server: HTTP, sockets, mails, log lines. Says its port when it is open.
import express from 'express'
import { handleDownload, handleUpload } from './attachments/http.ts'
import { livePostRoutes } from './comments/http.ts'
import { features } from './features.ts'
import { begin, ownOriginOnly } from './guards.ts'
import { health } from './health.ts'
import { liveBoardRoutes } from './ideas/http.ts'
import { guardSession } from './identity/session-guard.ts'
import { openHttp, runServer } from './lifecycle.ts'
import { contextOf, viewerOfCookie } from './requests.ts'
import { schema } from './schema.ts'
import { theSearch } from './search/index-access.ts'
import { searchQueue } from './search-queue.ts'
import { openYoga } from './yoga.ts'

const state = health()
const app = express()
app.get('/readyz', state.readyz)
app.use(begin, ownOriginOnly, guardSession, livePostRoutes(schema), liveBoardRoutes(schema))
app.put('/files', async (request, response) =>
  handleUpload(request, response, await contextOf(request, response.locals.requestId)),
)
app.get('/files/:id', async (request, response) =>
  handleDownload(request, response, await contextOf(request, response.locals.requestId)),
)
app.use('/graphql', openYoga(schema, contextOf) as never)

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
