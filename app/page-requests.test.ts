// Requests as strangers write them, over a real line: every one is answered, and none as a failure of ours.
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import type { ServerBuild } from 'react-router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageRequests } from './page-requests.ts'

let server: Server
const failures: unknown[] = []

beforeAll(async () => {
  const page = {
    id: 'page',
    path: '*',
    module: {
      loader: ({ request }: { request: Request }) => new Response(request.url),
      action: async ({ request }: { request: Request }) => new Response(await request.text()),
    },
  }
  const build = {
    entry: { module: { handleError: (error: unknown) => failures.push(error) } },
    routes: {
      page,
      readOnly: {
        id: 'readOnly',
        path: 'read-only',
        module: { loader: () => new Response('read') },
      },
    },
    assets: { routes: {}, entry: { module: '', imports: [] }, url: '', version: '' },
    future: {},
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
    ssr: true,
    prerender: [],
    routeDiscovery: { mode: 'initial' },
  } as unknown as ServerBuild
  const app = express()
  app.use(
    pageRequests({
      build,
      mode: 'production',
      origin: 'http://atrium.example',
      openGateway: async () => ({}) as never,
    }),
  )
  app.use(((error, _request, response, _next) => {
    failures.push(error)
    response.status(500).end()
  }) as express.ErrorRequestHandler)
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** What comes back for these words on the line. */
const say = (words: string) =>
  new Promise<string>((resolve, reject) => {
    const line = connect((server.address() as AddressInfo).port, '127.0.0.1', () => line.end(words))
    let heard = ''
    line.on('data', (part) => {
      heard += part
    })
    line.on('end', () => resolve(heard)).on('error', reject)
  })
const ask = async (target: string, host: string, method = 'GET') => {
  const heard = await say(
    `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  )
  const [head = '', body = ''] = heard.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), body }
}

test.each([
  ['/ideas?of=all', 'atrium.example:4711', 'http://atrium.example:4711/ideas?of=all'],
  ['/ideas', '[', 'http://atrium.example/ideas'],
  ['/ideas', 'a:b:c', 'http://atrium.example/ideas'],
  ['/ideas', 'atrium.example:99999', 'http://atrium.example/ideas'],
  ['/ideas', 'somebody@elsewhere.example', 'http://atrium.example/ideas'],
  ['http://elsewhere.example/ideas?of=all', 'here.example', 'http://here.example/ideas?of=all'],
  ['http://elsewhere.example', 'here.example:80', 'http://here.example/'],
  ['//elsewhere.example/ideas', 'here.example', 'http://here.example//elsewhere.example/ideas'],
])('%s of the host %s is the page %s', async (target, host, page) => {
  const { status, body } = await ask(target, host)
  expect(failures).toEqual([])
  expect(status).toBe(200)
  expect(body).toContain(page)
})

test('what is no address at all is refused, not broken', async () => {
  for (const [target, method] of [
    ['*', 'OPTIONS'],
    ['http://[/ideas', 'GET'],
  ] as const) {
    const { status } = await ask(target, 'here.example', method)
    expect(failures).toEqual([])
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  }
})

test.each([
  ['POST /read-only', 'Content-Type: application/x-www-form-urlencoded\r\n', 405, 'GET, HEAD'],
  ['PUT /read-only', '', 405, 'GET, HEAD'],
  ['DELETE /x', '', 405, 'GET, HEAD, POST'],
  ['OPTIONS /x', '', 405, 'GET, HEAD, POST'],
  ['POST /x', 'Content-Type: application/json\r\n', 415, 'GET, HEAD, POST'],
  ['POST /x', 'Content-Type: text/plain\r\n', 415, 'GET, HEAD, POST'],
  ['POST /x', '', 415, 'GET, HEAD, POST'],
])(
  'what a page does not take is refused in words: %s %s',
  async (begins, header, status, allow) => {
    const answer = await say(
      `${begins} HTTP/1.1\r\nHost: here\r\n${header}Content-Length: 2\r\nConnection: close\r\n\r\n{}`,
    )
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain(`Allow: ${allow}\r\n`)
    expect(failures).toEqual([])
  },
)
