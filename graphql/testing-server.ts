// For tests of what leaves a server: the server in a process of its own, with its log, a mail server that keeps emails, and
// people who ask over HTTP and sockets.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Socket as NetSocket } from 'node:net'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { startSession } from './identity/service.ts'
import { SESSION_COOKIE } from './requests.ts'

export type TestServer = {
  address: string
  /** Everything that the process has written, its log above all. */
  log: () => string
  /** Emails that the mail server took. */
  letters: string[]
  stop: () => Promise<void>
  /** Asks it to end. Gives its exit code, and how long it took in milliseconds. */
  end: () => Promise<{ code: number | null; took: number }>
}

/** Starts the server with its jobs and a mail server. @param environment that of the test */
export async function startServer(environment: NodeJS.ProcessEnv): Promise<TestServer> {
  const mail = await startMailServer()
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing-process.ts'), '--jobs'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment, LOG_LEVEL: 'trace', SMTP_URL: mail.url },
    },
  )
  let written = ''
  const opened = Promise.withResolvers<number>()
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      written += part
      const port = /port (\d+)/.exec(written)?.[1]
      if (port) opened.resolve(Number(port))
    })
  child.once('exit', () => opened.reject(new Error(`the server ended: ${written}`)))
  return {
    address: `http://127.0.0.1:${await opened.promise}`,
    log: () => written,
    letters: mail.letters,
    stop: async () => {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
      mail.stop()
    },
    end: async () => {
      const began = performance.now()
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      mail.stop()
      return { code, took: performance.now() - began }
    },
  }
}

/** Enough of SMTP (RFC 5321) to take emails. */
async function startMailServer() {
  const letters: string[] = []
  const server = createServer((socket: NetSocket) => {
    let letter: string | null = null
    let rest = ''
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (part) => {
      const lines = (rest + part.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (letter !== null && line !== '.') letter += `${line}\n`
        else if (letter !== null) {
          letters.push(letter)
          letter = null
          socket.write('250 taken\r\n')
        } else if (line === 'DATA') {
          letter = ''
          socket.write('354 go on\r\n')
        } else if (line === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { letters, url: `smtp://127.0.0.1:${port}`, stop: () => void server.close() }
}

/** Somebody with a session of their own. */
export async function visitor(server: TestServer, personId: number) {
  const cookie = `${SESSION_COOKIE}=${await startSession(personId, 'test', '', 'test')}`
  const headers = { cookie, origin: server.address }
  const raw = async (path: string, init: RequestInit = {}): Promise<string> =>
    await (
      await fetch(`${server.address}${path}`, { ...init, headers: { ...headers, ...init.headers } })
    ).text()
  return {
    cookie,
    raw,
    /** The whole answer, refusals included, as text. */
    ask: (query: string, variables: object = {}, key?: string): Promise<string> =>
      raw('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key ? { 'idempotency-key': key } : {}),
        },
        body: JSON.stringify({ query, variables }),
      }),
    /** A socket in a room. */
    enter: async (room: string): Promise<Socket> => {
      const socket = io(server.address, {
        path: '/live/socket',
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: headers,
      })
      await once(socket as never, 'connect')
      await socket.emitWithAck('enter', room)
      return socket
    },
  }
}
export type Visitor = Awaited<ReturnType<typeof visitor>>
