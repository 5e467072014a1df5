// A small proxy before several servers, for tests of what holds while one of them is replaced: it keeps its connections,
// asks /readyz, and goes to another server only where the first one took no connection. It repeats nothing that was sent.
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'

const ASK_EVERY = 250

type Backend = { port: number; isReady: boolean; agent: Agent }

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

/** Starts the proxy. `use` names the servers by their addresses, in place of those before. */
export async function startProxy() {
  let backends: Backend[] = []
  let turn = 0
  const order = (): Backend[] => {
    turn += 1
    const ready = backends.filter((one) => one.isReady)
    const others = backends.filter((one) => !one.isReady)
    return [...ready.map((_, i) => ready[(turn + i) % ready.length] as Backend), ...others]
  }
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, order()))
  server.on('upgrade', (incoming, client: Socket) => join(incoming, client, order()))
  const asking = setInterval(async () => {
    for (const one of backends) {
      const answer = await fetch(`http://127.0.0.1:${one.port}/readyz`).catch(() => undefined)
      one.isReady = answer?.ok ?? false
    }
  }, ASK_EVERY)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    use(addresses: readonly string[]): void {
      const ports = addresses.map((address) => Number(new URL(address).port))
      const known = backends.filter(({ port }) => ports.includes(port))
      const added = ports.filter((port) => !known.some((one) => one.port === port))
      const agent = () => new Agent({ keepAlive: true, scheduling: 'fifo' })
      backends = [...known, ...added.map((port) => ({ port, isReady: true, agent: agent() }))]
    },
    stop(): void {
      clearInterval(asking)
      server.close()
      server.closeAllConnections()
    },
  }
}
