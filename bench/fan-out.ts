// One comment on an idea that many people are looking at: until the last of them has the fresh answer.
import { Agent, request } from 'node:http'
import { io, type Socket } from 'socket.io-client'
import type { MeasuredServer } from './server.ts'

export type FanOut = {
  screens: number
  connectedIn: number
  p50: number
  p99: number
  last: number
  missed: number
}

/** As app/live/use-live.ts: hints are gathered, then a little chance. Milliseconds. */
const GATHER = 120
const JITTER = 250

/** Opens `screens` sockets as signed-in people, comments once, and times each screen's fresh answer from the writer's request. */
export async function fanOut(
  server: MeasuredServer,
  ideaNumber: number,
  screens: number,
): Promise<FanOut> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const began = performance.now()
  const sockets: Socket[] = []
  for (let from = 0; from < screens; from += 100)
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(100, screens - from) }, (_, i) =>
          open(server, server.cookies[(from + i) % server.cookies.length] as string),
        ),
      )),
    )
  await Promise.all(
    sockets.map((socket) => socket.timeout(20_000).emitWithAck('enter', `post:${ideaNumber}`)),
  )
  const connectedIn = performance.now() - began
  const since = new Date(Date.now() - 1_000).toISOString()
  const text = `Everyone hears this ${crypto.randomUUID()}`
  let started = 0
  const fresh = sockets.map(
    (socket, i) =>
      new Promise<number>((resolve) => {
        const end = setTimeout(() => resolve(Number.NaN), 20_000)
        socket.on('hint', () =>
          setTimeout(
            async () => {
              const body = await get(
                agent,
                `${server.address}/live/posts/${ideaNumber}?since=${since}`,
                server.cookies[i % server.cookies.length] as string,
              )
              if (!body.includes(text)) return
              clearTimeout(end)
              resolve(performance.now() - started)
            },
            GATHER + Math.random() * JITTER,
          ),
        )
      }),
  )
  started = performance.now()
  await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { authorization: server.tokens[0] as string, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation($input: PostCommentInput!) { postComment(input: $input) { number } }',
      variables: { input: { postId: String(ideaNumber), body: text } },
    }),
  })
  const times = (await Promise.all(fresh)).sort((a, b) => a - b)
  for (const socket of sockets) socket.disconnect()
  agent.destroy()
  const known = times.filter((time) => !Number.isNaN(time))
  const at = (share: number) =>
    known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? Number.NaN
  return {
    screens,
    connectedIn,
    p50: at(0.5),
    p99: at(0.99),
    last: known.at(-1) ?? Number.NaN,
    missed: times.length - known.length,
  }
}

function open(server: MeasuredServer, cookie: string): Promise<Socket> {
  const socket = io(server.address, {
    path: '/live/socket',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: server.address },
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

function get(agent: Agent, url: string, cookie: string): Promise<string> {
  return new Promise((resolve) => {
    request(url, { agent, headers: { cookie } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => resolve(body))
    })
      .on('error', () => resolve(''))
      .end()
  })
}
