// A process of its own with sockets, for tests of what holds when one is killed. Says its port when it is open.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { features } from './features.ts'
import { openRealtime } from './realtime.ts'
import { viewerOfCookie } from './requests.ts'
import { openSocketAdapter } from './socket-adapter.ts'

const server = createServer()
openRealtime(server, features, viewerOfCookie, await openSocketAdapter())
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`),
)
