// A small proxy before several servers, for tests of what holds while one of them is replaced: it keeps its connections,
// asks /readyz, and goes to another server only where the first one took no connection. It repeats nothing that was sent.
// When none is ready (a busy database answers late), it takes the one that was ready last: the other has been leaving for longer.
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const ASK_EVERY = 250
const ANSWERED_WITHIN = 3_000
/** So many answers one after the other say that a server is not ready, as in HAProxy. */
const FALL = 3

type Backend = { port: number; fails: number; readyAt: number; agent: Agent }
const isReady = ({ fails }: Backend): boolean => fails < FALL

/** Passes a request on to the first server that takes a connection. */
function pass(incoming: IncomingMessage, outgoing: ServerResponse, [first, ...others]: Backend[]) {
  if (!first) return void outgoing.writeHead(502).end('no server')
  const { method, url: path, headers } = incoming
  const onward = request({ port: first.port, agent: first.agent, method, path, headers })
  onward.on('response', (answer) => {
    const { connection: _, ...rest } = answer.headers
    outgoing.writeHead(answer.statusCode ?? 502, rest)
    answer.pipe(outgoing)
  })
  onward.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') return pass(incoming, outgoing, others)
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(502).end(String(error))
  })
  onward.on('socket', (line) => {
    const send = () => incoming.pipe(onward)
    if (line.connecting) line.once('connect', send)
    else send()
  })
}

/** The same for a socket. */
function join(incoming: IncomingMessage, client: Socket, [first, ...others]: Backend[]) {
  if (!first) return void client.destroy()
  const line = connect(first.port, '127.0.0.1')
  line.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') join(incoming, client, others)
    else client.destroy()
  })
  line.once('connect', () => {
    const { method, url, rawHeaders } = incoming
    const headers = rawHeaders.map((text, i) => (i % 2 ? `${text}\r\n` : `${text}: `)).join('')
    line.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`)
    line.pipe(client).pipe(line)
  })
  client.on('error', () => line.destroy())
  client.on('close', () => line.destroy())
  line.on('close', () => client.destroy())
}

/** Asks a server again and again whether it is ready, for as long as it is one of the proxy's. */
async function watch(one: Backend, isOurs: () => boolean): Promise<void> {
  for (; isOurs(); await pause(ASK_EVERY)) {
    const signal = AbortSignal.timeout(ANSWERED_WITHIN)
    const address = `http://127.0.0.1:${one.port}/readyz`
    const answer = await fetch(address, { signal }).catch(() => undefined)
    one.fails = answer?.ok ? 0 : one.fails + 1
    if (answer?.ok) one.readyAt = performance.now()
  }
}

/** Starts the proxy. `use` names the servers by their addresses, in place of those before. */
export async function startProxy() {
  let backends: Backend[] = []
  let turn = 0
  const order = (): Backend[] => {
    turn += 1
    const ready = backends.filter(isReady)
    const others = backends
      .filter((one) => !isReady(one))
      .sort((one, other) => other.readyAt - one.readyAt)
    return [...ready.map((_, i) => ready[(turn + i) % ready.length] as Backend), ...others]
  }
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, order()))
  // The client keeps its own connections; one must not be closed just when it is used.
  server.keepAliveTimeout = 600_000
  server.on('upgrade', (incoming, client: Socket) => join(incoming, client, order()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    use(addresses: readonly string[]): void {
      const ports = addresses.map((address) => Number(new URL(address).port))
      const known = backends.filter(({ port }) => ports.includes(port))
      const added = ports.filter((port) => !known.some((one) => one.port === port))
      const agent = () => new Agent({ keepAlive: true, scheduling: 'fifo' })
      const fresh = (port: number): Backend => ({
        port,
        fails: 0,
        readyAt: performance.now(),
        agent: agent(),
      })
      const coming = added.map(fresh)
      backends = [...known, ...coming]
      for (const one of coming) void watch(one, () => backends.includes(one))
    },
    stop(): void {
      backends = []
      server.close()
      server.closeAllConnections()
    },
  }
}
