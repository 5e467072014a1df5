// What the machine itself can do: the same bytes from a bare server, and the same page drawn from memory.
// Run as a child: `node bench/baselines.ts bytes FILE` or `node bench/baselines.ts memory FILE PATH`.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import express from 'express'
import { print } from 'graphql'
import type { Atrium } from '#app/atrium.ts'
import { pageRequests } from '#app/page-requests.ts'

const [kind, file = ''] = process.argv.slice(2)
const port = Number(process.env.PORT)
const held = readFileSync(file)

if (kind === 'bytes') {
  createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(held),
  ).listen(port, '127.0.0.1')
} else {
  /** Answers of the documents of one page, as the real server gave them. */
  const answers = JSON.parse(held.toString()) as {
    viewer: Atrium['viewer']
    byDocument: Record<string, unknown>
  }
  const build = await import(join(import.meta.dirname, '..', 'build/server/index.js'))
  const app = express()
  app.use(
    pageRequests({
      build,
      mode: 'production',
      origin: 'http://localhost',
      openGateway: async () =>
        ({
          viewer: answers.viewer,
          language: 'en',
          look: { style: null, logoUrl: null },
          isDemo: true,
          nonce: 'measure',
          requestId: 'measure',
          now: Date.now(),
          ask: async (document: Parameters<typeof print>[0]) => answers.byDocument[print(document)],
        }) as unknown as Atrium,
    }),
  )
  createServer(app).listen(port, '127.0.0.1')
}
