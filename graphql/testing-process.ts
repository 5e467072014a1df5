// A process of its own that serves everything but pages, for tests of what holds when one is killed and of all that leaves a
// server: HTTP, sockets, mails, log lines. Says its port when it is open.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { handleDownload, handleUpload } from './attachments/http.ts'
import { subscribe } from './bus.ts'
import { livePostRoutes } from './comments/http.ts'
import { invalidateNow } from './define.ts'
import { features } from './features.ts'
import { begin, ownOriginOnly } from './guards.ts'
import { liveBoardRoutes } from './ideas/http.ts'
import { startOutbox } from './outbox.ts'
import { openRealtime } from './realtime.ts'
import { contextOf, viewerOfCookie } from './requests.ts'
import { schema } from './schema.ts'
import { theSearch } from './search/index-access.ts'
import { searchQueue } from './search-queue.ts'
import { openSocketAdapter } from './socket-adapter.ts'
import { openYoga } from './yoga.ts'

const app = express()
app.use(begin, ownOriginOnly, livePostRoutes(schema), liveBoardRoutes(schema))
app.put('/files', async (request, response) =>
  handleUpload(request, response, await contextOf(request, response.locals.requestId)),
)
app.get('/files/:id', async (request, response) =>
  handleDownload(request, response, await contextOf(request, response.locals.requestId)),
)
app.use('/graphql', openYoga(schema, contextOf) as never)

const server = createServer(app)
const realtime = openRealtime(server, features, viewerOfCookie, await openSocketAdapter())
// A test that only kills the process asks for no jobs.
if (process.argv.includes('--jobs')) {
  await subscribe(
    ({ invalidate, rooms }) => {
      if (invalidate) invalidateNow(invalidate)
      if (rooms) realtime.hint(rooms)
    },
    () => {},
  )
  await startOutbox({ features, realtime, searchQueue: searchQueue(features, theSearch()) })
}
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`),
)
