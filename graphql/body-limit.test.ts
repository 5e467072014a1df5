// Bodies over real HTTP: those that say how long they are, and those that do not.
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allowBody, limitBody, MAX_BYTES } from './body-limit.ts'

let port: number
let read = 0
const app = express().use(limitBody)
app.use('/with-files', (request, _response, next) => {
  allowBody(request, 4 * MAX_BYTES)
  next()
})
app.use(async (request, response) => {
  read = 0
  for await (const part of request) read += (part as Buffer).length
  response.status(200).end(String(read))
})
// Whoever reads a body that is cut off gets an error; the answer has gone out already.
app.use(
  (
    _error: unknown,
    _request: express.Request,
    _response: express.Response,
    _next: express.NextFunction,
  ) => {},
)
const server = createServer(app)

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.closeAllConnections())

const send = (
  method: string,
  path: string,
  bytes: number,
  saysLength: boolean,
  type = 'text/plain',
): Promise<number> =>
  new Promise((resolve) => {
    const length = saysLength ? { 'content-length': bytes } : { 'transfer-encoding': 'chunked' }
    const headers = { ...length, 'content-type': type }
    const out = request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    // Cut off after the answer came: that is what is meant.
    out.on('error', () => resolve(0))
    const part = Buffer.alloc(64 * 1024, 'x')
    for (let left = bytes; left > 0; left -= part.length) out.write(part.subarray(0, left))
    out.end()
  })

test.each([true, false])(
  'words that fit are read whole (with a length: %s)',
  async (saysLength) => {
    expect(await send('POST', '/ideas/1', MAX_BYTES, saysLength)).toBe(200)
    expect(read).toBe(MAX_BYTES)
  },
)

test.each([true, false])(
  'more is refused, and not kept (with a length: %s)',
  async (saysLength) => {
    expect(await send('POST', '/graphql', 40 * MAX_BYTES, saysLength)).toBe(413)
    expect(read).toBeLessThanOrEqual(MAX_BYTES)
  },
)

test('a file goes through its own door, and no other way is one', async () => {
  expect(await send('PUT', '/files', 2 * MAX_BYTES, true)).toBe(200)
  expect(await send('POST', '/files', 2 * MAX_BYTES, true)).toBe(413)
  expect(await send('PUT', '/filesystem', 2 * MAX_BYTES, true)).toBe(413)
})

test.each([true, false])(
  'a form with files brings as much as its reader allows, and no more (with a length: %s)',
  async (saysLength) => {
    const sends = (path: string, bytes: number) =>
      send('POST', path, bytes, saysLength, 'multipart/form-data; boundary=x')
    expect(await sends('/with-files', 4 * MAX_BYTES)).toBe(200)
    expect(read).toBe(4 * MAX_BYTES)
    expect(await sends('/with-files', 40 * MAX_BYTES)).toBe(413)
    expect(await sends('/elsewhere', 4 * MAX_BYTES)).toBe(413)
  },
)
